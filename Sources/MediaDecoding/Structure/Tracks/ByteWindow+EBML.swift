import DetectionCore

extension ByteWindow {
    /// The element at a position; nil when there is none before `end`.
    mutating func element(at position: Int, before end: Int) throws(MediaError) -> EBMLElement? {
        guard position < end, let first = try byte(position), first >= 0x10 else { return nil }
        let width = first.leadingZeroBitCount + 1
        guard let identifier = try number(position, bytes: width) else { return nil }
        let place = position + width
        guard place < end, let second = try byte(place), second > 0 else { return nil }
        let length = second.leadingZeroBitCount + 1
        guard let marked = try number(place, bytes: length) else { return nil }
        let mask = 1 << (7 * length) - 1
        let start = place + length
        guard start <= end else { return nil }
        let isOpen = marked & mask == mask
        let size = isOpen ? end - start : marked & mask
        return EBMLElement(
            identifier: identifier, content: start..<start + min(size, end - start), isOpen: isOpen)
    }

    /// The number at a position whose first byte tells its width; nil when there is none.
    mutating func variableNumber(at position: Int) throws(MediaError) -> Int? {
        guard let first = try byte(position), first > 0 else { return nil }
        let width = first.leadingZeroBitCount + 1
        return try number(position, bytes: width).map { $0 & (1 << (7 * width) - 1) }
    }

    /// The unsigned number in an element.
    mutating func number(_ element: EBMLElement) throws(MediaError) -> Int? {
        guard (1...8).contains(element.content.count) else { return nil }
        return try number(element.content.lowerBound, bytes: element.content.count)
    }

    /// The floating point number in an element, of 4 or 8 bytes.
    mutating func float(_ element: EBMLElement) throws(MediaError) -> Double? {
        switch element.content.count {
        case 4:
            try number(element.content.lowerBound, bytes: 4).map { Double(Float(bitPattern: UInt32($0))) }
        case 8:
            try double(element.content.lowerBound)
        default:
            nil
        }
    }
}

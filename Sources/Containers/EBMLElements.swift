/// One element of an EBML document.
public struct EBMLElement: Sendable, Equatable {
    /// What it is, with the bits that tell the width of the number.
    public let identifier: Int
    /// Its content, cut where its parent ends.
    public let content: Range<Int>
    /// Whether its size is unknown, as in a live recording: it reaches as far as its parent.
    public let isOpen: Bool
    /// Whether nothing was cut off.
    public let isWhole: Bool
}

/// The elements in a part of an EBML document (Matroska, WebM), one after the other, without what is in them.
///
/// The last may be cut off; what is no element ends them.
///
/// Source: RFC 8794 §4–6.
public struct EBMLElements: Sequence, IteratorProtocol {
    private let window: ByteWindow
    private var position: Int
    private let end: Int
    private var left: Int

    /// - Parameter most: Elements after which they end.
    public init(in window: ByteWindow, _ range: Range<Int>, most: Int = 100_000) {
        self.window = window
        position = range.lowerBound
        end = Swift.min(range.upperBound, window.count)
        left = most
    }

    /// The next element; nil after the last.
    public mutating func next() -> EBMLElement? {
        guard left > 0, let element = window.element(at: position, before: end) else { return nil }
        left -= 1
        position = element.content.upperBound
        return element
    }

    /// Goes on with what is inside an element that was just given.
    public mutating func enter(_ element: EBMLElement) {
        position = element.content.lowerBound
    }
}

extension ByteWindow {
    /// The element at a position; nil when there is none before `end`.
    fileprivate func element(at position: Int, before end: Int) -> EBMLElement? {
        guard position < end, let first = self[position], first >= 0x10 else { return nil }
        let width = first.leadingZeroBitCount + 1
        guard let identifier = number(at: position, width: width, .big) else { return nil }
        let place = position + width
        guard place < end, let second = self[place], second > 0 else { return nil }
        let length = second.leadingZeroBitCount + 1
        guard let marked = number(at: place, width: length, .big) else { return nil }
        let mask = 1 << (7 * length) - 1
        let start = place + length
        guard start <= end else { return nil }
        let isOpen = marked & mask == mask
        let size = isOpen ? end - start : marked & mask
        return EBMLElement(
            identifier: identifier, content: start..<start + min(size, end - start), isOpen: isOpen,
            isWhole: size <= end - start)
    }

    /// The number at a position whose first byte tells its width; nil when there is none.
    public func variableNumber(at position: Int) -> Int? {
        guard let first = self[position], first > 0 else { return nil }
        let width = first.leadingZeroBitCount + 1
        return number(at: position, width: width, .big).map { $0 & (1 << (7 * width) - 1) }
    }
}

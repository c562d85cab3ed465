import Containers

extension ByteWindow {
    /// The unsigned number in an element.
    func number(_ element: EBMLElement) -> Int? {
        guard (1...8).contains(element.content.count) else { return nil }
        return number(at: element.content.lowerBound, width: element.content.count)
    }

    /// The floating point number in an element, of 4 or 8 bytes.
    func float(_ element: EBMLElement) -> Double? {
        float(at: element.content.lowerBound, width: element.content.count)
    }
}

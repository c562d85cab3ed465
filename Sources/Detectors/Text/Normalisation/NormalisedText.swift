/// A text in the one form that the text detectors read, with the way back to the text as it was handed in.
struct NormalisedText: Sendable, Equatable {
    /// The text; never starts or ends with a space, never holds two in a row.
    private(set) var scalars: [Unicode.Scalar] = []
    /// For each scalar the index of the scalar of the original text that it comes from; never falls.
    private(set) var origins: [Int32] = []

    /// Number of scalars.
    var count: Int { scalars.count }

    /// The stretch of the original text behind a stretch of this one, without white space at its start.
    func original(of range: Range<Int>) -> Range<Int> {
        var range = range
        while range.count > 1, scalars[range.lowerBound] == " " { range = range.lowerBound + 1..<range.upperBound }
        guard let first = range.first, let last = range.last else { return 0..<0 }
        return Int(origins[first])..<Int(origins[last]) + 1
    }

    mutating func reserve(_ count: Int) {
        scalars.reserveCapacity(count)
        origins.reserveCapacity(count)
    }

    mutating func append(_ scalar: Unicode.Scalar, from origin: Int32) {
        scalars.append(scalar)
        origins.append(origin)
    }

    mutating func removeLast() {
        scalars.removeLast()
        origins.removeLast()
    }
}

/// How far a part of an object has come over connections that may break: what is missing, and when to give up.
struct DownloadProgress: Sendable, Equatable {
    /// Bytes that are still to come.
    private(set) var missing: Range<Int>
    /// Connections in a row that brought nothing.
    private(set) var fruitless = 0

    /// Nothing has come.
    init(_ range: Range<Int>) { missing = range }

    /// Takes note of bytes that came.
    ///
    /// - Returns: How many of them belong to the part.
    mutating func take(_ count: Int) -> Int {
        let taken = min(count, missing.count)
        missing = missing.lowerBound + taken..<missing.upperBound
        if taken > 0 { fruitless = 0 }
        return taken
    }

    /// Takes note of a connection that ended.
    ///
    /// - Returns: How often the request was sent without bringing anything, for `S3RetryRule`; nil when nothing is missing.
    mutating func ended() -> Int? {
        guard !missing.isEmpty else { return nil }
        fruitless += 1
        return fruitless
    }
}

import Storage

/// Which local copies are there, how large they are and who reads them; decides which of them go.
///
/// A copy that somebody reads never goes; of the others those go first that have not been read for longest.
struct CopyLedger: Sendable {
    private struct Copy: Sendable {
        var bytes: Int
        var readers: Int
        /// When it was last begun or ended to be read, counted in such moments.
        var used: UInt64
        /// Whether it goes as soon as nobody reads it.
        var isForgotten = false
    }

    /// Most bytes of all copies, unless those that are read have more.
    let limit: Int
    /// Bytes of all copies.
    private(set) var bytes = 0
    private var copies: [BlobKey: Copy] = [:]
    private var moment: UInt64 = 0

    /// No copies.
    init(limit: Int) { self.limit = limit }

    /// The keys of all copies.
    var keys: Set<BlobKey> { Set(copies.keys) }

    /// Adds a reader to a copy; false when there is none.
    mutating func open(_ key: BlobKey) -> Bool {
        guard let copy = copies[key], !copy.isForgotten else { return false }
        touch(key, readers: 1)
        return true
    }

    /// Adds a copy that has arrived, with its readers.
    ///
    /// - Returns: Copies that go.
    mutating func add(_ key: BlobKey, bytes count: Int, readers: Int) -> [BlobKey] {
        if let earlier = copies[key] { bytes -= earlier.bytes }
        copies[key] = Copy(bytes: count, readers: copies[key]?.readers ?? 0, used: 0)
        bytes += count
        touch(key, readers: readers)
        return shrink(to: limit)
    }

    /// Takes a reader away.
    ///
    /// - Returns: Copies that go.
    mutating func close(_ key: BlobKey) -> [BlobKey] {
        touch(key, readers: -1)
        if let copy = copies[key], copy.isForgotten, copy.readers == 0 { return [remove(key)] }
        return shrink(to: limit)
    }

    /// Lets a copy go as soon as nobody reads it.
    ///
    /// - Returns: It, when that is now.
    mutating func forget(_ key: BlobKey) -> [BlobKey] {
        guard let copy = copies[key] else { return [] }
        if copy.readers == 0 { return [remove(key)] }
        copies[key]?.isForgotten = true
        return []
    }

    /// Makes room for bytes that are about to come.
    ///
    /// - Returns: Copies that go.
    mutating func makeRoom(for count: Int) -> [BlobKey] { shrink(to: max(0, limit - count)) }

    private mutating func touch(_ key: BlobKey, readers: Int) {
        moment += 1
        copies[key]?.used = moment
        copies[key]?.readers += readers
    }

    private mutating func shrink(to limit: Int) -> [BlobKey] {
        var gone: [BlobKey] = []
        for (key, _) in copies.filter({ $0.value.readers == 0 }).sorted(by: { $0.value.used < $1.value.used }) {
            guard bytes > limit else { break }
            gone.append(remove(key))
        }
        return gone
    }

    private mutating func remove(_ key: BlobKey) -> BlobKey {
        bytes -= copies.removeValue(forKey: key)?.bytes ?? 0
        return key
    }
}

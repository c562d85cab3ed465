import Glibc

/// Anonymous memory that holds a picture: written by a decoder, sealed, then mapped by the program for reading only.
public enum PixelMemory {
    // The system's numbers: its headers show them to C only.
    private static let addSeals: Int32 = 1033
    private static let getSeals: Int32 = 1034
    /// Nobody can take a seal away, shrink, grow or write any more.
    private static let seals: Int32 = 1 | 2 | 4 | 8

    /// Gives a fresh memory file `count` bytes, lets `fill` write them, and seals it.
    ///
    /// - Returns: what `fill` returned; only when true is the file sealed.
    /// - Throws: `WireError.failed` when the system refuses.
    public static func fill(
        _ descriptor: Int32, count: Int, with fill: (UnsafeMutableRawBufferPointer) -> Bool
    ) throws(WireError) -> Bool {
        guard ftruncate(descriptor, count) == 0,
            let address = mmap(nil, count, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), address != MAP_FAILED
        else { throw .failed(errno) }
        let filled = fill(UnsafeMutableRawBufferPointer(start: address, count: count))
        munmap(address, count)
        guard filled else { return false }
        guard fcntl(descriptor, addSeals, seals) == 0 else { throw .failed(errno) }
        return true
    }

    /// Maps memory that must be sealed and have exactly `count` bytes; nothing else the sender says is believed.
    ///
    /// The mapping is private, because kernels before 6.7 refuse a shared one of sealed memory; no page is copied.
    ///
    /// - Throws: `WireError.malformed` when it is anything else, `failed` when the system refuses.
    public static func map(_ descriptor: Int32, count: Int) throws(WireError) -> UnsafeRawBufferPointer {
        var status = stat()
        guard count > 0, fstat(descriptor, &status) == 0, status.st_size == count,
            fcntl(descriptor, getSeals) & seals == seals
        else { throw .malformed }
        guard let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED
        else { throw .failed(errno) }
        return UnsafeRawBufferPointer(start: address, count: count)
    }
}

import Glibc

/// Anonymous memory that holds a result: written by a decoder, sealed, then mapped by the program for reading only.
public enum SealedMemory {
    // The system's numbers: its headers show them to C only.
    private static let addSeals: Int32 = 1033
    private static let getSeals: Int32 = 1034
    /// Nobody can take a seal away, shrink, grow or write any more.
    private static let seals: Int32 = 1 | 2 | 4 | 8

    /// Makes a memory file `count` bytes longer and lets `fill` write them.
    ///
    /// - Returns: what `fill` returned.
    /// - Throws: `WireError.failed` when the system refuses.
    public static func append<R>(
        to descriptor: Int32, count: Int, with fill: (UnsafeMutableRawBufferPointer) -> R
    ) throws(WireError) -> R {
        let page = sysconf(Int32(_SC_PAGESIZE))
        let end = lseek(descriptor, 0, SEEK_END)
        guard count > 0, end >= 0, ftruncate(descriptor, end + count) == 0 else { throw .failed(errno) }
        let start = end / page * page
        guard
            let address = mmap(nil, end - start + count, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, start),
            address != MAP_FAILED
        else { throw .failed(errno) }
        defer { munmap(address, end - start + count) }
        return fill(UnsafeMutableRawBufferPointer(start: address + (end - start), count: count))
    }

    /// Ends the writing for good.
    ///
    /// - Returns: the size in bytes.
    /// - Throws: `WireError.failed` when the system refuses.
    public static func seal(_ descriptor: Int32) throws(WireError) -> Int {
        let end = lseek(descriptor, 0, SEEK_END)
        guard end >= 0, fcntl(descriptor, addSeals, seals) == 0 else { throw .failed(errno) }
        return Int(end)
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

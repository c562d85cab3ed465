import CMemoryFile
import Glibc

extension SealedMemory {
    // The system's numbers, as above.
    private static let closesOnExec: UInt32 = 1
    private static let allowsSealing: UInt32 = 2

    /// A sealed memory file that holds some bytes, open for reading only.
    ///
    /// - Returns: a descriptor; whoever asked closes it.
    /// - Throws: `WireError.failed` when the system refuses.
    public static func file(holding bytes: [UInt8]) throws(WireError) -> Int32 {
        let memory = memfd_create("medium", closesOnExec | allowsSealing)
        guard memory >= 0 else { throw .failed(errno) }
        defer { close(memory) }
        try append(to: memory, count: bytes.count) { $0.copyBytes(from: bytes) }
        _ = try seal(memory)
        // Opened anew, because kernels before 6.7 refuse to map sealed memory by a descriptor that may write.
        let descriptor = open("/proc/self/fd/\(memory)", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .failed(errno) }
        return descriptor
    }
}

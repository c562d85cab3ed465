import Foundation

/// A file that the runtime has mapped into memory.
struct MappedFile: Sendable {
    /// Path of the file, or the end of it that no other mapping has.
    let path: String

    /// Gives back the memory of all pages of the mapping; those that are read again come back from the disk's cache.
    ///
    /// The runtime reads all weights once, to arrange them anew for its kernels, and few of them afterwards.
    func release() {
        // Not by `FileManager`, which takes the first 4 KiB of such a file for all of it.
        guard let maps = try? FileHandle(forReadingAtPath: "/proc/self/maps")?.readToEnd() else { return }
        for line in String(decoding: maps, as: UTF8.self).split(separator: "\n") where line.hasSuffix(path) {
            // `7f9b95400000-7f9ba7e67000 r--s …`: shared and only read, so nothing can be lost.
            let words = line.split(separator: " ", maxSplits: 2)
            let ends = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
            guard ends.count == 2, words[1] == "r--s" || words[1] == "r--p" else { continue }
            madvise(UnsafeMutableRawPointer(bitPattern: ends[0]), Int(ends[1] - ends[0]), MADV_DONTNEED)
        }
    }
}

import Foundation
import Testing

@testable import Inference

@Suite("Files that are mapped", .timeLimit(.minutes(20)))
struct MappedFileTests {
    @Test("What was read of a mapped file is given back, and reads the same again")
    func released() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "mapped-\(UUID().uuidString)").path
        let bytes = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0 / 4096) }
        try Data(bytes).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let descriptor = open(path, O_RDONLY)
        let address = try #require(mmap(nil, bytes.count, PROT_READ, MAP_SHARED, descriptor, 0))
        close(descriptor)
        defer { munmap(address, bytes.count) }
        let mapped = UnsafeRawBufferPointer(start: address, count: bytes.count)
        #expect(Array(mapped) == bytes)
        #expect(try resident(path) > 0)
        MappedFile(path: path).release()
        #expect(try resident(path) == 0)
        #expect(Array(mapped) == bytes)
    }

    /// KiB of a mapping in memory.
    private func resident(_ path: String) throws -> Int {
        let text = try #require(try FileHandle(forReadingAtPath: "/proc/self/smaps")?.readToEnd())
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
        let start = try #require(lines.firstIndex { $0.hasSuffix(path) })
        let line = try #require(lines[start...].first { $0.hasPrefix("Rss:") })
        return try #require(Int(line.split(separator: " ")[1]))
    }
}

import Storage
import Testing

@Suite("Keys of blobs", .timeLimit(.minutes(20)))
struct BlobKeyTests {
    @Test(
        "A text that is no digest is no key",
        arguments: [
            "", "a", "../../etc/passwd", String(repeating: "../", count: 22), String(repeating: "A", count: 64),
            String(repeating: "g", count: 64), String(repeating: "a", count: 63), String(repeating: "a", count: 65),
            String(repeating: "a", count: 63) + "/", String(repeating: "a", count: 63) + "\0",
            String(repeating: "a", count: 63) + "\n", String(repeating: "１", count: 64),
        ])
    func malicious(key: String) { #expect(throws: StorageError.self) { try BlobKey(key) } }

    @Test("Keys are ordered by their digits")
    func order() throws { #expect(try BlobKey(key("a")) < BlobKey(key("b"))) }
}

import Containers

/// Files of sectors in chains, as office programs wrote them until 2007, and write them still for documents with a password.
///
/// Source: Microsoft, MS-CFB §2.2 and §2.6; MS-OFFCRYPTO §1.3.3.
enum OldOfficeFile {
    /// Whether a document of today lies in it that opens only with a password.
    static func isProtected(_ window: ByteWindow) -> Bool {
        let window = window.ordered(.little)
        guard window.has([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
            let shift = window.number(at: 30, width: 2), shift == 9 || shift == 12,
            let sector = window.number(at: 48, width: 4), sector < 1 << 22
        else { return false }
        // The names of its few streams stand in the first sectors of the directory, which follow each other in what Office
        // writes.
        let start = (sector + 1) << shift
        let name: [UInt8] = "EncryptedPackage".utf8.flatMap { byte -> [UInt8] in [byte, 0] }
        return stride(from: start, to: start + 4096, by: 128).contains { window.has(name, at: $0) }
    }
}

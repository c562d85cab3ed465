import Foundation

/// Where a file lies, in the bytes by which the system knows it: a name need not be UTF-8.
struct ScanPath: Sendable, Hashable {
    /// The bytes, without a NUL.
    let bytes: [UInt8]

    init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    init(_ text: String) { self.init(bytes: text.utf8) }

    /// The path for a person; bytes that are not UTF-8 become `\xFF`.
    var text: String {
        var text = ""
        var rest = bytes.makeIterator()
        var parser = Unicode.UTF8.ForwardParser()
        var position = 0
        while true {
            switch parser.parseScalar(from: &rest) {
            case .valid(let scalar):
                text.unicodeScalars.append(Unicode.UTF8.decode(scalar))
                position += scalar.count
            case .error(let length):
                for byte in bytes[position..<position + length] {
                    text += "\\x" + String(byte, radix: 16, uppercase: true)
                }
                position += length
            case .emptyInput:
                return text
            }
        }
    }

    /// Whether `text` is the path itself.
    var isText: Bool { String(validating: bytes, as: UTF8.self) != nil }

    /// An entry of the folder at this path.
    func entry(_ name: [UInt8]) -> ScanPath {
        ScanPath(bytes: bytes.last == UInt8(ascii: "/") ? bytes + name : bytes + [UInt8(ascii: "/")] + name)
    }

    /// The path as system calls take it, with a NUL at its end.
    var terminated: [CChar] { bytes.map(CChar.init(bitPattern:)) + [0] }
}

extension ScanPath {
    /// Command-line arguments as the system handed them over.
    ///
    /// The standard library mends what is not UTF-8, so each is looked up among the original ones.
    static func arguments(_ mended: [String]) -> [ScanPath] {
        var originals = (0..<Int(CommandLine.argc)).compactMap { CommandLine.unsafeArgv[$0] }.map {
            UnsafeRawBufferPointer(start: $0, count: strlen($0)).map(\.self)
        }
        return mended.map { text in
            let index = originals.firstIndex { String(decoding: $0, as: UTF8.self) == text }
            return ScanPath(bytes: index.map { originals.remove(at: $0) } ?? Array(text.utf8))
        }
    }
}

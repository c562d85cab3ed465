import DetectionCore

/// Integers at positions of a file, read through one small buffer; every position is checked.
struct ByteWindow {
    private static let size = 4096

    private let file: MediaFile
    private var start = 0
    private var bytes: [UInt8] = []
    var isBigEndian: Bool

    init(_ file: MediaFile, isBigEndian: Bool) {
        self.file = file
        self.isBigEndian = isBigEndian
    }

    /// Size of the file.
    var count: Int { file.count }

    /// The byte at a position; nil past the end.
    mutating func byte(_ position: Int) throws(MediaError) -> UInt8? {
        guard position >= 0, position < file.count else { return nil }
        if position < start || position >= start + bytes.count {
            start = position
            bytes = try file.read(at: position, count: Self.size)
            guard !bytes.isEmpty else { return nil }
        }
        return bytes[position - start]
    }

    /// An unsigned number of 1 to 8 bytes; nil when it does not fit into the file or into `Int`.
    mutating func number(_ position: Int, bytes width: Int) throws(MediaError) -> Int? {
        var value: UInt64 = 0
        for index in 0..<width {
            let (place, isOver) = position.addingReportingOverflow(isBigEndian ? index : width - 1 - index)
            guard !isOver, let byte = try byte(place) else { return nil }
            value = value << 8 | UInt64(byte)
        }
        return Int(exactly: value)
    }

    /// Whether these characters are at a position.
    mutating func has(_ text: String, at position: Int) throws(MediaError) -> Bool {
        for (index, expected) in text.utf8.enumerated() {
            let (place, isOver) = position.addingReportingOverflow(index)
            guard !isOver, try byte(place) == expected else { return false }
        }
        return true
    }

    /// Characters at a position, one a byte; nil past the end.
    mutating func text(_ position: Int, count: Int) throws(MediaError) -> String? {
        var text = ""
        for index in 0..<count {
            guard let byte = try byte(position + index) else { return nil }
            text.unicodeScalars.append(Unicode.Scalar(byte))
        }
        return text
    }

    /// A floating point number of 8 bytes.
    mutating func double(_ position: Int) throws(MediaError) -> Double? {
        guard let first = try number(position, bytes: 4), let second = try number(position + 4, bytes: 4) else {
            return nil
        }
        let (high, low) = isBigEndian ? (first, second) : (second, first)
        return Double(bitPattern: UInt64(high) << 32 | UInt64(low))
    }
}

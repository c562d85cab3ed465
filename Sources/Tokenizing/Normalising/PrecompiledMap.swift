import Foundation

/// The character map of a SentencePiece model: what its normaliser replaces by what.
///
/// The map is a length, a double-array trie of that many bytes, and the replacements, each ended by a zero byte. A unit of the trie
/// holds the label of the edge to it, whether a leaf hangs on it, and the offset of its children; a leaf holds the place of a replacement.
///
/// Source: the library darts-clone, `dawg.h`, as SentencePiece uses it; `precompiled.rs` of tokenizers.
struct PrecompiledMap: Sendable, Equatable {
    /// Bytes of a grapheme that is looked up whole at most.
    private static let longestGrapheme = 5

    private let units: [UInt32]
    private let replacements: [UInt8]

    init(base64: String) throws(TokenizerRefusal) {
        let broken = TokenizerRefusal("has a broken 'precompiled_charsmap'")
        guard base64.utf8.count <= 4 << 20, let data = Data(base64Encoded: base64), data.count > 8 else { throw broken }
        let bytes = [UInt8](data)
        func unit(at place: Int) -> UInt32 {
            (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << (8 * UInt32($1)) }
        }
        let size = Int(unit(at: 0))
        guard size > 0, size.isMultiple(of: 4), size <= bytes.count - 4 else { throw broken }
        units = stride(from: 4, to: 4 + size, by: 4).map(unit)
        replacements = Array(bytes[(4 + size)...])
        guard String(validating: replacements, as: UTF8.self) != nil else { throw broken }
    }

    /// A text with everything replaced: by grapheme where a short one is in the map, otherwise by character.
    func apply(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var string = String.UnicodeScalarView()
        string.append(contentsOf: text)
        var result: [Unicode.Scalar] = []
        result.reserveCapacity(text.count)
        for grapheme in String(string) {
            let bytes = Array(grapheme.utf8)
            if bytes.count <= Self.longestGrapheme, let found = replacement(of: bytes) {
                result += found
                continue
            }
            for scalar in grapheme.unicodeScalars {
                if let found = replacement(of: [scalar].utf8) { result += found } else { result.append(scalar) }
            }
        }
        return result
    }

    /// What stands for the shortest prefix of some bytes that is in the map; nil when none is.
    private func replacement(of bytes: [UInt8]) -> [Unicode.Scalar]? {
        guard let place = leaf(of: bytes) else { return nil }
        let found = replacements[min(place, replacements.count)...].prefix { $0 != 0 }
        return Array(String(decoding: found, as: UTF8.self).unicodeScalars)
    }

    private func leaf(of bytes: [UInt8]) -> Int? {
        var place = 0
        guard var unit = units.first else { return nil }
        place ^= Self.offset(unit)
        for byte in bytes {
            if byte == 0 { return nil }
            place ^= Int(byte)
            guard units.indices.contains(place) else { return nil }
            unit = units[place]
            guard unit & 0x8000_00FF == UInt32(byte) else { return nil }
            place ^= Self.offset(unit)
            if unit >> 8 & 1 == 1 {
                guard units.indices.contains(place) else { return nil }
                return Int(units[place] & 0x7FFF_FFFF)
            }
        }
        return nil
    }

    private static func offset(_ unit: UInt32) -> Int { Int(unit >> 10) << Int((unit & 1 << 9) >> 6) }
}

/// The generator behind the drawn texts; the same as in `training/text/reference.py`.
///
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (2014).
struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A text of 1 to 40 pieces; every fourth is a character of the Basic Multilingual Plane below U+D800.
    mutating func text(of pieces: [String]) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<1 + next() % 40 {
            let (kind, value) = (next() % 4, next())
            if kind == 0 {
                text.append(Unicode.Scalar(UInt16(value % 0xD800)) ?? " ")
            } else {
                text.append(contentsOf: pieces[Int(value % UInt64(pieces.count))].unicodeScalars)
            }
        }
        return String(text)
    }
}

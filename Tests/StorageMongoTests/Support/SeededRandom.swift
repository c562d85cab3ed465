@testable import StorageMongo

/// Numbers that are the same every time (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func document(depth: Int) -> BSONDocument {
        var document = BSONDocument()
        for _ in 0..<Int.random(in: 0...6, using: &self) { document.append(text(), value(depth: depth)) }
        return document
    }

    private mutating func value(depth: Int) -> BSONValue {
        switch Int.random(in: 0..<(depth < 4 ? 12 : 10), using: &self) {
        case 0: .double(Double(Int64(bitPattern: next() >> 12)) / 1024)
        case 1: .string(text())
        case 2: .binary((0..<Int.random(in: 0...20, using: &self)).map { _ in .random(in: 0...255, using: &self) })
        case 3: .bool(.random(using: &self))
        case 4: .date(Int64(bitPattern: next()))
        case 5: .null
        case 6: .int32(.random(in: .min ... .max, using: &self))
        case 7: .int64(Int64(bitPattern: next()))
        case 8: .other(type: 0x13, bytes: (0..<16).map { _ in .random(in: 0...255, using: &self) })
        case 9: .other(type: 0x05, bytes: [1, 0, 0, 0, 4, .random(in: 0...255, using: &self)])
        case 10: .document(document(depth: depth + 1))
        default: .array((0..<Int.random(in: 0...4, using: &self)).map { _ in value(depth: depth + 1) })
        }
    }

    private mutating func text() -> String {
        let letters = ["a", "é", "語", "🪨", "$", ".", " "]
        return (0..<Int.random(in: 0...8, using: &self)).map { _ in letters[.random(in: letters.indices, using: &self)]
        }.joined()
    }
}

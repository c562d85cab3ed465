/// Which two neighbouring tokens merge into which, and how early: an open-addressing table made for look-ups.
struct MergeTable: Sendable {
    /// One merge: the token it makes and its rank, 0 for the first one learnt.
    struct Merge: Sendable, Equatable {
        var rank: UInt32
        var token: Int32
    }

    private static let vacant = UInt64.max
    private var keys: [UInt64]
    private var values: [Merge]
    private let mask: Int

    /// A table with room for `count` merges at a load of at most one half.
    init(capacity count: Int) {
        var size = 16
        while size < 2 * count { size *= 2 }
        keys = Array(repeating: Self.vacant, count: size)
        values = Array(repeating: Merge(rank: 0, token: 0), count: size)
        mask = size - 1
    }

    /// Adds a merge of two token ids, both at least 0; the first one wins when a pair comes twice.
    mutating func insert(_ left: Int32, _ right: Int32, _ merge: Merge) {
        let key = Self.key(left, right)
        var slot = self.slot(of: key)
        while keys[slot] != Self.vacant {
            if keys[slot] == key { return }
            slot = (slot + 1) & mask
        }
        keys[slot] = key
        values[slot] = merge
    }

    /// The merge of two neighbouring tokens, nil when they do not merge.
    subscript(_ left: Int32, _ right: Int32) -> Merge? {
        let key = Self.key(left, right)
        var slot = self.slot(of: key)
        while true {
            let found = keys[slot]
            if found == key { return values[slot] }
            if found == Self.vacant { return nil }
            slot = (slot + 1) & mask
        }
    }

    private static func key(_ left: Int32, _ right: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
    }

    /// Fibonacci hashing: the high bits of the product with 2^64 divided by the golden ratio.
    private func slot(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }
}

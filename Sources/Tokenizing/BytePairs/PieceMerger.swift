/// Merges the bytes of one piece into tokens: O(n log n) in its length, whatever the piece holds.
///
/// Symbols are a doubly linked list over arrays that are reused from piece to piece; merged symbols are unlinked,
/// and queue entries that a later merge made stale are recognised when they come up.
struct PieceMerger {
    private struct Symbol {
        var token: Int32
        var previous: Int32
        var next: Int32
        /// Offset of its first byte in the piece.
        var start: Int32
    }

    private static let end: Int32 = -1
    private let vocabulary: BytePairVocabulary
    private var symbols: [Symbol] = []
    private var queue = MergeQueue()
    /// Merges looked at so far; the work done is proportional to it but for the logarithm of the heap.
    private(set) var steps = 0

    /// A merger with empty buffers.
    init(_ vocabulary: BytePairVocabulary) { self.vocabulary = vocabulary }

    /// Tokens of a piece of UTF-8, handed over left to right with the offset of each token's first byte.
    mutating func merge(_ bytes: [UInt8], _ emit: (_ token: Int32, _ start: Int) -> Void) {
        fill(bytes)
        while let candidate = queue.pop() {
            steps += 1
            apply(candidate)
        }
        var place: Int32 = symbols.isEmpty ? Self.end : 0
        while place != Self.end {
            let symbol = symbols[Int(place)]
            emit(symbol.token, Int(symbol.start))
            place = symbol.next
        }
    }

    /// Bytes without a token are left out, and what stands around them may merge, as in the reference.
    private mutating func fill(_ bytes: [UInt8]) {
        symbols.removeAll(keepingCapacity: true)
        queue.removeAll()
        for (index, byte) in bytes.enumerated() {
            let token = vocabulary.byteTokens[Int(byte)]
            guard token != BytePairVocabulary.noToken else { continue }
            let place = Int32(symbols.count)
            symbols.append(Symbol(token: token, previous: place - 1, next: place + 1, start: Int32(index)))
        }
        if !symbols.isEmpty { symbols[symbols.count - 1].next = Self.end }
        for place in symbols.indices.dropLast() { enqueue(Int32(place)) }
    }

    private mutating func enqueue(_ place: Int32) {
        let symbol = symbols[Int(place)]
        guard symbol.next != Self.end else { return }
        guard let merge = vocabulary.merges[symbol.token, symbols[Int(symbol.next)].token] else { return }
        queue.push(rank: merge.rank, place: place)
    }

    private mutating func apply(_ candidate: (rank: UInt32, place: Int32)) {
        let left = symbols[Int(candidate.place)]
        guard left.token >= 0, left.next != Self.end else { return }
        let right = symbols[Int(left.next)]
        guard let merge = vocabulary.merges[left.token, right.token], merge.rank == candidate.rank else { return }
        symbols[Int(left.next)].token = -1
        symbols[Int(candidate.place)].token = merge.token
        symbols[Int(candidate.place)].next = right.next
        if right.next != Self.end { symbols[Int(right.next)].previous = candidate.place }
        if left.previous != Self.end { enqueue(left.previous) }
        enqueue(candidate.place)
    }
}

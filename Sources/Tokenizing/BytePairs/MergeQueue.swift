/// A binary min-heap of possible merges, ordered by rank, then by place.
struct MergeQueue {
    private var heap: [UInt64] = []

    /// Forgets everything, keeps the memory.
    mutating func removeAll() { heap.removeAll(keepingCapacity: true) }

    /// Adds a merge of the symbol at `place` with the one after it.
    mutating func push(rank: UInt32, place: Int32) {
        heap.append(UInt64(rank) << 32 | UInt64(UInt32(bitPattern: place)))
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child] < heap[parent] else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    /// Takes the merge with the lowest rank, the leftmost of equals; nil when there is none.
    mutating func pop() -> (rank: UInt32, place: Int32)? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        if !heap.isEmpty {
            heap[0] = last
            sink()
        }
        return (UInt32(first >> 32), Int32(truncatingIfNeeded: first))
    }

    private mutating func sink() {
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < heap.count else { return }
            if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
            guard heap[child] < heap[parent] else { return }
            heap.swapAt(child, parent)
            parent = child
        }
    }
}

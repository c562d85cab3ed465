extension ArraySlice where Element == Unicode.Scalar {
    /// Pieces between scalars of a kind, each of which is a piece of its own.
    func isolating(_ isCut: (Unicode.Scalar) -> Bool) -> [ArraySlice] {
        var pieces: [ArraySlice] = []
        var start = startIndex
        for place in indices where isCut(self[place]) {
            if start < place { pieces.append(self[start..<place]) }
            pieces.append(self[place...place])
            start = place + 1
        }
        if start < endIndex { pieces.append(self[start...]) }
        return pieces
    }

    /// Pieces between the places where a text stands, each of which is a piece of its own.
    func isolating(_ text: [Unicode.Scalar]) -> [ArraySlice] {
        var pieces: [ArraySlice] = []
        var (start, place) = (startIndex, startIndex)
        while place < endIndex {
            guard self[place...].starts(with: text) else {
                place += 1
                continue
            }
            if start < place { pieces.append(self[start..<place]) }
            pieces.append(self[place..<place + text.count])
            place += text.count
            start = place
        }
        if start < endIndex { pieces.append(self[start...]) }
        return pieces
    }

    /// Runs of scalars of one kind; those of the kind 0 are left out.
    func runs(by kind: (Unicode.Scalar) -> Int) -> [ArraySlice] {
        var pieces: [ArraySlice] = []
        var (start, current) = (startIndex, 0)
        for place in indices {
            let next = kind(self[place])
            guard next != current else { continue }
            if current != 0 { pieces.append(self[start..<place]) }
            (start, current) = (place, next)
        }
        if current != 0 { pieces.append(self[start...]) }
        return pieces
    }

    /// Pieces that start with a mark, but for what stands before the first.
    func cut(before mark: Unicode.Scalar) -> [ArraySlice] {
        var pieces: [ArraySlice] = []
        var start = startIndex
        for place in indices where self[place] == mark && place > start {
            pieces.append(self[start..<place])
            start = place
        }
        if start < endIndex { pieces.append(self[start...]) }
        return pieces
    }

    /// The pieces of GPT-2's pattern.
    func matches() -> [ArraySlice] {
        var scanner = PieceScanner(self, cutsNumbers: false)
        var pieces: [ArraySlice] = []
        while let range = scanner.next() { pieces.append(self[range]) }
        return pieces
    }
}

extension Unicode.Scalar {
    /// Whether it is a number of any kind.
    var isNumber: Bool { ScalarClass(self) == .number }
}

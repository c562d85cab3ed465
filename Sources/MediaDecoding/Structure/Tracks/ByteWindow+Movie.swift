import Containers

extension ByteWindow {
    /// The length in the content of an `mvhd` or `mdhd` box, in seconds; nil when it is unknown.
    func isoDuration(_ position: Int) -> Double? {
        let isLong = self[position] == 1
        guard let scale = number(at: position + (isLong ? 20 : 12), width: 4), scale > 0 else { return nil }
        // In halves, because the format allows numbers beyond `Int`.
        let start = position + (isLong ? 24 : 16)
        let high = isLong ? number(at: start, width: 4) : 0
        guard let high, let low = number(at: start + (isLong ? 4 : 0), width: 4) else { return nil }
        let isUnknown = low == 0xffff_ffff && (high == 0xffff_ffff || !isLong)
        let ticks = Double(high) * 0x1p32 + Double(low)
        return isUnknown || ticks == 0 ? nil : ticks / Double(scale)
    }

    /// The pose in the matrix at a position, nine numbers of 4 bytes; as stored when it makes no sense.
    func isoPose(_ matrix: Int) -> Pose {
        var cells: [Int] = []
        for cell in [0, 1, 3, 4] {
            guard let raw = number(at: matrix + 4 * cell, width: 4) else { return Pose() }
            cells.append(Int(Int32(truncatingIfNeeded: raw)))
        }
        return Pose(cells[0], cells[1], cells[2], cells[3])
    }

    /// Seconds that the edit list in a range shows of a track of some length; nil when it shows all or nothing.
    ///
    /// An edit shows no more than there is, however long it claims to be; an empty one shows nothing.
    func isoEdits(_ content: Range<Int>, scale: Int, of whole: Double?) -> Double? {
        let isLong = self[content.lowerBound] == 1
        let (entry, width) = isLong ? (20, 8) : (12, 4)
        guard scale > 0, let declared = number(at: content.lowerBound + 4, width: 4) else { return nil }
        var shown = 0.0
        for index in 0..<min(declared, Self.maxEdits, max(0, content.count - 8) / entry) {
            let start = content.lowerBound + 8 + index * entry
            guard let ticks = number(at: start, width: width), let first = self[start + width] else { break }
            // A negative start says that nothing is shown.
            if first < 0x80 { shown += min(Double(ticks) / Double(scale), whole ?? .infinity) }
        }
        return shown > 0 ? shown : nil
    }

    private static let maxEdits = 100_000
}

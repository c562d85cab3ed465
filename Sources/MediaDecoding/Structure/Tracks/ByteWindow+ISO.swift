import DetectionCore

extension ByteWindow {
    /// The length in the content of an `mvhd` or `mdhd` box, in seconds; nil when it is unknown.
    mutating func isoDuration(_ position: Int) throws(MediaError) -> Double? {
        let isLong = try byte(position) == 1
        guard let scale = try number(position + (isLong ? 20 : 12), bytes: 4), scale > 0 else { return nil }
        // In halves, because the format allows numbers beyond `Int`.
        let start = position + (isLong ? 24 : 16)
        let high = isLong ? try number(start, bytes: 4) : 0
        guard let high, let low = try number(start + (isLong ? 4 : 0), bytes: 4) else { return nil }
        let isUnknown = low == 0xffff_ffff && (high == 0xffff_ffff || !isLong)
        let ticks = Double(high) * 0x1p32 + Double(low)
        return isUnknown || ticks == 0 ? nil : ticks / Double(scale)
    }

    /// The quarter turns in the matrix of a `tkhd` box, as degrees clockwise; nil for none and for anything else.
    mutating func isoRotation(_ position: Int) throws(MediaError) -> Int? {
        let matrix = position + (try byte(position) == 1 ? 52 : 40)
        var cells: [Int] = []
        for cell in [0, 1, 3, 4] {
            guard let raw = try number(matrix + 4 * cell, bytes: 4) else { return nil }
            cells.append(Int(Int32(truncatingIfNeeded: raw)).signum())
        }
        return [[0, 1, -1, 0]: 90, [-1, 0, 0, -1]: 180, [0, -1, 1, 0]: 270][cells]
    }
}

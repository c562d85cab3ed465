/// Bits from the lowest of each byte on, as DEFLATE stores them; nil past the end.
struct BitReader {
    private let data: [UInt8]
    private var position = 0

    init(_ bytes: ArraySlice<UInt8>) {
        data = Array(bytes)
    }

    /// The next `count` bits (at most 16), the first one lowest.
    mutating func take(_ count: Int) -> Int? {
        guard position + count <= data.count * 8 else { return nil }
        var value = 0
        for place in 0..<count {
            value |= Int(data[position >> 3] >> UInt8(position & 7) & 1) << place
            position += 1
        }
        return value
    }

    /// Drops what is left of the current byte.
    mutating func alignToByte() {
        position = (position + 7) & ~7
    }

    /// Whole bytes, from a byte's start.
    mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
        let start = position >> 3
        guard count <= data.count - start else { return nil }
        position += count * 8
        return data[start..<start + count]
    }
}

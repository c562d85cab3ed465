import Detectors

/// The entropy-coded part of a baseline JPEG file: blocks in, bits out.
///
/// Source: ITU-T T.81, annex F.1.2, with codes of 4 bits for differences of means and of 8 bits for runs.
struct JPEGScan {
    /// Places of a block from the mean to the highest frequency.
    static let zigzag: [(row: Int, column: Int)] = (0..<15).flatMap { diagonal in
        let places = (max(0, diagonal - 7)...min(diagonal, 7)).map { (row: $0, column: diagonal - $0) }
        return diagonal % 2 == 0 ? places.reversed() : places
    }
    /// Symbols of differences of means: how many bits follow.
    static let means: [UInt8] = Array(0...11)
    /// Symbols of runs: zeros before a value and its bits, the end of a block (0), sixteen zeros (0xF0).
    static let runs: [UInt8] = [0, 0xF0] + (0..<16).flatMap { run in (1...10).map { UInt8(run << 4 | $0) } }

    private static let runCodes: [Int] = {
        var codes = [Int](repeating: 0, count: 256)
        for (code, symbol) in runs.enumerated() { codes[Int(symbol)] = code }
        return codes
    }()

    private var bytes: [UInt8] = []
    private var bits: UInt64 = 0
    private var count = 0
    private var lastMeans = [0, 0, 0]

    /// The number of codes of each length, 1 to 16 bits, when all of them have one length.
    static func lengths(of symbols: [UInt8], bits: Int) -> [UInt8] {
        (1...16).map { $0 == bits ? UInt8(symbols.count) : 0 }
    }

    /// Adds one block of a component: 0 brightness, 1 blue, 2 red.
    mutating func add(_ block: PixelBlock, steps: PixelBlock, component: Int) {
        let frequencies = block.frequencies
        let values = Self.zigzag.map { place in
            Int((frequencies.rows[place.row][place.column] / steps.rows[place.row][place.column]).rounded())
        }
        let difference = values[0] - lastMeans[component]
        lastMeans[component] = values[0]
        put(Self.size(difference), 4)
        putValue(difference)

        var zeros = 0
        for value in values.dropFirst() {
            guard value != 0 else {
                zeros += 1
                continue
            }
            while zeros > 15 {
                put(Self.runCodes[0xF0], 8)
                zeros -= 16
            }
            let clamped = min(max(value, -1023), 1023)
            put(Self.runCodes[zeros << 4 | Self.size(clamped)], 8)
            putValue(clamped)
            zeros = 0
        }
        if zeros > 0 { put(Self.runCodes[0], 8) }
    }

    /// All bytes, the last filled with ones.
    consuming func finished() -> [UInt8] {
        if count > 0 { put((1 << (8 - count)) - 1, 8 - count) }
        return bytes
    }

    /// Bits of a value's magnitude.
    private static func size(_ value: Int) -> Int { Int.bitWidth - abs(value).leadingZeroBitCount }

    /// The magnitude's bits; of a negative value those of the value less one.
    private mutating func putValue(_ value: Int) {
        let size = Self.size(value)
        put(value < 0 ? value - 1 + (1 << size) : value, size)
    }

    private mutating func put(_ value: Int, _ length: Int) {
        bits = bits << UInt64(length) | UInt64(value)
        count += length
        while count >= 8 {
            count -= 8
            let byte = UInt8(truncatingIfNeeded: bits >> UInt64(count))
            bytes.append(byte)
            // A marker's first byte in the data is followed by zero.
            if byte == 0xFF { bytes.append(0) }
        }
        bits &= (1 << UInt64(count)) - 1
    }
}

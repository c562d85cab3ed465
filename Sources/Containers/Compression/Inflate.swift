/// Unpacks DEFLATE data up to a limit; anything malformed, cut or larger yields nothing.
///
/// Source: RFC 1951.
public struct Inflate {
    private var bits: BitReader
    private var output: [UInt8] = []
    private let limit: Int

    private static let lengthBases = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthExtras = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBases = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577,
    ]
    private static let codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    private init(_ bytes: ArraySlice<UInt8>, limit: Int) {
        bits = BitReader(bytes)
        self.limit = limit
    }

    /// The content of bare DEFLATE data, as ZIP archives have it.
    public static func raw(_ bytes: ArraySlice<UInt8>, limit: Int) -> [UInt8]? {
        var inflate = Inflate(bytes, limit: limit)
        return inflate.blocks() ? inflate.output : nil
    }

    /// The content of a zlib stream (RFC 1950); its checksum is not compared, since a PNG chunk has its own.
    public static func zlib(_ bytes: ArraySlice<UInt8>, limit: Int) -> [UInt8]? {
        guard bytes.count > 2, let method = bytes.first, method & 15 == 8, let flags = bytes.dropFirst().first,
            (Int(method) << 8 | Int(flags)) % 31 == 0, flags & 0x20 == 0
        else { return nil }
        var inflate = Inflate(bytes.dropFirst(2), limit: limit)
        return inflate.blocks() ? inflate.output : nil
    }

    /// The content of one gzip member (RFC 1952) that fills the bytes, if its checksum holds.
    public static func gzip(_ bytes: ArraySlice<UInt8>, limit: Int) -> [UInt8]? {
        let header = Array(bytes.prefix(10))
        guard bytes.count > 18, header[0] == 0x1F, header[1] == 0x8B, header[2] == 8, header[3] & 0xE0 == 0 else {
            return nil
        }
        var rest = bytes.dropFirst(10).dropLast(8)
        let (hasChecksum, hasExtra, hasName, hasComment) =
            (header[3] & 2 != 0, header[3] & 4 != 0, header[3] & 8 != 0, header[3] & 16 != 0)
        if hasExtra {
            let size = rest.prefix(2).reversed().reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(2 + size)
        }
        for isThere in [hasName, hasComment] where isThere {
            guard let end = rest.firstIndex(of: 0) else { return nil }
            rest = rest[(end + 1)...]
        }
        var inflate = Inflate(hasChecksum ? rest.dropFirst(2) : rest, limit: limit)
        let stated = bytes.suffix(8).prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
        guard inflate.blocks(), CRC32.checksum(inflate.output) == stated else { return nil }
        return inflate.output
    }

    private mutating func blocks() -> Bool {
        while true {
            guard let isLast = bits.take(1), let type = bits.take(2) else { return false }
            let isRead =
                switch type {
                case 0: stored()
                case 1: coded(.fixedLiterals, .fixedDistances)
                case 2: dynamic()
                default: false
                }
            guard isRead else { return false }
            if isLast == 1 { return true }
        }
    }

    private mutating func stored() -> Bool {
        bits.alignToByte()
        guard let count = bits.take(16), let complement = bits.take(16), count ^ complement == 0xFFFF,
            output.count + count <= limit, let bytes = bits.bytes(count)
        else { return false }
        output += bytes
        return true
    }

    private mutating func dynamic() -> Bool {
        guard let literals = bits.take(5), let distances = bits.take(5), let codes = bits.take(4) else { return false }
        var widths = [Int](repeating: 0, count: 19)
        for place in Self.codeLengthOrder.prefix(codes + 4) {
            guard let width = bits.take(3) else { return false }
            widths[place] = width
        }
        guard let code = HuffmanCode(widths) else { return false }
        let count = literals + 257 + distances + 1
        var lengths: [Int] = []
        while lengths.count < count {
            guard let symbol = code.next(&bits) else { return false }
            let run: (value: Int, extra: Int, base: Int)
            switch symbol {
            case ..<16: run = (symbol, 0, 1)
            case 16:
                guard let last = lengths.last else { return false }
                run = (last, 2, 3)
            case 17: run = (0, 3, 3)
            default: run = (0, 7, 11)
            }
            guard let more = bits.take(run.extra), lengths.count + run.base + more <= count else { return false }
            lengths += repeatElement(run.value, count: run.base + more)
        }
        guard let literalCode = HuffmanCode(lengths[..<(literals + 257)]),
            let distanceCode = HuffmanCode(lengths[(literals + 257)...])
        else { return false }
        return coded(literalCode, distanceCode)
    }

    private mutating func coded(_ literals: HuffmanCode, _ distances: HuffmanCode) -> Bool {
        while let symbol = literals.next(&bits) {
            if symbol == 256 { return true }
            if symbol < 256 {
                guard output.count < limit else { return false }
                output.append(UInt8(symbol))
            } else {
                guard let length = run(symbol - 257, Self.lengthBases, Self.lengthExtras),
                    let place = distances.next(&bits),
                    let distance = run(place, Self.distanceBases, nil), distance <= output.count,
                    output.count + length <= limit
                else { return false }
                for _ in 0..<length { output.append(output[output.count - distance]) }
            }
        }
        return false
    }

    /// A length or distance: its base and the extra bits that its symbol announces.
    private mutating func run(_ symbol: Int, _ bases: [Int], _ extras: [Int]?) -> Int? {
        guard bases.indices.contains(symbol), let more = bits.take(extras?[symbol] ?? max(0, symbol / 2 - 1)) else {
            return nil
        }
        return bases[symbol] + more
    }
}

import Testing

@testable import Detectors

@Suite("Reading weights", .timeLimit(.minutes(20)))
struct WeightsTests {
    @Test("Floats of either width are read little endian")
    func littleEndian() throws {
        var reader = WeightsReader([0x00, 0x00, 0x80, 0x3F, 0x00, 0xC0])
        #expect(try reader.float32(count: 1) == [1])
        #expect(try reader.float16(count: 1) == [-2])
        try reader.finish()
    }

    @Test("A probe multiplies the first numbers of a row and adds its bias")
    func probe() throws {
        let bytes: [UInt8] = [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40, 0, 0, 0x80, 0xBF]
        let probe = try HiddenStateProbe(parsing: bytes)
        #expect(probe.width == 2)
        #expect(probe.score([3, 4, 100]) == 1 + 6 - 4)
    }

    @Test("A network sums its units where they are positive, and reads no other columns")
    func network() throws {
        let columns = HiddenStateNetwork.columns
        let on: [Float] = [2, 1] + [Float](repeating: 0, count: columns.count - 1) + [3]
        let off: [Float] = [5, -1] + [Float](repeating: 0, count: columns.count - 1) + [-1]
        let bytes = ([0.5] + on + off).flatMap { withUnsafeBytes(of: $0.bitPattern.littleEndian, Array.init) }
        let network = try HiddenStateNetwork(parsing: bytes)
        var row = [Float](repeating: 100, count: columns.upperBound + 7)
        row.replaceSubrange(columns, with: [Float](repeating: 4, count: columns.count))
        #expect(network.score(row[0...]) == 0.5 + 2 * (1 + 3 * 4))
        #expect(network.score(([7] + row)[1...]) == network.score(row[0...]))
    }

    @Test("Files that are too short, too long or not finite are refused", arguments: [0, 3, 4, 5, 7, 9])
    func wrongSize(count: Int) {
        #expect(throws: WeightsError.self) { try HiddenStateProbe(parsing: [UInt8](repeating: 0, count: count)) }
        #expect(throws: WeightsError.self) { try HiddenStateNetwork(parsing: [UInt8](repeating: 0, count: count)) }
        #expect(throws: WeightsError.self) { try NGramTable(parsing: [UInt8](repeating: 0, count: count)) }
    }

    @Test("A weight that is not a number is refused")
    func notFinite() {
        #expect(throws: WeightsError.notFinite) { try HiddenStateNetwork(parsing: [0, 0, 0xC0, 0x7F]) }
    }
}

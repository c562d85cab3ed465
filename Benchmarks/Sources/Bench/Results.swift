import Foundation

/// All figures of a run as JSON, for programs.
struct Results: Encodable {
    /// A contender's figures for one kind of medium.
    struct Row: Encodable {
        let contender: String
        let cpuMilliseconds, ratio: [Double]
        let peakMegabytes: Double
    }

    private(set) var tables: [String: [Row]] = [:]

    /// Adds a table's rows; figures are a median with the ends of its interval.
    mutating func add(_ measurement: Measurement, _ rows: [Measurement.Row]) {
        tables[measurement.title] = rows.map { row in
            Row(
                contender: row.name,
                cpuMilliseconds: [row.milliseconds.median, row.milliseconds.low, row.milliseconds.high],
                ratio: [row.ratio.median, row.ratio.low, row.ratio.high], peakMegabytes: row.peakMegabytes)
        }
    }

    /// Writes them.
    func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        try encoder.encode(self).write(to: URL(filePath: path))
    }
}

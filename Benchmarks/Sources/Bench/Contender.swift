import Foundation

/// One program under measurement: a process that answers verdicts, or the floor.
protocol Contender: AnyObject {
    /// Name in the table.
    var name: String { get }
    /// The process whose CPU time, with its children's, is counted.
    var processID: Int32 { get }
    /// Whether it answers this kind of request.
    func answers(_ sample: Sample) -> Bool
    /// Answers one request; the score if the contender has one.
    func answer(_ sample: Sample) throws -> Double?
    /// Ends the process.
    func stop()
}

/// One medium to answer.
enum Sample {
    case image(URL)
    case text(String)
}

/// Why a measurement could not be made.
struct BenchmarkError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

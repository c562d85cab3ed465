// CPU milliseconds a verdict against the floor and against Python references. Started by Benchmarks/run.

import Foundation

/// Measures, prints, and leaves no process behind.
func run() throws {
    let arguments = Arguments(Array(CommandLine.arguments.dropFirst()))
    let contenders = try Contenders.start(arguments)
    defer { contenders.forEach { $0.stop() } }
    let images = try Samples.images(in: try arguments.value("images"))
    let rounds = arguments.number("rounds", default: 7)
    var results = Results()
    for measurement in [
        Measurement(title: "Picture verdicts", samples: images.prefix(12).map(Sample.image), rounds: rounds),
        Measurement(
            title: "Text verdicts, 200 tokens", samples: [Sample](repeating: .text(Samples.text), count: 8),
            rounds: rounds),
    ] {
        let rows = try measurement.run(contenders)
        Terminal.line(measurement.table(rows))
        results.add(measurement, rows)
        if let path = arguments.optional("json") { try results.write(to: path) }
    }
    Terminal.line(try Agreement.summary(contenders, images))
}

do {
    try run()
} catch {
    FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
    exit(1)
}

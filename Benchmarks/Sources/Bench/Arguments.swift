/// What `Benchmarks/run` hands over, as `--name value` pairs.
struct Arguments {
    private let values: [String: String]

    init(_ words: [String]) {
        var values: [String: String] = [:]
        for index in stride(from: 0, to: words.count - 1, by: 2) {
            values[String(words[index].drop { $0 == "-" })] = words[index + 1]
        }
        self.values = values
    }

    /// The value of a name.
    func value(_ name: String) throws -> String {
        guard let value = values[name] else { throw BenchmarkError("--\(name) is missing: use Benchmarks/run") }
        return value
    }

    /// The value of a name that may be left out, or left empty.
    func optional(_ name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// A number with a default.
    func number(_ name: String, default value: Int) -> Int { values[name].flatMap(Int.init) ?? value }
}

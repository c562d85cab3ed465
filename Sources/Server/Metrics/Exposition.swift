/// Prometheus' text format, version 0.0.4.
struct Exposition {
    static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private(set) var text = ""

    /// Adds a gauge with its values by label values.
    mutating func add(_ family: MetricFamily, _ values: [(labels: [String], value: Double)]) {
        head(family)
        for (labels, value) in values { line(family.name, zip(family.labels, labels), value) }
    }

    /// Adds what a registry knows of a counter or histogram.
    mutating func add(_ family: MetricFamily, from registry: MetricsRegistry) {
        head(family)
        for (labels, histogram) in registry.series(of: family) {
            let pairs = Array(zip(family.labels, labels))
            let (atMost, count) = histogram.cumulative
            guard family.kind == .histogram else {
                line(family.name, pairs, Double(count))
                continue
            }
            for bucket in atMost {
                line("\(family.name)_bucket", pairs + [("le", Self.number(bucket.bound))], Double(bucket.count))
            }
            line("\(family.name)_bucket", pairs + [("le", "+Inf")], Double(count))
            line("\(family.name)_sum", pairs, histogram.sum)
            line("\(family.name)_count", pairs, Double(count))
        }
    }

    private mutating func head(_ family: MetricFamily) {
        text += "# HELP \(family.name) \(family.help)\n# TYPE \(family.name) \(family.kind.rawValue)\n"
    }

    private mutating func line(_ name: String, _ labels: some Sequence<(String, String)>, _ value: Double) {
        let pairs = labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
        text += pairs.isEmpty ? "\(name) \(Self.number(value))\n" : "\(name){\(pairs)} \(Self.number(value))\n"
    }

    private static func escaped(_ value: String) -> String {
        String(
            String.UnicodeScalarView(
                value.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
                    switch scalar {
                    case "\\", "\"": ["\\", scalar]
                    case "\n": ["\\", "n"]
                    default: [scalar]
                    }
                }))
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
    }
}

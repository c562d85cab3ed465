/// One family of metrics: what it is called, what it measures, and which labels tell its series apart.
struct MetricFamily: Sendable, Hashable {
    /// How values come together, in Prometheus' words.
    enum Kind: String, Sendable { case counter, gauge, histogram }

    let name: String
    let kind: Kind
    /// One sentence for the exposition.
    let help: String
    /// Names of the labels; each has few values.
    let labels: [String]
    /// Upper bounds of a histogram's buckets, rising, without infinity.
    var buckets: [Double] = []
}

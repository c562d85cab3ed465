/// The answer of the health probes.
public struct HealthView: Codable, Sendable, Equatable {
    /// `live` or `ready`.
    public var status: String

    /// A health status.
    public init(status: String) { self.status = status }
}

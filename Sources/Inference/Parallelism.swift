import Foundation

/// The division of cores between inferences.
public enum Parallelism: Sendable, Equatable {
    /// One inference at a time on all cores: the shortest wait for a single answer.
    case latency
    /// One inference a core: the most answers a second.
    case throughput

    /// Inferences that may run at the same time.
    var streams: Int { self == .latency ? 1 : Self.cores }

    /// Cores that this process may use.
    static var cores: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }
}

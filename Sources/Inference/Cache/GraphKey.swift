import Crypto
import DetectionCore
import Foundation

/// What a compiled graph was made from and for: where any of it differs, it is another graph.
struct GraphKey: Sendable, Equatable {
    /// SHA-256 of all of it, 64 hexadecimal digits.
    let name: String

    /// - Parameters:
    ///   - files: Digests of the graph's files, structure first.
    ///   - settings: Names and values of all that the runtime is told.
    ///   - runtime: The runtime's version.
    ///   - processor: The processor that it was compiled for.
    ///   - environment: Variables, of which those that the runtime and its kernels obey count.
    init(
        files: [String], settings: [(name: String, value: String)], runtime: String,
        processor: Processor = .current, environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        let obeyed = environment.filter { name, _ in Self.prefixes.contains { name.hasPrefix($0) } }
        let lines =
            [Self.form, runtime, processor.identity] + files + settings.map { "\($0.name)=\($0.value)" }.sorted()
            + obeyed.map { "\($0)=\($1)" }.sorted()
        name = Hex.string(SHA256.hash(data: Data(lines.joined(separator: "\n").utf8)))
    }

    /// Changes when entries are written in another way.
    private static let form = "touchstone graph 1"
    /// `ONEDNN_MAX_CPU_ISA`, for one, withholds instructions from the kernels.
    private static let prefixes = ["ONEDNN_", "DNNL_", "OV_", "OPENVINO_"]
}

import Foundation

/// The instructions of a processor on which arithmetic depends.
struct Processor: Sendable, Equatable {
    /// Whether the runtime may multiply 8-bit integers and add up the products in one instruction (VNNI).
    ///
    /// It rounds to 8 bits on such processors only; on others it would compute in floating point unasked. Where the
    /// processor has the instruction and a variable withholds it, the runtime still means to round, and fails at every run
    /// (`findings/withheld-instructions-fail.sh`): then the arithmetic has to be floating point.
    let multipliesBytes: Bool
    /// Maker, model and all instructions, as Linux words them; the same on every processor that computes alike.
    let identity: String

    /// The processor of this machine; where Linux does not describe it, none of the instructions is counted on.
    static let current = Processor(
        description: FileManager.default.contents(atPath: "/proc/cpuinfo") ?? Data(),
        environment: ProcessInfo.processInfo.environment)

    /// Reads what Linux says about a processor in `/proc/cpuinfo`, and which instructions the environment withholds.
    init(description: Data, environment: [String: String] = [:]) {
        let lines = String(decoding: description, as: UTF8.self).split(separator: "\n")
        let flags = lines.first { $0.hasPrefix("flags") }?.split(separator: ":").last?.split(separator: " ") ?? []
        identity = Self.describing.compactMap { word in lines.first { $0.hasPrefix(word) } }.joined(separator: "\n")
        let able = Self.multiplying.filter { flags.contains($0.flag) }
        let limit = Self.limits.compactMap { environment[$0] }.first { !$0.isEmpty }?.uppercased() ?? "DEFAULT"
        multipliesBytes =
            limit == "DEFAULT" || limit == "ALL" ? !able.isEmpty : able.contains { limit.hasPrefix($0.least) }
    }

    /// Instructions that multiply bytes, as Linux names them, and how the limits begin that leave them to the kernels.
    private static let multiplying: [(flag: Substring, least: String)] = [
        ("avx512_vnni", "AVX512"), ("avx_vnni", "AVX2_VNNI"),
    ]

    /// The variables that limit the instructions of oneDNN, whose kernels the runtime uses; the first that is set counts.
    private static let limits = ["ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA"]

    private static let describing = [
        "vendor_id", "cpu family", "model\t", "flags", "CPU implementer", "CPU part", "Features",
    ]
}

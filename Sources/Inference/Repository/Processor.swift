import Foundation

/// The instructions of a processor on which arithmetic depends.
struct Processor: Sendable, Equatable {
    /// Whether it multiplies 8-bit integers and adds up the products in one instruction (VNNI).
    ///
    /// The runtime rounds to 8 bits on such processors only; on others it would compute in floating point unasked.
    let multipliesBytes: Bool
    /// Maker, model and all instructions, as Linux words them; the same on every processor that computes alike.
    let identity: String

    /// The processor of this machine; where Linux does not describe it, none of the instructions is counted on.
    static let current = Processor(description: FileManager.default.contents(atPath: "/proc/cpuinfo") ?? Data())

    /// Reads what Linux says about a processor in `/proc/cpuinfo`.
    init(description: Data) {
        let lines = String(decoding: description, as: UTF8.self).split(separator: "\n")
        let flags = lines.first { $0.hasPrefix("flags") }?.split(separator: ":").last?.split(separator: " ") ?? []
        identity = Self.describing.compactMap { word in lines.first { $0.hasPrefix(word) } }.joined(separator: "\n")
        multipliesBytes = flags.contains("avx512_vnni") || flags.contains("avx_vnni")
    }

    private static let describing = [
        "vendor_id", "cpu family", "model\t", "flags", "CPU implementer", "CPU part", "Features",
    ]
}

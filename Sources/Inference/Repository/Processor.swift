import Foundation

/// The instructions of a processor on which arithmetic depends.
struct Processor: Sendable, Equatable {
    /// Whether it multiplies 8-bit integers and adds up the products in one instruction (VNNI).
    ///
    /// The runtime rounds to 8 bits on such processors only; on others it would compute in floating point unasked.
    let multipliesBytes: Bool

    /// The processor of this machine; where Linux does not describe it, none of the instructions is counted on.
    static let current = Processor(description: FileManager.default.contents(atPath: "/proc/cpuinfo") ?? Data())

    /// Reads what Linux says about a processor in `/proc/cpuinfo`.
    init(description: Data) {
        let lines = String(decoding: description, as: UTF8.self).split(separator: "\n")
        let flags = lines.first { $0.hasPrefix("flags") }?.split(separator: ":").last?.split(separator: " ") ?? []
        multipliesBytes = flags.contains("avx512_vnni") || flags.contains("avx_vnni")
    }
}

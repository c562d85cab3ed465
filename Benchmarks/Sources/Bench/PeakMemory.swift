import Foundation

/// Most memory that a process and its living descendants have held, each at its own worst moment, from `/proc`.
enum PeakMemory {
    /// Sum of the peaks in MB.
    ///
    /// See proc(5), `VmHWM` of `/proc/pid/status`.
    static func megabytes(of process: Int32) -> Double {
        ProcessorTime.family(of: process).reduce(0) { sum, member in
            let status = (try? String(contentsOfFile: "/proc/\(member)/status", encoding: .utf8)) ?? ""
            let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
            return sum + (line?.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0) * 1024 / 1e6
        }
    }
}

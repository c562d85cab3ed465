import Foundation

/// CPU time of a process with all its living descendants and those it has reaped, from `/proc`.
enum ProcessorTime {
    /// User and system time in milliseconds.
    static func milliseconds(of process: Int32) -> Double {
        let all = table()
        let total = family(of: process, in: all).reduce(0) { $0 + (all[$1]?.ticks ?? 0) }
        return total * 1000 / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// The process with all its living descendants.
    static func family(of process: Int32) -> [Int32] { family(of: process, in: table()) }

    private static func family(of process: Int32, in all: [Int32: (parent: Int32, ticks: Double)]) -> [Int32] {
        [process] + all.filter { $0.value.parent == process }.keys.flatMap { family(of: $0, in: all) }
    }

    /// Parent and ticks (own and reaped children's) of every process. See proc(5), `/proc/pid/stat`.
    private static func table() -> [Int32: (parent: Int32, ticks: Double)] {
        var found: [Int32: (parent: Int32, ticks: Double)] = [:]
        for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
            guard let id = Int32(name), let line = try? String(contentsOfFile: "/proc/\(name)/stat", encoding: .utf8),
                let end = line.lastIndex(of: ")")
            else { continue }
            let fields = line[end...].split(separator: " ")
            guard fields.count > 15, let parent = Int32(fields[2]) else { continue }
            found[id] = (parent, fields[12...15].compactMap { Double($0) }.reduce(0, +))
        }
        return found
    }
}

import Foundation

/// CPU time of a process with all its living descendants and those it has reaped, from `/proc`.
enum ProcessorTime {
    /// User and system time in milliseconds.
    static func milliseconds(of process: Int32) -> Double {
        let all = table()
        var total = 0.0
        var waiting = [process]
        while let current = waiting.popLast() {
            total += all[current]?.ticks ?? 0
            waiting += all.filter { $0.value.parent == current }.keys
        }
        return total * 1000 / Double(sysconf(Int32(_SC_CLK_TCK)))
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

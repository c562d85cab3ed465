/// A line on a terminal that shows how far a long run is; invisible where nobody watches.
struct ProgressBar {
    private let total: Int
    private let isVisible: Bool
    private var done = 0
    private var started = ContinuousClock.now

    init(total: Int, isVisible: Bool = StandardError.isTerminal) {
        self.total = total
        self.isVisible = isVisible && total > 1
    }

    /// Counts one more and draws.
    mutating func advance() {
        done += 1
        draw()
    }

    /// Draws the line as it stands.
    func draw() {
        guard isVisible else { return }
        StandardError.write("\r\u{1B}[K" + Self.line(done: done, total: total, elapsed: ContinuousClock.now - started))
    }

    /// Takes the line away, before other output.
    func clear() {
        if isVisible { StandardError.write("\r\u{1B}[K") }
    }

    /// `[████████░░░░░░░░░░░░] 40 of 100, about 12 s left`.
    static func line(done: Int, total: Int, elapsed: Duration, width: Int = 24) -> String {
        let filled = total == 0 ? width : width * min(done, total) / total
        let bar = String(repeating: "\u{2588}", count: filled) + String(repeating: "\u{2591}", count: width - filled)
        guard done > 0, done < total else { return "[\(bar)] \(done) of \(total)" }
        let left = Double(elapsed.components.seconds) * Double(total - done) / Double(done)
        return "[\(bar)] \(done) of \(total), about \(Int(left.rounded(.up))) s left"
    }
}

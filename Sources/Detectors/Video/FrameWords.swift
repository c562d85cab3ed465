/// Words for findings in frames.
struct FrameWords: Sendable {
    /// The subject, such as `frames as images`.
    let subject: String
    /// What it was compared with.
    let others: String

    static let pictures = FrameWords(subject: "frames as pictures", others: "photographs and generated pictures")
    static let faces = FrameWords(subject: "faces in frames", others: "untouched and manipulated ones")

    /// One sentence about the whole video.
    func sentence(_ findings: FrameFindings, looked: Int) -> String {
        let count = findings.all.count < looked ? "\(findings.all.count) of \(looked)" : "\(looked)"
        let looked = "Compared \(subject) with \(others) at \(count == "1" ? "one moment" : "\(count) moments")"
        guard findings.all.count > 2 else { return "\(looked)." }
        return "\(looked). Highest scores at \(findings.mostSuspicious.map(Self.clock).joined(separator: " and "))."
    }

    /// Minutes and seconds, such as `1:07`.
    private static func clock(_ seconds: Double) -> String {
        let whole = Int(max(0, seconds).rounded(.down))
        return "\(whole / 60):\(whole % 60 < 10 ? "0" : "")\(whole % 60)"
    }
}

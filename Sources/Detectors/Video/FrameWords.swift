/// How findings in frames are told to a person.
struct FrameWords: Sendable {
    /// What was looked at, such as `frames as pictures`.
    let subject: String
    /// What a positive outcome is like.
    let synthetic: String
    /// What a negative outcome is like.
    let authentic: String

    static let pictures = FrameWords(
        subject: "frames as pictures", synthetic: "more like generated pictures than photographs",
        authentic: "more like photographs than generated pictures")
    static let faces = FrameWords(
        subject: "faces in frames", synthetic: "more like manipulated faces than untouched ones",
        authentic: "more like untouched faces than manipulated ones")

    /// One sentence about the whole video.
    func sentence(_ findings: FrameFindings, looked: Int) -> String {
        let count = findings.all.count < looked ? "\(findings.all.count) of \(looked)" : "\(looked)"
        let start = "Looked at \(subject) at \(count == "1" ? "one moment" : "\(count) moments")"
        guard abs(findings.llr) >= 0.4 else { return "\(start): they tell little either way." }
        let moments = findings.clearest.map(Self.clock).joined(separator: " and ")
        return "\(start): on the whole \(findings.llr > 0 ? synthetic : authentic), most of all at \(moments)."
    }

    /// Minutes and seconds, such as `1:07`.
    private static func clock(_ seconds: Double) -> String {
        let whole = Int(max(0, seconds).rounded(.down))
        return "\(whole / 60):\(whole % 60 < 10 ? "0" : "")\(whole % 60)"
    }
}

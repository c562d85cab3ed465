import Testing

@testable import ModelImport

@Suite("Which class means synthetic", .timeLimit(.minutes(20)))
struct ScoreMeaningTests {
    @Test(
        "Names that say it are read",
        arguments: [
            (["Real", "Fake"], 1, true), (["fake", "real"], 0, true), (["artificial", "human"], 0, true),
            (["AiArtData", "RealArt"], 0, true), (["AI-generated", "Photo"], 0, true),
            (["bonafide", "spoof"], 1, true),
            (["Deepfake", "Realism"], 0, true), (["AIGenerated", "Camera"], 0, true), (["hum", "ai"], 1, true),
            (["real", "fake sd", "fake dalle"], 0, false), (["spoof"], 0, true), (["real"], 0, false),
        ])
    func read(labels: [String], index: Int, isSynthetic: Bool) throws {
        #expect(try ScoreMeaning(labels: labels) == ScoreMeaning(index: index, isSynthetic: isSynthetic))
    }

    @Test(
        "Names that do not say it are asked about, never guessed",
        arguments: [
            ["LABEL_0", "LABEL_1"], ["0", "1"], ["not fake", "fake"], ["real", "real"], ["fake", "fake"],
            ["real fake", "fake"], ["real", "midjourney", "dalle"], ["real", "authentic", "fake", "spoof"],
            ["good", "fake"], ["unreal", "fake"],
        ])
    func asked(labels: [String]) {
        let error = #expect(throws: ImportRefusal.self) { try ScoreMeaning(labels: labels) }
        #expect(error?.sentence.contains("--synthetic CLASS") == true)
    }

    @Test("The user's word is taken, when it names one class")
    func named() throws {
        let labels = ["LABEL_0", "LABEL_1"]
        #expect(try ScoreMeaning(labels: labels, synthetic: "label_0") == ScoreMeaning(index: 0, isSynthetic: true))
        #expect(try ScoreMeaning(labels: labels, authentic: "LABEL_0") == ScoreMeaning(index: 0, isSynthetic: false))
        #expect(throws: ImportRefusal.self) { try ScoreMeaning(labels: labels, synthetic: "fake") }
        #expect(throws: ImportRefusal.self) {
            try ScoreMeaning(labels: labels, synthetic: "LABEL_0", authentic: "LABEL_1")
        }
        #expect(throws: ImportRefusal.self) { try ScoreMeaning(labels: ["a", "A"], synthetic: "a") }
    }
}

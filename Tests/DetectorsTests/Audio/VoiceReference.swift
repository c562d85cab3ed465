import Foundation

/// What `training/audio/fixtures.py` wrote: the scores of generated voices in Python.
struct VoiceReference: Decodable, Sendable {
    var seconds: Double
    var pitch: Double
    var windows: Int
    var antispoofing: Double
    var score: Double

    /// The committed fixture.
    static func load() throws -> [VoiceReference] {
        let fixture = Bundle.module.resourceURL?.appending(path: "Fixtures/Audio/voices.json")
        return try JSONDecoder().decode([Self].self, from: Data(contentsOf: fixture ?? URL(filePath: "/")))
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        .standardized

    /// The folders with models: those of the repository and those that `./setup` wrote.
    static let folders = ["Models", ".deps/models"].map { root.appending(path: $0).path }

    /// Whether `./setup` has converted the speech encoder.
    static let hasModel = FileManager.default.fileExists(
        atPath: root.appending(path: ".deps/models/whisper-base-front/1.0.0/model.bin").path)
}

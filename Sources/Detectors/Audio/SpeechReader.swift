import Foundation
import Inference

/// The front of the speech encoder and AASIST, with the probe on what they hear.
struct SpeechReader: Sendable {
    /// The encoder's output for one window.
    struct Heard: Sendable {
        /// The logarithms of the pooled numbers; the weights of the probe level them.
        var logarithms: [Float]
        /// Whether it is music or a tone rather than a voice.
        var isMusic: Bool
    }

    private static let floor: Float = 1e-6

    /// The loaded model.
    let model: Model
    /// The network beside the encoder.
    let antispoofing: Antispoofing
    private let probe: HiddenStateProbe
    private let music: HiddenStateProbe

    /// Loads the networks and reads the probes.
    init(_ models: ModelRepository) async throws(InferenceError) {
        model = try await models.model(SpeechDetector.id)
        antispoofing = Antispoofing(try await models.model(Antispoofing.id))
        probe = try Self.probe("probe", of: model)
        music = try Self.probe("music", of: model)
        guard probe.width == music.width + 1 else {
            throw InferenceError(
                .manifestInvalid, "The probes of '\(SpeechDetector.id)' do not fit each other. Install it again.")
        }
    }

    private static func probe(_ file: String, of model: Model) throws(InferenceError) -> HiddenStateProbe {
        let weights = try model.bytes(of: file)
        do {
            return try HiddenStateProbe(parsing: weights)
        } catch {
            throw InferenceError(
                .manifestInvalid,
                "The file '\(file)' of '\(model.manifest.id)' cannot be read: \(error). Install it again.")
        }
    }

    /// Listens to one window.
    func hear(_ window: ArraySlice<Float>) async throws(InferenceError) -> Heard {
        let samples = Tensor(shape: [1, window.count], floats: Array(window))
        guard let pooled = try await model.run(["samples": samples])["pooled"], pooled.floats.count == music.width
        else {
            throw InferenceError(.wrongShape, "The speech encoder returns no numbers that fit the probe.")
        }
        return Heard(
            logarithms: pooled.floats.map { log(max($0, Self.floor)) }, isMusic: music.score(pooled.floats[...]) > 0)
    }

    /// The log-odds of one window, before calibration, with what AASIST says of the whole sound.
    func score(_ heard: Heard, antispoofing logit: Float) -> Double { probe.score((heard.logarithms + [logit])[...]) }
}

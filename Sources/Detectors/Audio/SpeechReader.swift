import Inference

/// The front of the speech encoder with the probe on what it hears.
struct SpeechReader: Sendable {
    /// The loaded model.
    let model: Model
    private let probe: HiddenStateProbe
    private let music: HiddenStateProbe

    /// Reads the probes of a loaded model.
    init(_ model: Model) throws(InferenceError) {
        self.model = model
        probe = try Self.probe("probe", of: model)
        music = try Self.probe("music", of: model)
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

    /// The log-odds of one window, before calibration, and whether it is music or a tone rather than a voice.
    func hear(_ window: ArraySlice<Float>) async throws(InferenceError) -> (score: Double, isMusic: Bool) {
        let samples = Tensor(shape: [1, window.count], floats: Array(window))
        guard let pooled = try await model.run(["samples": samples])["pooled"], pooled.floats.count == probe.width
        else {
            throw InferenceError(.wrongShape, "The speech encoder returns no numbers that fit the probe.")
        }
        return (probe.score(pooled.floats[...]), music.score(pooled.floats[...]) > 0)
    }
}

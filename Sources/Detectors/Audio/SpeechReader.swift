import Inference

/// The front of the speech encoder with the probe on what it hears.
struct SpeechReader: Sendable {
    /// The loaded model.
    let model: Model
    private let probe: HiddenStateProbe

    /// Reads the probe of a loaded model.
    init(_ model: Model) throws(InferenceError) {
        self.model = model
        let weights = try model.bytes(of: "probe")
        do {
            probe = try HiddenStateProbe(parsing: weights)
        } catch {
            throw InferenceError(
                .manifestInvalid, "The probe of '\(model.manifest.id)' cannot be read: \(error). Install it again.")
        }
    }

    /// The log-odds of one window, before calibration.
    func score(_ window: ArraySlice<Float>) async throws(InferenceError) -> Double {
        let samples = Tensor(shape: [1, window.count], floats: Array(window))
        guard let pooled = try await model.run(["samples": samples])["pooled"], pooled.floats.count == probe.width
        else {
            throw InferenceError(.wrongShape, "The speech encoder returns no numbers that fit the probe.")
        }
        return probe.score(pooled.floats[...])
    }
}

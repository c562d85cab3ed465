import Inference

/// The head that says how synthetic a picture looks: a linear probe, and a kernel where the model has one.
struct PictureHead: Sendable {
    private let linear: LinearProbe
    private let kernel: GaussianKernel?

    /// The files `probe` and `kernel` of a model.
    ///
    /// Blocks while it reads.
    ///
    /// - Throws: `InferenceError` when a file is missing, changed or damaged.
    init(of model: Model) throws(InferenceError) {
        let kernel = model.manifest.files["kernel"] == nil ? nil : try model.bytes(of: "kernel")
        try self.init(probe: try model.bytes(of: "probe"), kernel: kernel)
    }

    /// - Throws: `InferenceError` with `manifestInvalid`.
    init(probe: [UInt8], kernel: [UInt8]?) throws(InferenceError) {
        linear = try LinearProbe(json: probe)
        self.kernel = if let kernel { try GaussianKernel(kernel) } else { nil }
    }

    /// The sum of both scores for tokens of shape [1, blocks, width].
    ///
    /// - Throws: `InferenceError` with `wrongShape` when a layer or its width is missing.
    func score(_ tokens: Tensor) throws(InferenceError) -> Double {
        let score = try linear.score(tokens)
        guard let kernel else { return score }
        return score + (try kernel.score(tokens))
    }
}

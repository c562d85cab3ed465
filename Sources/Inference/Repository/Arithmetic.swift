/// What a graph's numbers are computed in on this processor.
public struct Arithmetic: Sendable, Equatable {
    /// Floating point, for everything that is not rounded to 8 bits.
    public let precision: Precision
    /// Values that share a scale where they are rounded to 8 bits; nil where nothing is.
    public let group: Int?

    /// What the manifest asks for, as far as a processor has it.
    init(of manifest: ModelManifest, on processor: Processor = .current) {
        precision = manifest.precision
        group = processor.multipliesBytes ? manifest.dynamicGroup : nil
    }

    /// A word for reports: `int8`, `bf16` or `f32`.
    public var name: String { group == nil ? precision.rawValue : "int8" }
}

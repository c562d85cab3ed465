public import Inference

extension ImageView {
    /// The view that a manifest's `input` describes; nil when it is not a standard view of a picture.
    public init?(_ input: ModelManifest.Input) {
        guard [.image, .face].contains(input.view), input.shape.count == 4 else { return nil }
        let isPlanar = input.layout != .nhwc
        let sides = isPlanar ? input.shape[2...3] : input.shape[1...2]
        let channels = isPlanar ? input.shape[1] : input.shape[3]
        guard channels == 3, let height = sides.first, let width = sides.last, height > 0, width > 0 else { return nil }
        let resize: Resize =
            switch input.resize {
            case .shortSide: .shortSide(max(input.size ?? 0, width, height))
            case .stretch: input.size.map { .square(max($0, width, height)) } ?? .exact
            case nil: .exact
            case .some(.none): .shortSideWithin(max(width, height)...Int(Int32.max))
            }
        // Without a crop the whole picture has to fit.
        self.init(
            resize: input.crop == .centre ? resize : .exact, filter: Self.filter(input.resampling), width: width,
            height: height, mean: input.mean ?? [0, 0, 0], deviation: input.std ?? [1, 1, 1], isPlanar: isPlanar,
            isBGR: input.colour == .bgr)
    }

    private static func filter(_ resampling: ModelManifest.Input.Resampling?) -> ResamplingFilter {
        switch resampling {
        case .bicubic, nil: .bicubic
        case .bilinear: .bilinear
        case .lanczos: .lanczos
        case .nearest: .nearest
        }
    }
}

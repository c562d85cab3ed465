import DetectionCore
import MediaDecoding

extension Look {
    /// The pixels to look at, or the evidence that says why there are none.
    enum Picture {
        case pixels(DecodedImage)
        case ended(Evidence)
    }

    /// The pixels of a picture whose shorter side has at least `minSide` of them.
    func picture(of medium: DecodedMedium, minSide: Int) -> Picture {
        switch medium.image {
        case nil:
            return .ended(notApplicable(.formatUnsupported, "This detector looks at pictures only."))
        case .failure(let error)?:
            return .ended(failed(error.reason, error.message))
        case .success(let image)?:
            guard min(image.width, image.height) >= minSide else {
                return .ended(
                    notApplicable(
                        .imageTooSmall, "The picture is under \(minSide) pixels a side; too little was measured there.",
                        figures: ["least": Double(minSide)]))
            }
            return .pixels(image)
        }
    }
}

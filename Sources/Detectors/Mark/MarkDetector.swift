public import DetectionCore
public import MediaDecoding

/// Reads the open marks that the code of SDXL, FLUX and Stable Diffusion 1 and 2 writes into the pixels of a picture.
///
/// A mark says which program made or altered the picture. There is none in most generated pictures, so a picture without
/// one is no more real than before.
public struct MarkDetector: Detector {
    /// The share of a mark's threshold from which on it is worth decoding the colour planes.
    private static let suspicion = 0.55

    /// `image.mark`.
    public let id = "image.mark"
    /// Version of the method.
    public let version = "1.0.0"
    /// Pictures.
    public let kind = MediaKind.image

    private let decoders: DecoderPool?

    /// A detector; it needs no model.
    ///
    /// - Parameter decoders: What reads colour planes as they are stored; without it they are read interpolated, which
    ///   finds fewer marks in JPEG files.
    public init(decoders: DecoderPool? = nil) {
        self.decoders = decoders
    }

    /// Evidence with `Evidence.traceLLR` when a mark was found; otherwise `notApplicable`, which argues for nothing.
    public func evidence(for medium: DecodedMedium) async -> Evidence {
        let look = Look(self)
        switch look.picture(of: medium, minSide: 1) {
        case .ended(let evidence): return evidence
        case .pixels(let image):
            guard image.width * image.height >= MarkReader.leastPixels else {
                return look.notApplicable(
                    .imageTooSmall, "Generators leave no mark in images under 65,536 pixels.",
                    figures: ["least_area": Double(MarkReader.leastPixels)])
            }
            let found = await findings(in: image, of: medium)
            guard let first = found.first else {
                return look.notApplicable(
                    .noMark, "No generator's open mark is in its pixels. Nothing follows from that.")
            }
            return look.found(first, all: found)
        }
    }

    private func findings(in image: DecodedImage, of medium: DecodedMedium) async -> [MarkReader.Finding] {
        let (ownSize, isSuspicious) = await WorkQueue.shared.run {
            let band = LowBand(of: image, atMost: MarkReader.mostBlocks)
            let isSuspicious = MarkReader.correlations(in: band).contains { mark, found in
                found.correlation.whole >= Self.suspicion * mark.threshold.whole
            }
            return (MarkReader.findings(in: band), isSuspicious)
        }
        let stored = isSuspicious ? await storedBand(of: medium) : nil
        let found = stored.map { MarkReader.findings(in: $0) } ?? ownSize
        guard found.isEmpty else { return found }
        let isThorough = medium.isThorough
        return await WorkQueue.shared.run {
            let rescaled = MarkReader.rescaledFindings(in: image)
            guard rescaled.isEmpty, isThorough else { return rescaled }
            return CropSearch.finding(in: image).map { [$0] } ?? []
        }
    }

    /// The low band of colour planes that the format stores at half size; nil for other files.
    ///
    /// A decoder doubles such planes with a filter that smears the mark; the planes themselves are the sums that carry it.
    private func storedBand(of medium: DecodedMedium) async -> LowBand? {
        guard let planes = try? await decoders?.colourPlanes(medium.file, format: medium.description.format) else {
            return nil
        }
        // JFIF's colours, and for WebP those of television.
        let (blue, red): (Float, Float) = medium.description.format == .jpeg ? (1.772, 1.402) : (2.018, 1.596)
        return await WorkQueue.shared.run {
            LowBand(of: planes, blue: blue, red: red, atMost: MarkReader.mostBlocks)
        }
    }
}

extension Look {
    /// A mark was found.
    fileprivate func found(_ first: MarkReader.Finding, all: [MarkReader.Finding]) -> Evidence {
        var families: [String] = []
        for finding in all where !families.contains(finding.mark.family) { families.append(finding.mark.family) }
        let program = families.count == 1 ? "a program" : "programs"
        let after =
            switch first.way {
            case .ownSize: ""
            case .rescaled(let width, let height): ", once it is scaled back to \(width) × \(height)"
            case .cropped: ", although it was cropped"
            }
        var evidence = done(
            score: first.correlation, llr: Evidence.traceLLR,
            "Its pixels carry the open mark of the \(families.joined(separator: " and ")) code\(after): made or altered "
                + "by \(program) of the \(families.joined(separator: " and the ")) family. Anyone can add this mark on "
                + "purpose; nobody does so by accident.")
        evidence.figures = [
            "family": Double(first.mark.familyNumber), "r": first.correlation, "blocks": Double(first.blocks),
        ]
        return evidence
    }
}

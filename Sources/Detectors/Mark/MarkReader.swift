import MediaDecoding

/// Looks for the open marks in a picture.
enum MarkReader {
    /// What was looked at when a mark was found.
    enum Way: Equatable {
        case ownSize
        /// Scaled to a size that generators make.
        case rescaled(width: Int, height: Int)
        /// At another place of the block grid.
        case cropped
    }

    /// One mark that is there.
    struct Finding: Equatable {
        var mark: OpenMark
        /// R, 0…1.
        var correlation: Double
        /// Blocks that were looked at.
        var blocks: Int
        var way: Way
    }

    /// Most blocks that are looked at, some two million pixels: more add nothing to what R says.
    static let mostBlocks = 32_768
    /// The same for each size that is tried.
    static let mostRescaledBlocks = 8_192
    /// The same for a first look at each size, which decides whether a second is worth its cost.
    static let mostGlancedBlocks = 2_048
    /// The share of a mark's threshold from which on a second look is worth its cost.
    static let suspicion = 0.5
    /// The writer leaves smaller pictures alone.
    static let leastPixels = 65_536

    /// R of each mark in one band.
    static func correlations(in band: LowBand) -> [OpenMark: (correlation: OpenMark.Correlation, blocks: Int)] {
        var found: [OpenMark: (OpenMark.Correlation, Int)] = [:]
        for plane in LowBand.Plane.allCases {
            let phases = BlockPhases(band, plane)
            for mark in OpenMark.allCases where mark.plane == plane {
                found[mark] = (phases.correlation(with: mark), phases.sine.count)
            }
        }
        return found
    }

    /// The marks in a band, the strongest first.
    static func findings(in band: LowBand, _ way: Way = .ownSize) -> [Finding] {
        correlations(in: band)
            .filter { mark, found in
                (way == .ownSize ? mark.threshold : mark.searchThreshold).isReached(found.correlation)
            }
            .map { Finding(mark: $0, correlation: $1.correlation.whole, blocks: $1.blocks, way: way) }
            .sorted { $0.correlation > $1.correlation }
    }

    /// The marks in a picture that was scaled from a size that generators make; at most one such size answers.
    static func rescaledFindings(in image: DecodedImage) -> [Finding] {
        let sizes = GeneratorSizes.fitting(width: image.width, height: image.height)
        for size in sizes {
            var band = LowBand(of: image, scaledTo: size, atMost: mostGlancedBlocks)
            let isSuspicious = correlations(in: band).contains { mark, found in
                found.correlation.whole >= suspicion * mark.searchThreshold.whole
            }
            guard isSuspicious else { continue }
            if band.every > 1 { band = LowBand(of: image, scaledTo: size, atMost: mostRescaledBlocks) }
            let found = findings(in: band, .rescaled(width: size.width, height: size.height))
            if !found.isEmpty { return found }
        }
        return []
    }
}

/// How a medium, or a part of it, came about: the terms of the IPTC vocabulary that metadata and signatures use.
///
/// Source: IPTC NewsCodes, `http://cv.iptc.org/newscodes/digitalsourcetype/`, retired terms included.
public enum DigitalSourceType: String, ExtensibleCode, CaseIterable {
    case trainedAlgorithmicMedia, compositeWithTrainedAlgorithmicMedia, algorithmicMedia, compositeSynthetic
    case algorithmicallyEnhanced, humanEdits, minorHumanEdits, compositeCapture, composite
    case digitalCapture, computationalCapture, negativeFilm, positiveFilm
    case digitalCreation, digitalArt, dataDrivenMedia, print, screenCapture, softwareImage, virtualRecording
    /// A term of another version; never given.
    case unknown

    /// The terms of the vocabulary.
    public static let allCases: [DigitalSourceType] = [
        .trainedAlgorithmicMedia, .compositeWithTrainedAlgorithmicMedia, .algorithmicMedia, .compositeSynthetic,
        .algorithmicallyEnhanced, .humanEdits, .minorHumanEdits, .compositeCapture, .composite, .digitalCapture,
        .computationalCapture, .negativeFilm, .positiveFilm, .digitalCreation, .digitalArt, .dataDrivenMedia, .print,
        .screenCapture, .softwareImage, .virtualRecording,
    ]

    /// Reads a term, alone, as a QCode or as the last part of its address; nil when the vocabulary does not have it.
    public init?(term: String) {
        let separators: Set<Character> = ["/", ":", "#"]
        guard let last = term.split(whereSeparator: { separators.contains($0) || $0.isWhitespace }).last,
            let type = Self.allCases.first(where: { $0.rawValue.lowercased() == last.lowercased() })
        else { return nil }
        self = type
    }

    /// What the term amounts to as a claim about the whole medium; nil when it says neither.
    public var claim: MetadataClaim.Claim? {
        switch self {
        case .trainedAlgorithmicMedia, .algorithmicMedia, .compositeSynthetic: .synthetic
        case .compositeWithTrainedAlgorithmicMedia, .algorithmicallyEnhanced, .humanEdits, .minorHumanEdits,
            .compositeCapture, .composite:
            .edited
        case .digitalCapture, .computationalCapture, .negativeFilm, .positiveFilm: .camera
        case .digitalCreation, .digitalArt, .dataDrivenMedia, .print, .screenCapture, .softwareImage,
            .virtualRecording, .unknown:
            nil
        }
    }

    /// Whether at least a part was made by a machine.
    public var hasGeneratedParts: Bool {
        claim == .synthetic || self == .compositeWithTrainedAlgorithmicMedia
    }
}

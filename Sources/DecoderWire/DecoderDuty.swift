/// What a decoder process was started for; it does that and nothing else.
///
/// A process loads the libraries of its duty only: its start costs less, and a medium that takes it over finds less to work
/// with. Signatures are checked in processes of their own, so that a picture which takes its decoder over cannot vouch for
/// anything.
public enum DecoderDuty: Sendable, Hashable {
    /// Pictures of every format but HEIF and AVIF.
    case pictures
    /// HEIF and AVIF pictures, whose loader is a module that libvips opens with all its others.
    case heif
    /// Sound and frames.
    case tracks
    /// The characters of PDF documents.
    case documents
    /// Signed provenance; the path is that of a PEM file with the certificates that are trusted.
    case manifests(trustList: String?)

    /// Everything but checking signatures.
    public static let media: [DecoderDuty] = [.pictures, .heif, .tracks, .documents]

    /// Whether it includes an operation on a file of a format.
    public func includes(_ operation: DecodeOperation, _ format: WireFormat) -> Bool {
        switch (operation, self) {
        case (.isolation, _): true
        case (.picture, .pictures), (.pixels, .pictures), (.chroma, .pictures): format != .heif
        case (.picture, .heif): format == .heif
        case (.sound, .tracks), (.keyframes, .tracks), (.times, .tracks): true
        case (.document, .documents), (.manifests, .manifests): true
        default: false
        }
    }

    /// The name of the program that has the libraries for it.
    public var program: String {
        switch self {
        case .pictures, .heif: "touchstone-decoder"
        case .tracks: "touchstone-track-decoder"
        case .documents, .manifests: "touchstone-reader"
        }
    }

    /// Reads a process's arguments, its own name first; nil when they name no duty.
    public init?(arguments: [String]) {
        switch arguments.dropFirst().first {
        case nil: self = .pictures
        case "--heif": self = .heif
        case "--tracks": self = .tracks
        case "--documents": self = .documents
        case "--manifests": self = .manifests(trustList: arguments.dropFirst(2).first)
        default: return nil
        }
    }

    /// The arguments after the process's name.
    public var arguments: [String] {
        switch self {
        case .pictures: []
        case .heif: ["--heif"]
        case .tracks: ["--tracks"]
        case .documents: ["--documents"]
        case .manifests(let trustList): ["--manifests"] + (trustList.map { [$0] } ?? [])
        }
    }
}

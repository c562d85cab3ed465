/// What a decoder process was started for; it does one or the other, never both.
///
/// Signatures are checked in processes of their own, so that a picture which takes its decoder over cannot vouch for
/// anything.
public enum DecoderDuty: Sendable, Equatable {
    /// Pictures, sound and frames.
    case media
    /// Signed provenance; the path is that of a PEM file with the certificates that are trusted.
    case manifests(trustList: String?)

    private static let flag = "--manifests"

    /// Reads a process's arguments, its own name first.
    public init(arguments: [String]) {
        guard arguments.dropFirst().first == Self.flag else {
            self = .media
            return
        }
        self = .manifests(trustList: arguments.dropFirst(2).first)
    }

    /// The arguments after the process's name.
    public var arguments: [String] {
        switch self {
        case .media: []
        case .manifests(let trustList): [Self.flag] + (trustList.map { [$0] } ?? [])
        }
    }
}

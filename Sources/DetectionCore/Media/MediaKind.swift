/// What a medium is to a person: the four kinds that detectors exist for.
public enum MediaKind: String, Codable, Sendable, CaseIterable {
    case image, video, audio, text
}

/// One named text of a container that keeps tags: sound, video and what holds both.
struct MetadataTag: Sendable, Equatable {
    /// The system of names, such as `id3` or `quicktime`.
    var system: String
    /// The name within it, such as `TSSE`.
    var name: String
    var value: String
}

/// One named text of a file's metadata.
struct MetadataTag: Sendable, Equatable {
    /// The system of names, such as `exif`, `png`, `id3` or `quicktime`.
    var system: String
    /// The name within it, such as `TSSE`.
    var name: String
    var value: String

    /// Where it was found, as reports name it.
    var path: String { "\(system):\(ClaimText.clean(name))" }
}

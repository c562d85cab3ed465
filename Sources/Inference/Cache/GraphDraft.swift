import Foundation

/// A folder beside the entries of a cache in which the runtime writes a graph; it is gone with the object.
final class GraphDraft: Sendable {
    let folder: String

    static let prefix = "new-"

    /// Makes the folder, for its owner only; nil where that is not possible.
    init?(in parent: String) {
        folder = "\(parent)/\(Self.prefix)\(UUID().uuidString)"
        guard mkdir(folder, 0o700) == 0 else { return nil }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }
}

import DetectionCore

/// Where a downloaded model came from: what is written beside its digests.
public struct HubSource: Sendable, Equatable {
    /// The hub's address.
    public let address: String
    /// Owner and name.
    public let repository: String
    /// What the user asked for.
    public let revision: String
    /// What that was then.
    public let commit: String

    /// The members of `origin.json`.
    var json: JSONValue {
        [
            "address": .string(address), "repository": .string(repository), "revision": .string(revision),
            "commit": .string(commit),
        ]
    }
}

/// A model on a hub, as a user names it: `hf:OWNER/NAME`, perhaps with `@REVISION`.
public struct HubReference: Sendable, Equatable {
    /// Whose it is.
    public let owner: String
    /// Its name.
    public let name: String
    /// A branch, a tag or a commit.
    public let revision: String

    /// Owner and name with a slash between.
    public var repository: String { "\(owner)/\(name)" }

    /// Reads a source; nil when it does not begin with `hf:`.
    ///
    /// - Throws: `ImportRefusal` when it does, and goes on as no name of a model does.
    public init?(_ source: String) throws(ImportRefusal) {
        guard source.hasPrefix("hf:") else { return nil }
        let halves = source.dropFirst(3).split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        let names = halves[0].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let revision = halves.count > 1 ? String(halves[1]) : "main"
        let parts = revision.split(separator: "/", omittingEmptySubsequences: false)
        guard names.count == 2, (names + parts.map(String.init)).allSatisfy(Self.isName), revision.utf8.count <= 200
        else {
            throw ImportRefusal(
                "'\(source.prefix(200))' names no model: write hf:OWNER/NAME or hf:OWNER/NAME@REVISION.")
        }
        (owner, name, self.revision) = (names[0], names[1], revision)
    }

    private static func isName(_ text: String) -> Bool {
        let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_")
        return 1...96 ~= text.utf8.count && text.allSatisfy(allowed.contains) && !text.hasPrefix(".")
            && !text.contains("..")
    }
}

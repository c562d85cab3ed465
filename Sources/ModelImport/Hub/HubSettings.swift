public import Foundation

/// Where models are downloaded from, and who asks.
public struct HubSettings: Sendable, Equatable {
    private static let standard = "https://huggingface.co"

    /// The hub's address, without a slash at its end.
    public let address: String
    /// What shows that the user may read models that are not for everybody; sent to this address alone.
    let token: String?
    /// The folder that keeps what was downloaded until the model is installed.
    public let folder: String

    /// The settings `TOUCHSTONE_HUB`, `TOUCHSTONE_HUB_TOKEN` and, for the hub of Hugging Face itself, `HF_TOKEN`.
    ///
    /// - Throws: `ImportRefusal` for an address over which a token or a model could be read or changed on its way.
    public init(environment: [String: String] = ProcessInfo.processInfo.environment) throws(ImportRefusal) {
        func setting(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        var address = setting("TOUCHSTONE_HUB") ?? Self.standard
        while address.hasSuffix("/") { address.removeLast() }
        guard let url = URL(string: address), Self.isSafe(url), url.query == nil, url.user == nil else {
            throw ImportRefusal("TOUCHSTONE_HUB is not the address of a hub, such as https://huggingface.co.")
        }
        self.address = address
        let token = setting("TOUCHSTONE_HUB_TOKEN") ?? (address == Self.standard ? setting("HF_TOKEN") : nil)
        if let token, token.utf8.contains(where: { !(0x21...0x7E ~= $0) }) {
            throw ImportRefusal("The hub's token has characters that no token has.")
        }
        self.token = token
        let home = setting("HOME").map { "\($0)/.cache" }
        guard let cache = setting("XDG_CACHE_HOME") ?? home, cache.hasPrefix("/") else {
            throw ImportRefusal("There is no folder for downloads: set HOME or XDG_CACHE_HOME.")
        }
        folder = "\(cache)/touchstone/hub"
    }

    /// Whether nobody between can read or change what goes there: `https`, or a place on this machine.
    static func isSafe(_ url: URL) -> Bool {
        guard let host = url.host, !host.isEmpty else { return false }
        return url.scheme == "https"
            || url.scheme == "http" && ["127.0.0.1", "localhost", "[::1]", "::1"].contains(host)
    }
}

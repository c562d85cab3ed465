/// The lists that are to be in force together, in place of those before.
public struct TrustListRequest: Codable, Sendable, Equatable {
    /// A list with what to call it when something is wrong with it.
    public struct NamedList: Codable, Sendable, Equatable {
        /// The file's name; at most 200 characters.
        public var name: String
        /// Certificates in PEM.
        public var pem: String

        /// A list.
        public init(name: String, pem: String) {
            self.name = name
            self.pem = pem
        }
    }

    /// Whether the installed copy of the published lists is one of them.
    public var `public`: Bool?
    /// Other lists; at most 16, and 4 MiB together.
    public var lists: [NamedList]?

    /// Lists.
    public init(public: Bool? = nil, lists: [NamedList]? = nil) {
        self.`public` = `public`
        self.lists = lists
    }
}

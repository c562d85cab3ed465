import Signing

/// A part of a server's work, which a process may do alone or with others.
package enum Role: String, Sendable, Hashable, CaseIterable {
    /// Answers requests: takes media in, describes them, shows what became of them.
    case api
    /// Decodes media and judges them.
    case worker
    /// Deletes what has had its time, and sends the messages of webhooks.
    case housekeeping
    /// Computes models for workers elsewhere; a process of its own, without a database.
    case inference

    /// The roles in a list such as `api,worker`.
    ///
    /// - Throws: `ConfigurationError` when it is empty or names something else.
    static func set(_ list: String) throws(ConfigurationError) -> Set<Role> {
        var roles: Set<Role> = []
        for name in list.split(separator: ",").map({ $0.filter { !$0.isWhitespace } }) {
            guard let role = Role(rawValue: name) else {
                throw ConfigurationError("roles: '\(name)' is no role. Use api, worker and housekeeping, or inference.")
            }
            roles.insert(role)
        }
        guard !roles.isEmpty else { throw ConfigurationError("roles: it is empty. Use api, worker and housekeeping.") }
        guard !roles.contains(.inference) || roles.count == 1 else {
            throw ConfigurationError("roles: inference is the work of a process of its own. Name it alone.")
        }
        return roles
    }
}

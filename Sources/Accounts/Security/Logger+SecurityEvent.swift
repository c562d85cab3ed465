package import Logging

extension Logger {
    /// The message that tells these lines from all others.
    static let securityMessage: Logger.Message = "Security"

    /// Writes a security event: the one place that does.
    ///
    /// Nothing of a person goes in, only the marks of accounts.
    ///
    /// - Parameters:
    ///   - event: What happened.
    ///   - account: Id of the account it happened to; nil when there is none.
    ///   - actor: Id of the account that did it, where that is another one.
    ///   - facts: What else belongs to it.
    package func record(
        _ event: SecurityEvent, of account: String?, by actor: String? = nil, facts more: Logger.Metadata = [:]
    ) {
        var facts = more
        facts["security.event"] = "\(event.rawValue)"
        if let account { facts["security.account"] = "\(AccountMark.of(account))" }
        if let actor { facts["security.by"] = "\(AccountMark.of(actor))" }
        notice(Self.securityMessage, metadata: facts)
    }
}

/// What exactly was wrong, where a code leaves it open and a person can do something about it: for clients that say it
/// in words of their own.
public enum ProblemCause: String, Codable, Sendable, CaseIterable {
    /// It is not an email address.
    case emailInvalid = "email_invalid"
    /// Another account has this email address.
    case emailTaken = "email_taken"
    /// The password has fewer than 8 or more than 128 characters.
    case passwordLength = "password_length"
    /// The password is one of the commonest, which are tried first.
    case passwordCommon = "password_common"
    /// The password is too much like the email address or the name of the program.
    case passwordSimilar = "password_similar"
    /// The password given as proof is not that of the account.
    case passwordWrong = "password_wrong"
    /// The request needs the account's password as proof, and it gave none.
    case passwordNeeded = "password_needed"
    /// No account has this email address with this password.
    case credentialsWrong = "credentials_wrong"
    /// Accounts are made by invitation, and the request brings none for this address that counts.
    case invitationNeeded = "invitation_needed"
    /// The link to choose a new password was used, or has expired.
    case ticketEnded = "ticket_ended"
    /// The session was ended, or has run out.
    case sessionEnded = "session_ended"
    /// This server's accounts are opened by its identity provider only.
    case passwordsOff = "passwords_off"
    /// The account has no password, so the request needs a sign-in of the last five minutes.
    case signInOutdated = "sign_in_outdated"
    /// The identity provider is away, slow, or says what cannot be used.
    case openIDUnavailable = "openid_unavailable"
    /// What the identity provider sent back proves nothing.
    case openIDUnproven = "openid_unproven"
    /// The person, or the identity provider for them, said no.
    case openIDDeclined = "openid_declined"
    /// The attempt to sign in took too long, was used, or began in another browser.
    case openIDEnded = "openid_ended"
    /// The identity provider gives no email address, or none that is let in.
    case openIDAddress = "openid_address"
    /// This sign-in opens no account, and may make none.
    case openIDUnknown = "openid_unknown"
    /// There is an account with the address of this sign-in, which does not open it.
    case openIDTaken = "openid_taken"
    /// The sign-in opens another account, or another sign-in opens this one.
    case openIDLinked = "openid_linked"
    /// The name of a key is empty, too long, or has characters that cannot be shown.
    case keyName = "key_name"
    /// The account has as many keys as it may have.
    case keyLimit = "key_limit"
    /// Messages may not go to this address.
    case webhookAddress = "webhook_address"
    /// The account has as many webhooks as it may have.
    case webhookLimit = "webhook_limit"
    /// The link to a report does not exist, or was revoked.
    case linkAbsent = "link_absent"
    /// The link to a report has expired.
    case linkExpired = "link_expired"
    /// As many links lead to the report as may.
    case linkLimit = "link_limit"
    /// The account has as many cases as it may have.
    case caseLimit = "case_limit"
    /// The case was changed since the revision that is to be replaced.
    case caseChanged = "case_changed"
    /// The analysis has ended, so it cannot be cancelled.
    case analysisEnded = "analysis_ended"
    /// The analysis cannot run again: its medium is gone, or it runs now.
    case notRepeatable = "not_repeatable"
    /// Another request is writing to this upload.
    case uploadElsewhere = "upload_elsewhere"
    /// The upload waited too long for its next piece and was forgotten.
    case uploadExpired = "upload_expired"
    /// A trust list holds no certificate, or no list is named.
    case trustListEmpty = "trust_list_empty"
    /// A certificate of a trust list has no beginning or no end: `certificate` says which.
    case trustListCut = "trust_list_cut"
    /// A certificate of a trust list is damaged: `certificate` says which.
    case trustListDamaged = "trust_list_damaged"
    /// The trust lists are too large.
    case trustListSize = "trust_list_size"
    /// The server's settings name the trust list.
    case trustListFixed = "trust_list_fixed"
    /// No copy of the published trust lists is installed.
    case trustListAbsent = "trust_list_absent"
}

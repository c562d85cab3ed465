/// What exactly was wrong, where a code leaves it open and a person can do something about it: for clients that say it
/// in words of their own.
public enum ProblemCause: String, Codable, Sendable, CaseIterable {
    case emailInvalid = "email_invalid"
    case emailTaken = "email_taken"
    case passwordLength = "password_length"
    case passwordCommon = "password_common"
    case passwordSimilar = "password_similar"
    case passwordWrong = "password_wrong"
    case credentialsWrong = "credentials_wrong"
    case sessionEnded = "session_ended"
    case keyName = "key_name"
    case keyLimit = "key_limit"
    case webhookAddress = "webhook_address"
    case webhookLimit = "webhook_limit"
    case analysisEnded = "analysis_ended"
    case notRepeatable = "not_repeatable"
    case uploadElsewhere = "upload_elsewhere"
    case uploadExpired = "upload_expired"
}

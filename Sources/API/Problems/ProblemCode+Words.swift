extension ProblemCode {
    /// A title that never changes with the occurrence.
    public var title: String {
        switch self {
        case .invalidRequest: "The request is not valid"
        case .emptyFile: "The medium is empty"
        case .unauthenticated: "Not signed in"
        case .forbidden: "Not allowed"
        case .notFound: "Not found"
        case .methodNotAllowed: "Method not allowed"
        case .conflict: "In conflict with what is there"
        case .duplicateMedia: "Analysed already"
        case .tooLarge: "Too large"
        case .unsupportedMedia: "Format not supported"
        case .contentMismatch: "Content and declared type differ"
        case .rangeOutside: "The range lies outside"
        case .unprocessableMedia: "The medium cannot be read"
        case .offsetMismatch: "The upload goes on elsewhere"
        case .checksumMismatch: "What arrived is not what was sent"
        case .preconditionFailed: "Another version of the protocol"
        case .keyReused: "The idempotency key stands for another request"
        case .gone: "No longer there"
        case .rateLimited: "Too many requests"
        case .internal: "Something went wrong here"
        case .busy: "Busy"
        case .quotaExceeded: "The store is full"
        case .diskFull: "The server's disk is full"
        }
    }

    /// One line that says what to do.
    public var hint: String {
        switch self {
        case .invalidRequest: "Compare the request with /openapi.yaml."
        case .emptyFile: "Choose a file with content."
        case .unauthenticated: "Log in at /v1/auth/login and send the access token as 'Authorization: Bearer …'."
        case .forbidden:
            "Sign in with an account that may do this; guests open the server on its own machine, by its loopback address."
        case .notFound: "Check the address; the analysis may have been deleted."
        case .methodNotAllowed: "Use one of the methods in the Allow header."
        case .conflict: "Look at what is there now, then decide again."
        case .duplicateMedia: "Open the analysis, or leave the digest out to have the medium analysed once more."
        case .tooLarge: "See max_bytes at /v1/capabilities and hand in a smaller medium."
        case .unsupportedMedia: "See formats at /v1/capabilities."
        case .contentMismatch: "Send the media type that the bytes show, or application/octet-stream."
        case .rangeOutside: "Ask for a part of the bytes that Content-Range names."
        case .unprocessableMedia: "Open the file in a viewer and save it again, or hand in the original."
        case .offsetMismatch: "Ask for Upload-Offset with HEAD and go on from there."
        case .checksumMismatch: "Send it again."
        case .preconditionFailed: "Speak tus 1.0.0."
        case .keyReused: "Send another request with another Idempotency-Key."
        case .gone: "Hand the medium in again with another Idempotency-Key."
        case .rateLimited: "Wait as many seconds as Retry-After says."
        case .internal: "Try again; if it stays, tell the operator the X-Request-Id."
        case .busy: "Try again in a few seconds."
        case .quotaExceeded:
            "Clear analyses you no longer need at /v1/storage/clear; then_keep keeps the one that waits."
        case .diskFull: "Tell the operator and try again later; what you delete makes room too."
        }
    }
}

extension ProblemCause {
    /// What to do, where the code's hint is not it.
    var hint: String? {
        switch self {
        case .passwordWrong, .passwordNeeded: "Send the account's present password."
        case .credentialsWrong: "Check the address and the password, or make an account at /v1/auth/register."
        case .invitationNeeded: "Ask an administrator to invite this address."
        case .passwordsOff: "Sign in on the page, with the provider that it names."
        case .signInOutdated: "Sign in once more, then send it again."
        case .openIDUnavailable: "Try again later; the operator's log says what is wrong."
        case .openIDUnproven, .openIDEnded: "Begin anew on the page."
        case .openIDDeclined, .openIDAddress, .openIDUnknown: "Ask an administrator."
        case .openIDTaken: "Sign in with the account's password, and link the provider to the account."
        case .openIDLinked: "Sign in with the other one, or unlink it there first."
        case .ticketEnded: "Ask an administrator for another link."
        case .linkAbsent, .linkExpired: "Ask whoever gave you the link for another one."
        case .linkLimit: "Revoke a link that is no longer needed."
        default: nil
        }
    }
}

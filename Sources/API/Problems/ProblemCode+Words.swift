extension ProblemCode {
    /// What went wrong, in a few words that never change with the occurrence.
    public var title: String {
        switch self {
        case .invalidRequest: "The request is not valid"
        case .emptyFile: "The medium is empty"
        case .unauthenticated: "Not signed in"
        case .forbidden: "Not allowed"
        case .notFound: "Not found"
        case .methodNotAllowed: "Method not allowed"
        case .conflict: "Already taken"
        case .tooLarge: "Too large"
        case .unsupportedMedia: "Format not supported"
        case .contentMismatch: "Content and declared type differ"
        case .unprocessableMedia: "The medium cannot be read"
        case .rateLimited: "Too many requests"
        case .internal: "Something went wrong here"
        case .busy: "Busy"
        case .quotaExceeded: "The store is full"
        }
    }

    /// One line that says what to do.
    public var hint: String {
        switch self {
        case .invalidRequest: "Compare the request with /openapi.yaml."
        case .emptyFile: "Choose a file with content."
        case .unauthenticated: "Log in at /v1/auth/login and send the access token as 'Authorization: Bearer …'."
        case .forbidden: "Open the server by its loopback address, such as http://127.0.0.1:8080."
        case .notFound: "Check the address; the analysis may have been deleted."
        case .methodNotAllowed: "Use one of the methods in the Allow header."
        case .conflict: "Log in instead, or choose another address."
        case .tooLarge: "See max_bytes at /v1/capabilities and hand in a smaller medium."
        case .unsupportedMedia: "See formats at /v1/capabilities."
        case .contentMismatch: "Send the media type that the bytes show, or application/octet-stream."
        case .unprocessableMedia: "Open the file in a viewer and save it again, or hand in the original."
        case .rateLimited: "Wait as many seconds as Retry-After says."
        case .internal: "Try again; if it stays, tell the operator the X-Request-Id."
        case .busy: "Try again in a few seconds."
        case .quotaExceeded: "Delete analyses you no longer need, then try again."
        }
    }
}

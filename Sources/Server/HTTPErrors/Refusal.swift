import API
import HTTPTypes

/// A request that ends with a problem.
struct Refusal: Error, Sendable, Equatable {
    /// What the client is told.
    var problem: Problem
    /// Header fields that belong to it.
    var headers: HTTPFields

    /// A refusal; the detail defaults to the code's title.
    init(_ code: ProblemCode, _ detail: String? = nil, cause: ProblemCause? = nil, headers: HTTPFields = [:]) {
        problem = Problem(code, detail, cause: cause)
        self.headers = headers
    }

    /// A refusal that ends by itself after some seconds.
    static func retry(_ code: ProblemCode, after seconds: Int, _ detail: String) -> Refusal {
        Refusal(code, detail, headers: [.retryAfter: String(max(1, seconds))])
    }
}

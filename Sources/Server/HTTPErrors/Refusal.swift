import API
import HTTPTypes

/// A request that ends with a problem.
struct Refusal: Error, Sendable, Equatable {
    /// The problem sent to the client.
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

    /// A field that its address does not know; only a plain name is repeated.
    init(unknownField name: String, of place: String) {
        let isPlain = name.utf8.count <= 64 && name.wholeMatch(of: /[A-Za-z0-9_.-]+/) != nil
        let field = isPlain ? "The field '\(name)'" : "A field of \(place)"
        self.init(.invalidRequest, "\(field) is not known here. Check its spelling.")
    }
}

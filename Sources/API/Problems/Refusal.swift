/// A request that ends with a problem: what the floors below HTTP throw.
package struct Refusal: Error, Sendable, Equatable {
    /// What a client is to know besides the problem.
    package enum Note: Sendable, Equatable {
        /// The same request may succeed after some seconds, at least one.
        case retry(after: Int)
        /// What is left of the body is not read: the connection ends with the answer.
        case unread
        /// The request needs an access token or a key.
        case needsToken
        /// The token or the key that it brought is not valid.
        case tokenInvalid
        /// The address of what is meant.
        case location(String)
        /// Bytes of the resumable upload that are here.
        case offset(Int)
        /// Bytes of the medium, of which a range was asked for that lies outside.
        case size(Int)
        /// The methods that the address allows, with commas between.
        case allows(String)
        /// The version of the resumable protocol that is spoken here.
        case version(String)
        /// Requests an account may send, how many are left, and seconds until all are.
        case rate(limit: Int, left: Int, reset: Int)
    }

    /// The problem sent to the client.
    package var problem: Problem
    /// What belongs to it.
    package var notes: [Note]

    /// A refusal; the detail defaults to the code's title.
    package init(_ code: ProblemCode, _ detail: String? = nil, cause: ProblemCause? = nil, notes: [Note] = []) {
        problem = Problem(code, detail, cause: cause)
        self.notes = notes
    }

    /// A refusal that ends by itself after some seconds.
    package static func retry(_ code: ProblemCode, after seconds: Int, _ detail: String) -> Refusal {
        Refusal(code, detail, notes: [.retry(after: max(1, seconds))])
    }

    /// A field that its address does not know; only a plain name is repeated.
    package init(unknownField name: String, of place: String) {
        let isPlain = name.utf8.count <= 64 && name.wholeMatch(of: /[A-Za-z0-9_.-]+/) != nil
        let field = isPlain ? "The field '\(name)'" : "A field of \(place)"
        self.init(.invalidRequest, "\(field) is not known here. Check its spelling.")
    }
}

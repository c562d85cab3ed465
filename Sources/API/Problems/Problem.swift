/// The body of every error answer: RFC 9457 problem details with a stable code and a hint.
public struct Problem: Sendable, Equatable, Error {
    /// Identifies the kind of problem: `urn:touchstone:problem:` and the code.
    public var type: String
    /// The title, the same for every occurrence of a code.
    public var title: String
    /// The HTTP status.
    public var status: Int
    /// The detail of this occurrence.
    public var detail: String
    /// The stable code.
    public var code: ProblemCode
    /// What exactly was wrong, where the code leaves it open.
    public var cause: ProblemCause?
    /// One line that says what to do.
    public var hint: String
    /// With `quota_exceeded`: how full the store is and what would make room.
    public var shortage: Shortage?
    /// With `duplicate_media`: address of the analysis of the same medium.
    public var duplicate: String?
    /// With a trust list that was refused: what it is called.
    public var list: String?
    /// With a trust list that was refused: which of its certificates, numbered from 1.
    public var certificate: Int?

    /// A problem; title, status and hint follow from the code.
    public init(
        _ code: ProblemCode, _ detail: String? = nil, cause: ProblemCause? = nil, shortage: Shortage? = nil
    ) {
        type = "urn:touchstone:problem:\(code.rawValue)"
        title = code.title
        status = code.status
        self.detail = detail ?? "\(code.title)."
        self.code = code
        self.cause = cause
        hint = cause?.hint ?? code.hint
        self.shortage = shortage
    }
}

/// A medium as it was handed in, received completely, with what the client said about it.
struct Submission: Sendable {
    /// The bytes.
    var upload: StoredUpload
    /// The cleaned file name.
    var name: String?
    /// The media type the client declared, without parameters and lower case.
    var declaredType: String?
    /// The client's choices.
    var options: SubmissionOptions
    /// Id of the resumable upload it came as; nil for a body.
    var resumable: String?
}

import API
import Foundation
import NIOCore
import Storage

/// Reads a submission out of the body of a request: the file itself, a form, or JSON with a text or a finished upload.
struct SubmissionReader: Sendable {
    let sink: UploadSink
    let uploads: ResumableUploads

    /// Receives the medium of a request and runs `use` on it; a finished upload belongs to `use` alone meanwhile.
    ///
    /// - Parameter repeated: What a request that names an upload has come to already, by its fingerprint: the upload has
    ///   ended then.
    func withSubmission<Result: Sendable>(
        _ body: some AsyncSequence<ByteBuffer, any Error> & Sendable, _ announced: Announcement,
        _ reservation: Reservation,
        owner: UserRecord, repeated: (Data) async throws -> Result?, _ use: (Submission) async throws -> Result
    ) async throws -> Result {
        switch announced.type?.value {
        case "application/json": return try await withJSON(body, reservation, owner, repeated, use)
        case "multipart/form-data":
            let form = FormReader(sink: sink, now: uploads.now)
            return try await use(try await form.read(body, announced.type?.parameters["boundary"], reservation))
        default: return try await use(try await readRaw(body, announced, reservation))
        }
    }

    private func withJSON<Result: Sendable>(
        _ body: some AsyncSequence<ByteBuffer, any Error> & Sendable, _ reservation: Reservation, _ owner: UserRecord,
        _ repeated: (Data) async throws -> Result?, _ use: (Submission) async throws -> Result
    ) async throws -> Result {
        let bytes = try await body.collect(upTo: RequestJSON.limit)
        let wanted = try RequestJSON.decode(TextSubmission.self, from: bytes.readableBytesView)
        let options = try SubmissionOptions(wanted)
        try options.check(at: uploads.now())
        if let id = wanted.upload {
            guard wanted.text == nil else { throw Refusal(.invalidRequest, "Give 'text' or 'upload', not both.") }
            do {
                return try await uploads.withComplete(id, owner: owner.id) { upload, stored in
                    try await use(
                        Submission(
                            upload: stored, name: upload.name, declaredType: upload.declaredType, options: options,
                            resumable: id))
                }
            } catch let refusal as Refusal where refusal.problem.code == .notFound {
                guard let made = try await repeated(Submission.fingerprint(ofUpload: id, options)) else {
                    throw refusal
                }
                return made
            }
        }
        guard let text = wanted.text else { throw Refusal(.invalidRequest, "The field 'text' or 'upload' is missing.") }
        guard !text.isEmpty else { throw Refusal(.emptyFile, "The text is empty.") }
        try TextRule.check(text.utf8)
        let upload = try await sink.store(ByteBuffer(string: text), reservation)
        return try await use(Submission(upload: upload, name: nil, declaredType: "text/plain", options: options))
    }

    private func readRaw(
        _ body: some AsyncSequence<ByteBuffer, any Error> & Sendable, _ announced: Announcement,
        _ reservation: Reservation
    ) async throws -> Submission {
        var seen: Set<String> = []
        for (name, _) in announced.choices {
            guard SubmissionOptions.names.contains(name) else {
                throw Refusal(unknownField: name, of: "the query")
            }
            guard seen.insert(name).inserted else {
                throw Refusal(.invalidRequest, "The field '\(name)' comes twice in the query. Say it once.")
            }
        }
        let options = try SubmissionOptions { announced.choice($0) }
        try options.check(at: uploads.now())
        let upload = try await sink.receive(body, announced, reservation)
        return Submission(
            upload: upload, name: UploadName.clean(announced.fileName), declaredType: announced.type?.value,
            options: options)
    }
}

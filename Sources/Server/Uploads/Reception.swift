import Hummingbird
import Storage

/// Takes in the medium of a request: lends it room, reads it and queues its analysis.
struct Reception: Sendable {
    let reader: SubmissionReader
    let intake: AnalysisIntake
    let keeper: StoreKeeper

    /// The analysis that a request asks for, or the one that the same request with the same key made already.
    ///
    /// - Parameter adjust: Changes what was chosen.
    func accept(
        _ request: Request, from owner: UserRecord, key: String? = nil,
        adjusting adjust: (inout SubmissionOptions) -> Void = { _ in }
    ) async throws -> (record: AnalysisRecord, isRepeated: Bool) {
        let isBatch = request.uri.queryParameters["priority"] == JobPriority.batch.rawValue[...]
        try await keeper.admitWork(isBatch ? .batch : .interactive)
        // What no clearing could make room for is too large, not a full store.
        try UploadLimit.check(request, limit: reader.sink.limit)
        let reservation = try await keeper.reserve(try UploadLimit.declared(request) ?? 0, for: owner)
        defer { reservation.release() }
        return try await reader.withSubmission(request, reservation, owner: owner) { fingerprint in
            try await intake.repetition(of: fingerprint, owner: owner, key: key)
        } _: { submission in
            var submission = submission
            adjust(&submission.options)
            try await admit(submission)
            return try await intake.accept(submission, owner: owner, key: key)
        }
    }

    /// Refuses what is less urgent than was known before its body was read; a resumable upload stays.
    private func admit(_ submission: Submission) async throws {
        guard submission.options.priority != .interactive else { return }
        do {
            try await keeper.admitWork(submission.options.priority)
        } catch {
            if submission.resumable == nil { intake.custodian.discard(submission.upload.content) }
            throw error
        }
    }
}

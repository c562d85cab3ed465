import API
package import Analysis
package import Foundation
package import NIOCore
package import Storage

/// Takes a medium in: lends it room, reads it and queues its analysis.
package struct Reception: Sendable {
    /// The rooms of accounts.
    package let keeper: StoreKeeper
    /// Those who hand in again what they have.
    package let duplicates: Duplicates
    /// Uploads in pieces.
    package let uploads: ResumableUploads
    private let reader: SubmissionReader
    private let intake: AnalysisIntake

    /// The way of media into a store.
    ///
    /// - Parameters:
    ///   - analyzer: Describes media.
    ///   - custodian: Stores them.
    ///   - staging: Where they rest until they have come whole.
    ///   - keeper: Lends room.
    ///   - limit: Largest upload, in bytes.
    ///   - now: The time.
    package init(
        analyzer: any MediaAnalyzing, custodian: MediaCustodian, staging: Staging, keeper: StoreKeeper, limit: Int,
        now: @escaping @Sendable () -> Date
    ) {
        self.keeper = keeper
        duplicates = Duplicates(analyses: keeper.analyses)
        uploads = ResumableUploads(
            uploads: keeper.analyses, staging: staging, keeper: keeper, duplicates: duplicates, limit: limit, now: now)
        reader = SubmissionReader(sink: UploadSink(staging: staging, limit: limit), uploads: uploads)
        intake = AnalysisIntake(analyzer: analyzer, custodian: custodian, quotas: keeper.quotas, now: now)
    }

    /// The analysis that a request asks for, or the one that the same request with the same key made already.
    ///
    /// - Parameters:
    ///   - body: The medium, a form around it, or JSON with a text or the id of a finished upload.
    ///   - announced: What is said of it.
    ///   - adjust: Changes what was chosen.
    package func accept(
        _ body: some AsyncSequence<ByteBuffer, any Error> & Sendable, _ announced: Announcement,
        from owner: AccountStanding, key: String? = nil,
        adjusting adjust: (inout SubmissionOptions) -> Void = { _ in }
    ) async throws -> (record: AnalysisRecord, isRepeated: Bool) {
        let isBatch = announced.choice("priority") == JobPriority.batch.rawValue
        try keeper.admitWork(isBatch ? .batch : .interactive, queued: owner.queued)
        // What no clearing could make room for is too large, not a full store.
        try UploadLimit.check(announced, limit: reader.sink.limit)
        let reservation = try await keeper.reserve(announced.length ?? 0, for: owner)
        defer { reservation.release() }
        let user = owner.user
        return try await reader.withSubmission(body, announced, reservation, owner: user) { fingerprint in
            try await intake.repetition(of: fingerprint, owner: user, key: key)
        } _: { submission in
            var submission = submission
            adjust(&submission.options)
            try await admit(submission)
            return try await intake.accept(submission, owner: user, key: key)
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

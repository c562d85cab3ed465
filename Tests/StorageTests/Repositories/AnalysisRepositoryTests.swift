import DetectionCore
import Foundation
import Storage
import StorageConformance
import Testing

@Suite("An analysis repository", .timeLimit(.minutes(20)))
struct AnalysisRepositoryTests {
    @Test("gives back all of a record", arguments: Backend.all)
    func roundTrip(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            let analysis = AnalysisRecord.queued(created: time(123_457))
            try await store.insert(analysis)
            #expect(try await store.analysis(id: "analysis", owner: "alice") == analysis)
        }
    }

    @Test("refuses an id that is taken and an owner that does not exist", arguments: Backend.all)
    func refusals(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(AnalysisRecord.queued())
            await #expect(throws: StorageError.duplicate) { try await store.insert(AnalysisRecord.queued()) }
            await #expect(throws: StorageError.self) { try await store.insert(.queued("other", owner: "nobody")) }
        }
    }

    @Test("shows and deletes an owner's analyses only", arguments: Backend.all)
    func ownership(backend: Backend) async throws {
        try await backend.withStore { store in
            for name in ["alice", "bob"] { try await store.insert(.account(name)) }
            try await store.insert(AnalysisRecord.queued())
            #expect(try await store.analysis(id: "analysis", owner: "bob") == nil)
            #expect(try await store.page(owner: "bob", after: nil, limit: 10).isEmpty)
            #expect(try await store.delete(id: "analysis", owner: "bob") == nil)
            #expect(try await store.analysis(id: "analysis", owner: "alice") != nil)
        }
    }

    @Test("pages through every analysis once, newest first, whatever is inserted meanwhile", arguments: Backend.all)
    func paging(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            // Groups of three at the same microsecond, a microsecond apart.
            for number in 0..<60 {
                try await store.insert(.queued("a\(100 + number)", created: time(Int64(number / 3))))
            }
            var seen: [String] = []
            var cursor: HistoryCursor?
            var added = 0
            repeat {
                let page = try await store.page(owner: "alice", after: cursor, limit: 7)
                seen += page.map(\.id)
                cursor = page.last.map { HistoryCursor(created: $0.created, id: $0.id) }
                try await store.insert(.queued("new\(added)", created: time(1000 + Int64(added))))
                added += 1
            } while cursor != nil && added < 20
            #expect(seen == (0..<60).reversed().map { "a\(100 + $0)" })
        }
    }

    @Test("lists what heads each report, as long as there is one", arguments: Backend.all)
    func list(backend: Backend) async throws {
        try await backend.withStore { store in
            func line(_ id: String) async throws -> AnalysisSummary {
                let lines = try await store.summaries(owner: "alice", matching: HistoryFilter(), after: nil, limit: 9)
                return try #require(lines.first { $0.id == id })
            }
            try await store.insert(.account())
            for (number, id) in ["done", "failed", "waiting"].enumerated() {
                try await store.insert(.queued(id, created: time(Int64(number))))
            }
            let ends: [Result<Report, MediaError>] = [
                .success(try .sample("done")), .failure(MediaError(.unprocessableMedia, "It is broken.")),
            ]
            for (number, end) in ends.enumerated() {
                let job = try #require(try await store.claim(now: time(10), leaseUntil: time(20)))
                try await store.finish(id: job.id, fence: job.fence, at: time(11 + Int64(number)), outcome: end)
            }
            try await store.setFeedback(Feedback(label: .real, note: "mine"), id: "done", owner: "alice")
            let whole = try #require(try await store.analysis(id: "done", owner: "alice"))
            let done = try await line("done")
            #expect(done.report == ReportSummary(try .sample("done")))
            #expect(done.report?.provenance.metadata.count == 1)
            #expect(done.media == whole.media && done.name == whole.name && done.hasMedium)
            #expect(done.created == whole.created && done.started == whole.started && done.finished == whole.finished)
            #expect(done.feedback == whole.feedback && done.retention == whole.retention && !done.isUnreadable)
            let (failed, waiting) = (try await line("failed"), try await line("waiting"))
            #expect(failed.error?.code == .unprocessableMedia && failed.report == nil && waiting.report == nil)
            _ = try await store.rerun(id: "done", owner: "alice", at: time(30))
            let again = try await line("done")
            #expect(again.report == nil && again.state == .queued)
            #expect(try await store.summaries(owner: "bob", matching: HistoryFilter(), after: nil, limit: 9).isEmpty)
            var filter = HistoryFilter()
            filter.state = .failed
            let meant = try await store.summaries(owner: "alice", matching: filter, after: nil, limit: 9)
            #expect(meant.map(\.id) == ["failed"])
        }
    }

    @Test("says whether a medium is still referred to", arguments: Backend.all)
    func references(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.insert(.account())
            try await store.insert(.queued("one", objectKey: key("b")))
            try await store.insert(.queued("two", objectKey: key("b")))
            #expect(try await store.delete(id: "one", owner: "alice")?.objectKey == key("b"))
            #expect(try await store.blobs(among: [key("b")])[key("b")]?.references == 1)
            #expect(try await store.delete(id: "two", owner: "alice")?.id == "two")
            #expect(try await store.blobs(among: [key("b")])[key("b")]?.references == 0)
            #expect(try await store.delete(id: "two", owner: "alice") == nil)
        }
    }
}

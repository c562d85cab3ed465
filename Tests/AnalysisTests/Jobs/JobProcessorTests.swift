import StorageSQLite
import BlobsFile
import Analysis
import Foundation
import Logging
import ServiceLifecycle
import Storage
import Testing

@testable import DetectionCore

@Suite("Job processor", .timeLimit(.minutes(20)))
struct JobProcessorTests {
    @Test("A queued job runs, shows its evidence and ends with its report")
    func success() async throws {
        let bench = try await JobBench()
        let id = try await bench.enqueue()
        try await bench.whileRunning {
            let job = try await bench.ended(id)
            #expect(job.state == .done)
            #expect(job.report?.verdict == .noSigns)
            #expect(job.attempts == 1)
        }
    }

    @Test("A medium that cannot be analysed fails its job with the reason")
    func failure() async throws {
        let bench = try await JobBench(steps: [.fail(MediaError(.unprocessableMedia, "It is broken."))])
        let id = try await bench.enqueue()
        try await bench.whileRunning {
            let job = try await bench.ended(id)
            #expect(job.error == MediaError(.unprocessableMedia, "It is broken."))
        }
    }

    @Test("An analysis that its owner cancelled stops while it runs, and stays cancelled")
    func cancelled() async throws {
        let bench = try await JobBench(steps: [.hang])
        let id = try await bench.enqueue()
        try await bench.whileRunning {
            await bench.analyzer.hasStarted(1)
            _ = try await bench.store.cancel(id: id, owner: JobBench.owner, at: Date())
            await bench.analyzer.wasCancelled(1)
            let next = try await bench.enqueue()
            #expect(try await bench.ended(next).state == .done)
        }
        #expect(try await bench.ended(id).error?.code == .cancelled)
    }

    @Test("A small medium comes out of the database")
    func smallMedium() async throws {
        let bench = try await JobBench()
        try await bench.blobs.delete(BlobKey(JobBench.key))
        let id = try await bench.enqueue(medium: Array("a medium".utf8))
        try await bench.whileRunning {
            let job = try await bench.ended(id)
            #expect(job.state == .done)
        }
    }

    @Test("A job whose medium is gone fails, and the next one runs")
    func missingMedium() async throws {
        let bench = try await JobBench()
        let id = try await bench.enqueue()
        try await bench.blobs.delete(BlobKey(JobBench.key))
        try await bench.whileRunning {
            let job = try await bench.ended(id)
            #expect(job.error?.code == .notFound)
        }
    }

    @Test("A report that is ready while the database is away is stored once it is back, in the same attempt")
    func awayAtTheEnd() async throws {
        // The writes are: taking the job, its evidence, and its end again and again.
        let settings = JobSettings(concurrency: 1, pollInterval: .milliseconds(1))
        let bench = try await JobBench(settings: settings, away: 3..<6)
        let id = try await bench.enqueue()
        try await bench.whileRunning {
            let job = try await bench.ended(id)
            #expect(job.state == .done)
            #expect(job.attempts == 1)
            #expect(bench.analyzer.calls == 1)
        }
    }

    @Test("Whoever holds a lease asks a database that is away once in an interval, however soon it refuses")
    func awayAmidAJob() async throws {
        let bench = try await JobBench(
            steps: [.hang], settings: JobSettings(concurrency: 1, pollInterval: .seconds(3600)))
        let id = try await bench.enqueue()
        try await bench.whileRunning {
            await bench.analyzer.hasStarted(1)
            bench.engine.refuseLookUps(true)
            bench.engine.changes.announce([.analysis(id)])
            while bench.engine.refusals == 0 { try await Task.sleep(for: .milliseconds(2)) }
            for _ in 0..<1000 { await Task.yield() }
            #expect(bench.engine.refusals == 1)
            bench.engine.refuseLookUps(false)
        }
    }

    @Test("A medium that cannot be read for a while delays a job and does not fail it")
    func passingFault() async throws {
        let bench = try await JobBench(settings: JobSettings(pollInterval: .milliseconds(5)), faults: 4)
        let id = try await bench.enqueue()
        try await bench.whileRunning {
            let job = try await bench.ended(id)
            #expect(job.state == .done)
            #expect(job.attempts == 5)
            #expect(job.setback == nil)
        }
    }

    @Test("A store that is away sends a job back to the queue, however often, and costs no attempt")
    func away() async throws {
        let settings = JobSettings(pollInterval: .milliseconds(5))
        let bench = try await JobBench(settings: settings, faults: 7, fault: .unavailable("no route to host"))
        let id = try await bench.enqueue()
        try await bench.whileRunning {
            let job = try await bench.ended(id)
            #expect(job.state == .done)
            #expect(job.attempts == 1)
        }
    }

    @Test(
        "A medium that can never be read makes its job a dead letter, with a reason for its owner and one for the operator"
    )
    func lastingFault() async throws {
        let bench = try await JobBench(settings: JobSettings(pollInterval: .milliseconds(5)), faults: .max)
        let id = try await bench.enqueue()
        try await bench.whileRunning {
            let job = try await bench.ended(id)
            #expect(job.jobState == .dead && job.error?.code == .gaveUp && job.attempts == 5)
            #expect(job.error?.message.contains("in 5 tries") == true)
            #expect(job.setback?.reason == .mediumUnreadable && job.setback?.words?.contains("away") == true)
        }
        #expect(try await bench.store.jobs(in: [.dead], after: nil, limit: 9).map(\.id) == [id])
    }

    @Test("A job that a dead worker left behind is taken again when its lease has ended")
    func reclaimed() async throws {
        let bench = try await JobBench()
        let id = try await bench.enqueue()
        let dead = try await bench.store.claim(now: Date(), leaseUntil: Date() - 1, by: "another")
        #expect(dead?.id == id)
        try await bench.whileRunning {
            let job = try await bench.ended(id)
            #expect(job.state == .done)
            #expect(job.attempts == 2)
            #expect(job.fence == 2)
        }
    }

    @Test("A job that was taken too often is given up")
    func attempts() async throws {
        let bench = try await JobBench()
        let id = try await bench.enqueue()
        for _ in 0..<5 { _ = try await bench.store.claim(now: Date(), leaseUntil: Date() - 1, by: "another") }
        try await bench.whileRunning {
            let job = try await bench.ended(id)
            #expect(job.error?.code == .gaveUp && job.jobState == .dead)
            #expect(bench.analyzer.calls == 0)
        }
    }

    @Test("A worker that lost its lease stops and writes nothing")
    func leaseLost() async throws {
        let bench = try await JobBench(steps: [.hang], settings: JobSettings(lease: .milliseconds(600)))
        let id = try await bench.enqueue()
        try await bench.whileRunning {
            await bench.analyzer.hasStarted(1)
            let stolen = try #require(
                try await bench.store.claim(now: Date() + 3600, leaseUntil: Date() + 7200, by: "another"))
            await bench.analyzer.wasCancelled(1)
            let job = try #require(try await bench.store.analysis(id: id, owner: JobBench.owner))
            #expect(job.state == .running)
            #expect(job.fence == stolen.fence)
        }
    }

    @Test("A lease is renewed while its job runs")
    func renewal() async throws {
        let bench = try await JobBench(steps: [.hang], settings: JobSettings(lease: .milliseconds(600)))
        let id = try await bench.enqueue()
        try await bench.whileRunning {
            await bench.analyzer.hasStarted(1)
            let first = try #require(try await bench.lease(id))
            while let lease = try await bench.lease(id), lease <= first { try? await Task.sleep(for: .milliseconds(5)) }
        }
    }

    @Test(
        "Leases go by the database's clock, however wrong the one of the worker's machine is", arguments: [-600.0, 600])
    func skew(ahead: TimeInterval) async throws {
        let bench = try await JobBench(steps: [.hang])
        bench.engine.setAhead(by: ahead)
        let id = try await bench.enqueue()
        try await bench.whileRunning {
            await bench.analyzer.hasStarted(1)
            let lease = try #require(try await bench.lease(id))
            // Half of the difference is more than any test takes.
            #expect(abs(lease.timeIntervalSinceNow - ahead) < 300)
        }
        #expect(try await bench.store.analysis(id: id, owner: JobBench.owner)?.state == .queued)
    }

    @Test("Stopping gives running jobs back to the queue")
    func shutdown() async throws {
        let bench = try await JobBench(steps: [.hang])
        let id = try await bench.enqueue()
        try await bench.whileRunning { await bench.analyzer.hasStarted(1) }
        let job = try #require(try await bench.store.analysis(id: id, owner: JobBench.owner))
        #expect(job.state == .queued)
        #expect(job.evidence.isEmpty)
    }

    @Test("However often it is stopped in good order, a job is not given up")
    func restarts() async throws {
        let stops = RetryRule().attempts + 1
        let bench = try await JobBench(steps: Array(repeating: .hang, count: stops))
        let id = try await bench.enqueue()
        for stop in 1...stops {
            try await bench.whileRunning { await bench.analyzer.hasStarted(stop) }
        }
        try await bench.whileRunning {
            let job = try await bench.ended(id)
            #expect(job.state == .done)
        }
    }

    @Test("No more jobs run at a time than there are slots")
    func concurrency() async throws {
        let bench = try await JobBench(settings: JobSettings(concurrency: 2))
        var queued: [String] = []
        for _ in 0..<12 { queued.append(try await bench.enqueue()) }
        let ids = queued
        try await bench.whileRunning {
            for id in ids {
                let job = try await bench.ended(id)
                #expect(job.state == .done)
            }
        }
        #expect(bench.analyzer.peak <= 2)
        #expect(bench.analyzer.calls == 12)
    }
}

import DecoderWire
import DetectionCore
import Foundation
import TestSupport
import Testing

@testable import MediaDecoding

@Suite("Decoders that die, hang or are given up", .timeLimit(.minutes(20)))
struct DecoderDeathTests {
    @Test("A job whose decoder is killed has a second one")
    func killedInTheMiddle() async throws {
        let pool = DecoderPool(size: 1)
        let (process, job) = try await hangingJob(on: pool)
        kill(process, SIGKILL)
        #expect(try await job.value.width == 48)
        #expect(pool.processIDs.count == 1 && pool.processIDs != [process])
    }

    @Test("A job whose decoder was stopped has a second one")
    func stopped() async throws {
        var limits = DecodeLimits()
        limits.wallSeconds = 10
        let pool = DecoderPool(size: 1, limits: limits)
        _ = try await decode(on: pool)
        let process = try #require(pool.processIDs.first)
        kill(process, SIGSTOP)
        #expect(try await decode(on: pool).width == 48)
        #expect(pool.processIDs.count == 1 && pool.processIDs != [process])
    }

    @Test("A job whose decoder died is told how")
    func words() {
        let order = DecodeOrder(format: .jpeg, operation: .picture, limits: DecodeLimits())
        let error = ProcessExit.signal(SIGKILL).error(of: order)
        #expect(error.code == .decoderDied && error.reason == .decoderFailed)
        #expect(error.message.contains("signal 9"))
    }

    @Test("A decoder killed while idle is replaced without anybody noticing")
    func killedWhileIdle() async throws {
        let pool = DecoderPool(size: 1)
        _ = try await decode(on: pool)
        let process = try #require(pool.processIDs.first)
        kill(process, SIGKILL)
        while !pool.processIDs.isEmpty { await Task.yield() }
        #expect(try await decode(on: pool).width == 48)
        #expect(kill(process, 0) == -1 && errno == ESRCH, "it was reaped")
    }

    @Test("A decoder that does not answer in time is ended")
    func timesOut() async throws {
        var limits = DecodeLimits()
        limits.wallSeconds = 0.2
        // A program that keeps the socket open, writes to nowhere for ever and never answers.
        let pool = DecoderPool(executable: "/usr/bin/yes", size: 1, limits: limits)
        let error = await #expect(throws: DecodeError.self) { try await decode(on: pool) }
        #expect(error?.code == .timedOut && error?.message.contains("0.2 s") == true)
        #expect(pool.processIDs.isEmpty)
    }

    @Test("A program that answers nothing and ends is no decoder")
    func endsAtOnce() async throws {
        let pool = DecoderPool(executable: "/usr/bin/false", size: 1)
        let error = await #expect(throws: DecodeError.self) { try await decode(on: pool) }
        #expect(error?.code == .decoderDied || error?.code == .unavailable)
        #expect(pool.processIDs.isEmpty)
    }

    @Test("Cancelling the task kills its decoder")
    func cancelled() async throws {
        let pool = DecoderPool(size: 1)
        let (process, job) = try await hangingJob(on: pool)
        job.cancel()
        let error = await #expect(throws: DecodeError.self) { try await job.value }
        #expect(error?.code == .cancelled && error?.reason == .cancelled)
        #expect(try await decode(on: pool).width == 48)
        #expect(kill(process, 0) == -1 && errno == ESRCH, "it was reaped")
    }

    @Test("A job that is cancelled while it waits for its turn never has one")
    func cancelledInTheQueue() async throws {
        let pool = DecoderPool(size: 1)
        let (process, first) = try await hangingJob(on: pool)
        let second = Task { try await decode(on: pool) }
        second.cancel()
        let error = await #expect(throws: DecodeError.self) { try await second.value }
        #expect(error?.code == .cancelled)
        kill(process, SIGCONT)
        #expect(try await first.value.width == 48)
        #expect(pool.processIDs == [process])
    }

    @Test("A decoder has a system call filter and can gain no privileges")
    func contained() async throws {
        let pool = DecoderPool(size: 1)
        _ = try await decode(on: pool)
        let process = try #require(pool.processIDs.first)
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8).split(separator: "\n")
        #expect(status.contains("Seccomp:\t2") && status.contains("NoNewPrivs:\t1"))
    }

    @Test("A decoder tells what its isolation refused it")
    func isolation() async throws {
        let isolation = try await DecoderPool(size: 1).isolation()
        #expect(isolation.callsAreFiltered)
        let modules = try? String(contentsOfFile: "/sys/kernel/security/lsm", encoding: .utf8)
        if let modules { #expect(isolation.filesAreDenied == modules.contains("landlock")) }
        let checker = DecoderPool(checkingSignaturesBy: nil, size: 1)
        #expect(try await checker.isolation() == isolation)
    }

    @Test("Every kind of decoder is contained", arguments: DecoderDuty.media)
    func containedByDuty(duty: DecoderDuty) async throws {
        let pool = DecoderPool(size: 1)
        try await use(duty, of: pool)
        let process = try #require(pool.processIDs.first)
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8).split(separator: "\n")
        #expect(status.contains("Seccomp:\t2") && status.contains("NoNewPrivs:\t1"))
    }

    @Test("A decoder that is asked for what it was not started for ends", arguments: DecoderDuty.media)
    func otherDuty(duty: DecoderDuty) throws {
        let process = try DecoderProcess.spawn(DecoderExecutable.path(of: duty.program), duty)
        defer { _ = process.reap() }
        let request = DecodeOrder(format: .jpeg, operation: .manifests, limits: DecodeLimits()).request(number: 1)
        try Fixture.file("plain.jpg").withDescriptor { descriptor in
            try process.socket.send(request.bytes, descriptor: descriptor)
        }
        #expect(throws: WireError.closed) { try process.socket.receive(size: DecodeReply.size) }
        guard case .status(DecoderExit.startFailed) = process.reap() else {
            Issue.record("It ended otherwise.")
            return
        }
    }

    @Test("Media of several kinds have a process each, and a broken one of a kind costs the others nothing")
    func processesByDuty() async throws {
        let pool = DecoderPool(size: 1)
        for duty in DecoderDuty.media { try await use(duty, of: pool) }
        let processes = pool.processIDs
        #expect(processes.count == DecoderDuty.media.count)
        for duty in DecoderDuty.media { try await use(duty, of: pool) }
        #expect(pool.processIDs == processes)
        kill(processes[0], SIGKILL)
        while pool.processIDs.count == processes.count { await Task.yield() }
        for duty in DecoderDuty.media { try await use(duty, of: pool) }
        #expect(Set(pool.processIDs).intersection(processes) == Set(processes.dropFirst()))
        await pool.shutdown()
        #expect(pool.processIDs.isEmpty)
    }

    /// Has a medium decoded that needs a process for this duty.
    private func use(_ duty: DecoderDuty, of pool: DecoderPool) async throws {
        switch duty {
        case .pictures: _ = try await decode(on: pool)
        case .heif: _ = try await pool.image(try Fixture.file("plain.avif"), format: .avif)
        case .tracks: _ = try await pool.audio(try Fixture.file("tone.flac"), format: .flac)
        case .documents: _ = try? await pool.document(try Fixture.file("plain.jpg"))
        case .manifests: Issue.record("That is another pool's.")
        }
    }

    @Test("A process is replaced after its share of pictures")
    func recycles() async throws {
        let pool = DecoderPool(size: 1, recycleAfter: 2)
        var seen: [Int32] = []
        for _ in 0..<6 {
            _ = try await decode(on: pool)
            seen += pool.processIDs
        }
        #expect(seen.count == 6 && Set(seen).count == 3)
        #expect(seen[0] == seen[1] && seen[2] == seen[3] && seen[4] == seen[5])
    }

    @Test("Shutting down ends every process, and what comes later is refused")
    func shutsDown() async throws {
        let pool = DecoderPool(size: 2)
        let (process, job) = try await hangingJob(on: pool)
        await pool.shutdown()
        await #expect(throws: DecodeError.givenUp) { try await job.value }
        #expect(pool.processIDs.isEmpty)
        #expect(kill(process, 0) == -1 && errno == ESRCH)
        let error = await #expect(throws: DecodeError.self) { try await decode(on: pool) }
        #expect(error?.code == .unavailable)
    }

    @Test("Many pictures at once share the pool, and no descriptor is left behind", .timeLimit(.minutes(20)))
    func manyPictures() async throws {
        let pool = DecoderPool(size: 2, recycleAfter: 16)
        let file = try Fixture.file("plain.jpg")
        let sizes = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<200 { group.addTask { try await pool.image(file, format: .jpeg).width } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(sizes == Array(repeating: 48, count: 200))
        #expect(pool.processIDs.count <= 2)
        await pool.shutdown()
        // Tests beside this one may hold one for a moment; a leak would hold it for ever.
        while !descriptors(of: "memfd:pixels").isEmpty { await Task.yield() }
    }

    /// A job whose decoder was stopped before it was asked, so that it hangs for certain.
    private func hangingJob(on pool: DecoderPool) async throws -> (process: Int32, job: Task<DecodedImage, any Error>) {
        _ = try await decode(on: pool)
        let process = try #require(pool.processIDs.first)
        kill(process, SIGSTOP)
        let job = Task { try await decode(on: pool) }
        while pool.workingProcessIDs.isEmpty { await Task.yield() }
        return (process, job)
    }

    private func decode(on pool: DecoderPool) async throws -> DecodedImage {
        try await pool.image(try Fixture.file("plain.jpg"), format: .jpeg)
    }

    /// Open descriptors of this process whose target contains a text.
    private func descriptors(of text: String) -> [String] {
        let folder = "/proc/self/fd"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)") }
            .filter { $0.contains(text) }
    }
}

import Analysis
import Foundation
import Logging
import BlobsFile
import ServiceLifecycle
import Storage
import StorageSQLite

@testable import DetectionCore

/// A job processor over SQLite and a file store in a folder of its own.
final class JobBench: Sendable {
    static let owner = "ann"
    /// SHA-256 of `a medium`.
    static let key = "51a944fa1b42ef79cd75d826feea84805ce63144696cfbe635fdcad66d779eb2"

    let store: SQLiteStore
    let blobs: FileBlobStore
    private let staging: Staging
    let analyzer: ScriptedAnalyzer
    private let folder: String
    private let settings: JobSettings
    private let faults: Int
    private let fault: StorageError
    /// What the processor sees of the database.
    let engine: FailingEngine<SQLiteEngine>

    /// - Parameters:
    ///   - faults: How many look-ups of a medium fail.
    ///   - fault: How they fail.
    ///   - away: Those of the processor's writes, counted from 1, during which the database is away.
    init(
        steps: [ScriptedAnalyzer.Step] = [], settings: JobSettings = JobSettings(), faults: Int = 0,
        fault: StorageError = .failed("The disk is away."), away: Range<Int> = 0..<0
    ) async throws {
        folder = FileManager.default.temporaryDirectory.path + "/jobs-\(UUID().uuidString)"
        var store = try SQLiteStore(path: "\(folder)/jobs.sqlite")
        // A job rests for a moment only.
        store.retries = RetryRule(first: 0.002, factor: 1)
        self.store = store
        staging = try Staging(folder: "\(folder)/media/uploads")
        blobs = try FileBlobStore(folder: "\(folder)/media/objects")
        analyzer = ScriptedAnalyzer(steps: steps)
        self.settings = settings
        self.faults = faults
        self.fault = fault
        engine = FailingEngine(store.engine, faults: away)
        try await store.insert(
            UserRecord(id: Self.owner, email: "ann@example.org", passwordHash: "", role: .user, created: Date()))
        let draft = staging.begin()
        try Data("a medium".utf8).write(to: URL(fileURLWithPath: draft.path))
        try await store.touch(blob: Self.key, bytes: 8, at: Date())
        try await blobs.put(draft, as: BlobKey(Self.key))
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Queues a job, with its medium in the database or without; its id.
    func enqueue(medium: [UInt8]? = nil) async throws -> String {
        let id = UUID().uuidString
        let media = MediaDescription(kind: .text, format: .text, bytes: 8, sha256: Self.key)
        let plenty = StorageAmount(bytes: 1 << 20, files: 1000)
        _ = try await store.insert(
            AnalysisRecord(
                id: id, ownerID: Self.owner, media: media, name: nil, objectKey: Self.key,
                options: try JSONEncoder().encode(AnalysisOptions()), created: Date()),
            medium: medium, within: StorageAllowance(limit: plenty, transient: plenty), key: nil)
        return id
    }

    /// Runs the processor while `body` runs, then stops it gracefully.
    func whileRunning(_ body: @Sendable () async throws -> Void) async throws {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        var analyses = TransactionalStore(engine: engine)
        analyses.retries = store.retries
        let processor = JobProcessor(
            custodian: MediaCustodian(
                analyses: analyses,
                blobs: FailingBlobStore(blobs, faults: faults, fault), staging: staging),
            analyzer: analyzer, settings: settings, logger: logger)
        let group = ServiceGroup(configuration: .init(services: [processor], logger: logger))
        try await withThrowingTaskGroup { tasks in
            tasks.addTask { try await group.run() }
            do {
                try await body()
            } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    /// A job once it has ended.
    func ended(_ id: String) async throws -> AnalysisRecord {
        while true {
            let job = try await store.analysis(id: id, owner: Self.owner)
            if let job, job.state == .done || job.state == .failed { return job }
            try await Task.sleep(for: .milliseconds(2))
        }
    }

    /// When a job's lease ends.
    func lease(_ id: String) async throws -> Date? {
        try await store.analysis(id: id, owner: Self.owner)?.leaseUntil
    }
}

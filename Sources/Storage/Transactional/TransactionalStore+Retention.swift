public import Foundation

extension TransactionalStore: RetentionRepository {
    /// Storage used by an owner's analyses.
    public func usage(owner: String) async throws(StorageError) -> StorageUsage {
        try await lookUp { transaction throws(StorageError) in try transaction.usage(of: owner) ?? .zero }
    }

    /// What decides whether an account may hand something in, looked up together.
    public func standing(owner: String) async throws(StorageError) -> AccountStanding? {
        try await lookUp { transaction throws(StorageError) in
            guard let user = try transaction.user(id: owner) else { return nil }
            return AccountStanding(
                user: user, usage: try transaction.usage(of: owner) ?? .zero, queued: try transaction.queued())
        }
    }

    /// An owner's kept analyses, in no order.
    public func keptItems(owner: String) async throws(StorageError) -> [KeptItem] {
        try await read { transaction throws(StorageError) in try transaction.keptAnalyses(of: owner) }
            .compactMap(\.item)
    }

    /// Adds a queued analysis as its retention asks, held where keeping it would exceed the limit.
    public func insert(
        _ analysis: AnalysisRecord, medium: [UInt8]?, within allowance: StorageAllowance, key: IdempotencyKey?,
        ending upload: String?
    ) async throws(StorageError) -> Admission {
        let new = try StoredAnalysis(analysis, isInline: medium != nil)
        let medium = medium.map { Data($0) }
        var hotspots: Set = [Hotspot.account(new.ownerID)]
        if let blob = new.blob { hotspots.insert(.blob(blob)) }
        return try await write(changing: hotspots) { transaction throws(StorageError) in
            if let upload { try transaction.endUpload(upload, owner: new.ownerID) }
            if let key {
                let made = try transaction.request(key.key, of: new.ownerID)?.analysis(for: key, at: new.created)
                if let made { return .repeated(made) }
            }
            guard let usage = try transaction.usage(of: new.ownerID) else { throw .failed("There is no such account.") }
            let admitted = try new.admitted(within: allowance, beside: usage)
            try transaction.apply(AnalysisChange(from: nil, to: admitted))
            if let medium { try transaction.insert(medium: medium, of: new.id) }
            if let key { try transaction.put(MadeRequest(key, by: admitted)) }
            return .added(admitted.retention)
        }
    }

    /// The small medium that was added with an analysis.
    public func medium(id: String) async throws(StorageError) -> [UInt8]? {
        try await lookUp { transaction throws(StorageError) in try transaction.medium(of: id) }.map(Array.init)
    }

    /// The small picture of an analysis, if it belongs to `owner` and has one.
    public func thumbnail(id: String, owner: String) async throws(StorageError) -> Data? {
        try await read { transaction throws(StorageError) in
            guard let analysis = try transaction.owned(id, by: owner), analysis.hasThumbnail else { return nil }
            return try transaction.thumbnail(of: id)
        }
    }

    /// Changes how long an analysis stays.
    public func retain(
        id: String, owner: String, as retention: Retention, within limit: StorageAmount
    ) async throws(StorageError) -> AnalysisRecord {
        try await write(changing: [.account(owner)]) { transaction throws(StorageError) in
            try transaction.withEvidence(transaction.retain(id, owner: owner, as: retention, within: limit))
        }.record
    }

    /// Deletes analyses and then keeps another one, all or nothing.
    public func clear(
        _ ids: Set<String>, owner: String, thenKeep kept: String?, within limit: StorageAmount
    ) async throws(StorageError) -> [AnalysisRecord] {
        try await write(changing: [.account(owner)]) { transaction throws(StorageError) in
            var deleted: [AnalysisWithEvidence] = []
            for id in ids.sorted() {
                guard let analysis = try transaction.owned(id, by: owner) else { throw .absent }
                deleted.append(try transaction.withEvidence(analysis))
                try transaction.apply(AnalysisChange(from: analysis, to: nil))
            }
            if let kept { _ = try transaction.retain(kept, owner: owner, as: Retention(.keep), within: limit) }
            return deleted
        }.map(\.record)
    }

    /// Forgets the medium of an ended analysis; returns the key it had.
    public func forgetMedium(id: String) async throws(StorageError) -> String? {
        try await write { transaction throws(StorageError) in
            guard let analysis = try transaction.analysis(id: id), let without = analysis.withoutMedium() else {
                return nil
            }
            try transaction.apply(AnalysisChange(from: analysis, to: without))
            return analysis.objectKey
        }
    }

    /// Ids of ended analyses that are ephemeral and still have their medium.
    public func endedEphemerals() async throws(StorageError) -> [String] {
        try await read { transaction throws(StorageError) in try transaction.endedEphemerals(limit: Self.batch) }
            .map(\.id)
    }

    /// Deletes ended analyses whose time has come.
    public func deleteExpired(at time: Date) async throws(StorageError) -> [AnalysisRecord] {
        try await write { transaction throws(StorageError) in
            let expired = try transaction.expiredAnalyses(at: time, limit: Self.batch)
            for analysis in expired { try transaction.apply(AnalysisChange(from: analysis, to: nil)) }
            return expired
        }.map { $0.record() }
    }
}

extension StoreTransaction {
    fileprivate func retain(
        _ id: String, owner: String, as retention: Retention, within limit: StorageAmount
    ) throws(StorageError) -> StoredAnalysis {
        guard let analysis = try owned(id, by: owner) else { throw .absent }
        let usage = try usage(of: owner) ?? .zero
        let retained = try analysis.retained(as: retention, within: limit, beside: usage)
        try apply(AnalysisChange(from: analysis, to: retained))
        return retained
    }

    /// Ends the resumable upload whose bytes became a medium.
    fileprivate func endUpload(_ id: String, owner: String) throws(StorageError) {
        guard let upload = try upload(id: id), upload.ownerID == owner else { throw .absent }
        try remove(upload)
    }
}

extension MadeRequest {
    fileprivate init(_ key: IdempotencyKey, by analysis: StoredAnalysis) {
        self.init(
            ownerID: analysis.ownerID, key: key.key, fingerprint: key.fingerprint, analysisID: analysis.id,
            created: analysis.created)
    }
}

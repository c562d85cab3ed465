extension TransactionalStore: AnalysisRepository {
    /// The analysis with an id, if it belongs to `owner`.
    public func analysis(id: String, owner: String) async throws(StorageError) -> AnalysisRecord? {
        let found = try await lookUp { transaction throws(StorageError) -> AnalysisWithEvidence? in
            guard let analysis = try transaction.owned(id, by: owner) else { return nil }
            return try transaction.withEvidence(analysis)
        }
        return found?.record
    }

    /// A page of those of an owner's analyses that a filter means, newest first (by creation, then id), after the cursor.
    public func page(
        owner: String, matching filter: HistoryFilter, after cursor: HistoryCursor?, limit: Int
    ) async throws(StorageError) -> [AnalysisRecord] {
        let found = try await read { transaction throws(StorageError) in
            try transaction.analyses(of: owner, matching: filter, after: cursor, limit: max(0, limit))
                .map { analysis throws(StorageError) in try transaction.withEvidence(analysis) }
        }
        return found.map(\.record)
    }

    /// The same page, of each analysis what a list shows.
    public func summaries(
        owner: String, matching filter: HistoryFilter, after cursor: HistoryCursor?, limit: Int
    ) async throws(StorageError) -> [AnalysisSummary] {
        try await read { transaction throws(StorageError) in
            try transaction.summaries(of: owner, matching: filter, after: cursor, limit: max(0, limit))
        }
    }

    /// Deletes one if it belongs to `owner`; returns what was deleted.
    public func delete(id: String, owner: String) async throws(StorageError) -> AnalysisRecord? {
        let deleted = try await write(changing: [.account(owner)]) {
            transaction throws(StorageError) -> AnalysisWithEvidence? in
            guard let analysis = try transaction.owned(id, by: owner) else { return nil }
            let deleted = try transaction.withEvidence(analysis)
            try transaction.apply(AnalysisChange(from: analysis, to: nil))
            return deleted
        }
        return deleted?.record
    }

    /// The newest of an owner's kept analyses of a medium that did not fail, unless a key is that of a repetition.
    public func duplicate(
        of objectKey: String, owner: String, unlessRepeating key: String?
    ) async throws(StorageError) -> String? {
        try await lookUp { transaction throws(StorageError) in
            if let key, try transaction.request(key, of: owner) != nil { return nil }
            return try transaction.newestKept(of: objectKey, owner: owner)
        }
    }
}

/// A stored analysis with the JSON of its separate evidence; reports are read outside the transaction.
struct AnalysisWithEvidence: Sendable {
    let analysis: StoredAnalysis
    let evidence: [String]

    var record: AnalysisRecord { analysis.record(evidence: evidence) }
}

extension StoreTransaction {
    /// The analysis with an id, if it belongs to `owner`.
    func owned(_ id: String, by owner: String) throws(StorageError) -> StoredAnalysis? {
        guard let analysis = try analysis(id: id), analysis.ownerID == owner else { return nil }
        return analysis
    }

    /// An analysis with its separate evidence; only a running one has some.
    func withEvidence(_ analysis: StoredAnalysis) throws(StorageError) -> AnalysisWithEvidence {
        AnalysisWithEvidence(
            analysis: analysis, evidence: analysis.state == .running ? try evidence(of: analysis.id) : [])
    }
}

import DetectionCore
package import Foundation
package import Storage

extension MongoTransaction {
    /// Reads its evidence too, which whoever reads a running analysis asks for next.
    package func analysis(id: String) throws(StorageError) -> StoredAnalysis? {
        let found = try documents(.analysis, ["_id": .string(id)], limit: 1, only: [:]).first
        guard let found else { return nil }
        keepEvidence((id, Self.evidence(in: found)))
        return try StoredAnalysis(found)
    }

    package func analyses(
        of owner: String, matching filter: HistoryFilter, after cursor: HistoryCursor?, limit: Int
    ) throws(StorageError) -> [StoredAnalysis] {
        try all(
            StoredAnalysis.self, Self.page(of: owner, matching: filter, after: cursor), sort: Self.newest, limit: limit,
            only: ["evidence": 0])
    }

    package func summaries(
        of owner: String, matching filter: HistoryFilter, after cursor: HistoryCursor?, limit: Int
    ) throws(StorageError) -> [AnalysisSummary] {
        guard limit > 0 else { return [] }
        return try documents(
            .analysis, Self.page(of: owner, matching: filter, after: cursor), sort: Self.newest, limit: limit,
            only: AnalysisSummary.members
        )
        .map { document throws(StorageError) in
            try AnalysisSummary(Fields(collection: .analysis, document: document))
        }
    }

    private static let newest: BSONDocument = ["created": -1, "_id": -1]

    private static func page(
        of owner: String, matching filter: HistoryFilter, after cursor: HistoryCursor?
    ) -> BSONDocument {
        BSONDocument([("ownerID", .string(owner))]) + filter.conditions + older(than: cursor)
    }

    package func marks(of ids: Set<String>) throws(StorageError) -> [String: AnalysisMark] {
        let count: BSONDocument = ["$size": ["$ifNull": ["$evidence", []]]]
        let found = try aggregate(
            .analysis,
            [
                ["$match": ["_id": ["$in": .array(ids.sorted().map(BSONValue.string))]]],
                ["$project": ["state": 1, "fence": 1, "evidence": .document(count)]],
            ])
        let marks = try found.map { document throws(StorageError) -> (String, AnalysisMark) in
            let fields = Fields(collection: .analysis, document: document)
            let mark = AnalysisMark(
                state: try fields.value("state"), fence: try fields.integer("fence"),
                evidence: try fields.count("evidence"))
            return (try fields.text("_id"), mark)
        }
        return Dictionary(marks) { first, _ in first }
    }

    package func insert(_ analysis: StoredAnalysis) throws(StorageError) { try add(analysis) }

    /// Writes only what differs; a report may be large.
    package func update(_ analysis: StoredAnalysis, from old: StoredAnalysis) throws(StorageError) {
        let before = old.document
        let changed = zip(analysis.document.elements, before.elements).filter { $0 != $1 }.map {
            ($0.0.key, $0.0.value)
        }
        guard !changed.isEmpty else { return }
        try change(.analysis, ["_id": .string(analysis.id)], ["$set": .document(BSONDocument(changed))])
    }

    package func deleteAnalysis(id: String) throws(StorageError) {
        for collection in [Collection.analysis, .medium, .thumbnail] { try remove(collection, ["_id": .string(id)]) }
        try remove(.reportLink, ["analysisID": .string(id)])
    }

    package func newestKept(of objectKey: String, owner: String) throws(StorageError) -> String? {
        let filter: BSONDocument = [
            "objectKey": .string(objectKey), "ownerID": .string(owner),
            "mode": .string(Retention.Mode.keep.rawValue), "state": ["$ne": "failed"],
        ]
        return try run { session throws(MongoError) in
            try session.first(
                Collection.analysis.rawValue, filter, sort: ["created": -1, "_id": -1], only: ["_id": 1])
        }?["_id"]?.string
    }

    package func keptAnalyses(of owner: String) throws(StorageError) -> [KeptAnalysis] {
        let filter: BSONDocument = ["ownerID": .string(owner), "mode": .string(Retention.Mode.keep.rawValue)]
        let members: BSONDocument = ["kind": 1, "bytes": 1, "created": 1, "state": 1, "verdict": 1]
        return try documents(.analysis, filter, only: members).map { document throws(StorageError) in
            let fields = Fields(collection: .analysis, document: document)
            return KeptAnalysis(
                id: try fields.text("_id"), kind: try fields.text("kind"), bytes: try fields.count("bytes"),
                created: try fields.time("created"), state: try fields.value("state"),
                verdict: try fields.optional("verdict", fields.text))
        }
    }

    package func endedEphemerals(limit: Int) throws(StorageError) -> [StoredAnalysis] {
        let filter: BSONDocument = ["mode": "ephemeral", "objectKey": ["$gt": ""], "state": Self.ended]
        return try all(StoredAnalysis.self, filter, limit: limit)
    }

    package func expiredAnalyses(at time: Date, limit: Int) throws(StorageError) -> [StoredAnalysis] {
        // Above 0, as in the index: it holds those alone that have a time.
        let isOver: BSONValue = ["$gt": .int64(0), "$lte": BSONValue(time)]
        return try all(StoredAnalysis.self, ["until": isOver, "state": Self.ended], limit: limit)
    }

    package func blobReferences(of owner: String) throws(StorageError) -> [String: Int] {
        let filter: BSONDocument = ["ownerID": .string(owner), "isInline": false, "objectKey": ["$gt": ""]]
        let groups = try aggregate(
            .analysis,
            [["$match": .document(filter)], ["$group": ["_id": "$objectKey", "count": ["$sum": .int64(1)]]]])
        let counts = groups.compactMap { group in
            group["_id"]?.string.map { ($0, Int(group["count"]?.integer ?? 0)) }
        }
        return Dictionary(counts) { $0 + $1 }
    }

    private static let ended: BSONValue = ["$in": ["done", "failed"]]
}

extension MongoTransaction {
    package func evidence(of analysis: String) throws(StorageError) -> [String] {
        if let kept = keptEvidence(of: analysis) { return kept }
        return try documents(.analysis, ["_id": .string(analysis)], limit: 1, only: ["evidence": 1])
            .first.map(Self.evidence) ?? []
    }

    package func append(evidence: String, to analysis: String) throws(StorageError) {
        keepEvidence(nil)
        try change(.analysis, ["_id": .string(analysis)], ["$push": ["evidence": .string(evidence)]])
    }

    package func deleteEvidence(of analysis: String) throws(StorageError) {
        keepEvidence(nil)
        try change(.analysis, ["_id": .string(analysis)], ["$unset": ["evidence": ""]])
    }

    private static func evidence(in document: BSONDocument) -> [String] {
        document["evidence"]?.array?.compactMap(\.string) ?? []
    }

    package func medium(of analysis: String) throws(StorageError) -> Data? { try part(.medium, of: analysis) }

    package func insert(medium: Data, of analysis: String) throws(StorageError) {
        try add(["_id": .string(analysis), "bytes": BSONValue(medium)], to: .medium)
    }

    package func deleteMedium(of analysis: String) throws(StorageError) {
        try remove(.medium, ["_id": .string(analysis)])
    }

    package func thumbnail(of analysis: String) throws(StorageError) -> Data? { try part(.thumbnail, of: analysis) }

    package func put(thumbnail: Data, of analysis: String) throws(StorageError) {
        try put(["_id": .string(analysis), "bytes": BSONValue(thumbnail)], in: .thumbnail)
    }

    package func deleteThumbnail(of analysis: String) throws(StorageError) {
        try remove(.thumbnail, ["_id": .string(analysis)])
    }

    private func part(_ collection: Collection, of analysis: String) throws(StorageError) -> Data? {
        try documents(collection, ["_id": .string(analysis)], limit: 1, only: [:]).first
            .map { document throws(StorageError) in
                try Fields(collection: collection, document: document).data("bytes")
            }
    }
}

extension MongoTransaction {
    package func statistics() throws(StorageError) -> StoreStatistics {
        let waiting = try aggregate(
            .analysis,
            [
                ["$match": ["state": "queued"]],
                ["$group": ["_id": "$kind", "count": ["$sum": .int64(1)], "oldest": ["$min": "$created"]]],
            ])
        let queued = waiting.compactMap { group in
            group["_id"]?.string.flatMap(MediaKind.init(rawValue:)).map { ($0, Int(group["count"]?.integer ?? 0)) }
        }
        var sums: BSONDocument = ["_id": nil]
        for name in LedgerEntry.names { sums[name] = ["$sum": .string("$\(name)")] }
        let usage = try aggregate(.ledger, [["$group": .document(sums)]]).first
        let dead = try run { session throws(MongoError) in
            try session.count(Collection.analysis.rawValue, Self.isDead)
        }
        return StoreStatistics(
            queued: Dictionary(queued) { $0 + $1 },
            oldestQueued: waiting.compactMap { $0["oldest"]?.integer }.min().map(Date.init(microseconds:)), dead: dead,
            usage: try usage.map { usage throws(StorageError) in try LedgerEntry.usage(usage) } ?? .zero)
    }
}

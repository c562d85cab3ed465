import Foundation
import GRDB
import Storage

/// The columns of `analysis` that matter to an owner who needs room.
struct KeptRow: FetchableRecord {
    let analysis: KeptAnalysis

    init(row: Row) throws {
        guard let state = AnalysisRecord.State(rawValue: row["state"]) else {
            throw StorageError.failed("The database holds what cannot be read: the state of an analysis.")
        }
        analysis = KeptAnalysis(
            id: row["id"], kind: row["kind"] ?? "", bytes: row["bytes"] ?? 0,
            created: Date(microseconds: row["created"]), state: state, verdict: row["verdict"])
    }
}

/// What shows that an analysis is not as it was.
struct MarkRow: FetchableRecord {
    let id: String
    let mark: AnalysisMark

    init(row: Row) throws {
        guard let state = AnalysisRecord.State(rawValue: row["state"]) else {
            throw StorageError.failed("The database holds what cannot be read: the state of an analysis.")
        }
        id = row["id"]
        mark = AnalysisMark(state: state, fence: row["fence"], evidence: row["evidence"])
    }
}

/// A row of `turn`.
struct TurnRow: FetchableRecord {
    let turn: Turn

    init(row: Row) throws {
        guard let priority = JobPriority(rawValue: row["priority"]) else {
            throw StorageError.failed("The database holds what cannot be read: the priority of a turn.")
        }
        turn = Turn(ownerID: row["ownerID"], priority: priority, waiting: row["waiting"], ticket: row["ticket"])
    }
}

/// A row of `ledger`, or a sum over it: bytes and files that are kept, then those that are not.
struct UsageRow: FetchableRecord {
    let usage: StorageUsage

    init(row: Row) {
        usage = StorageUsage(
            kept: StorageAmount(bytes: row[0], files: row[1]), transient: StorageAmount(bytes: row[2], files: row[3]))
    }
}

/// A row of `idempotency`.
struct RequestRow: FetchableRecord {
    let request: MadeRequest

    init(row: Row) {
        request = MadeRequest(
            ownerID: row["ownerID"], key: row["key"], fingerprint: row["fingerprint"], analysisID: row["analysisID"],
            created: Date(microseconds: row["created"]))
    }
}

/// A row of `blob`.
struct BlobRow: FetchableRecord {
    let record: BlobRecord

    init(row: Row) {
        record = BlobRecord(
            key: row["key"], bytes: row["bytes"], references: row["referrers"],
            touched: Date(microseconds: row["touched"]), isDoomed: row["isDoomed"])
    }
}

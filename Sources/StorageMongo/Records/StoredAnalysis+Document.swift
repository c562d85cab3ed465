import DetectionCore
import Foundation
import Storage

/// One document an analysis; while a worker runs it, `evidence` in it holds the JSON of what has been found so far.
extension StoredAnalysis: Stored {
    static let collection = Collection.analysis

    init(_ fields: Fields) throws(StorageError) {
        self.init(
            id: try fields.text("_id"), ownerID: try fields.text("ownerID"), state: try fields.value("state"),
            media: try fields.text("media"), kind: try fields.text("kind"), bytes: try fields.count("bytes"),
            name: try fields.optional("name", fields.text), objectKey: try fields.optional("objectKey", fields.text),
            isInline: try fields.bool("isInline"), options: try fields.data("options"),
            retention: Retention(try fields.value("mode"), until: try fields.optional("until", fields.time)),
            priority: try fields.value("priority"),
            created: try fields.time("created"), started: try fields.optional("started", fields.time),
            finished: try fields.optional("finished", fields.time), attempts: try fields.count("attempts"),
            fence: try fields.integer("fence"), leaseUntil: try fields.optional("leaseUntil", fields.time),
            since: try fields.optional("since", fields.time),
            restUntil: try fields.optional("restUntil", fields.time),
            holder: try fields.optional("holder", fields.text), setback: try fields.optional("setback", fields.text),
            report: try fields.optional("report", fields.text), summary: try fields.optional("summary", fields.text),
            verdict: try fields.optional("verdict", fields.text),
            probability: try fields.optional("probability") { key throws(StorageError) in
                guard case .double(let value) = fields.document[key] else { throw fields.unreadable(key) }
                return value
            },
            error: try fields.optional("error", fields.text), errorCode: try fields.optional("errorCode", fields.text),
            previous: try fields.optional("previous", fields.text),
            feedback: try fields.optional("feedback", fields.text), hasThumbnail: try fields.bool("hasThumbnail"))
    }

    /// All but the evidence.
    var document: BSONDocument {
        [
            "_id": .string(id), "ownerID": .string(ownerID), "state": .string(state.rawValue), "media": .string(media),
            "kind": .string(kind), "bytes": BSONValue(bytes), "name": BSONValue(name),
            "folded": BSONValue(name.map(Self.folded)), "objectKey": BSONValue(objectKey), "isInline": .bool(isInline),
            "options": BSONValue(options), "mode": .string(retention.mode.rawValue),
            "until": BSONValue(retention.until), "priority": .string(priority.rawValue), "created": BSONValue(created),
            "started": BSONValue(started),
            "finished": BSONValue(finished), "attempts": BSONValue(attempts), "fence": .int64(fence),
            "leaseUntil": BSONValue(leaseUntil), "since": BSONValue(since), "restUntil": BSONValue(restUntil),
            "holder": BSONValue(holder), "setback": BSONValue(setback), "report": BSONValue(report),
            "summary": BSONValue(summary), "verdict": BSONValue(verdict),
            "probability": BSONValue(probability), "error": BSONValue(error), "errorCode": BSONValue(errorCode),
            "previous": BSONValue(previous), "feedback": BSONValue(feedback), "hasThumbnail": .bool(hasThumbnail),
        ]
    }

    /// A name as it is searched.
    static func folded(_ name: String) -> String { String(String.UnicodeScalarView(HistoryFilter.folded(name))) }
}

extension AnalysisSummary {
    /// The members of an analysis that it is made of.
    static let members: BSONDocument = [
        "state": 1, "media": 1, "kind": 1, "name": 1, "objectKey": 1, "mode": 1, "until": 1, "priority": 1,
        "created": 1, "started": 1, "finished": 1, "summary": 1, "error": 1, "feedback": 1, "hasThumbnail": 1,
    ]

    init(_ fields: Fields) throws(StorageError) {
        self.init(
            id: try fields.text("_id"), state: try fields.value("state"), media: try fields.text("media"),
            kind: try fields.text("kind"), name: try fields.optional("name", fields.text),
            hasMedium: try fields.optional("objectKey", fields.text) != nil,
            retention: Retention(try fields.value("mode"), until: try fields.optional("until", fields.time)),
            priority: try fields.value("priority"), created: try fields.time("created"),
            started: try fields.optional("started", fields.time),
            finished: try fields.optional("finished", fields.time),
            summary: try fields.optional("summary", fields.text), error: try fields.optional("error", fields.text),
            feedback: try fields.optional("feedback", fields.text), hasThumbnail: try fields.bool("hasThumbnail"))
    }
}

extension HistoryFilter {
    /// The filter as conditions on `analysis`.
    var conditions: BSONDocument {
        var conditions = BSONDocument()
        if let kind { conditions["kind"] = .string(kind.rawValue) }
        if let state { conditions["state"] = .string(state.rawValue) }
        if let verdict { conditions["verdict"] = .string(verdict.rawValue) }
        if let mode { conditions["mode"] = .string(mode.rawValue) }
        if let isLabelled { conditions["feedback"] = isLabelled ? ["$ne": nil] : BSONValue.null }
        var period = BSONDocument()
        if let from { period["$gte"] = BSONValue(from) }
        if let to { period["$lt"] = BSONValue(to) }
        if !period.elements.isEmpty { conditions["created"] = .document(period) }
        if let text {
            // No pattern: none of its characters stands for others.
            let place: BSONDocument = [
                "$indexOfBytes": [["$ifNull": ["$folded", ""]], ["$literal": .string(StoredAnalysis.folded(text))]]
            ]
            conditions["name"] = ["$ne": nil]
            conditions["$expr"] = ["$gte": [.document(place), 0]]
        }
        return conditions
    }
}

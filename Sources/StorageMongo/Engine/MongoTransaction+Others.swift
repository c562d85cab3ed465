package import Foundation
package import Storage

extension MongoTransaction {
    package func usage(of owner: String) throws(StorageError) -> StorageUsage? {
        try documents(.ledger, ["_id": .string(owner)], limit: 1, only: [:]).first
            .map { entry throws(StorageError) in try LedgerEntry.usage(entry) }
    }

    package func book(_ change: StorageUsage, of owner: String) throws(StorageError) {
        note(.account(owner))
        var filter: BSONDocument = ["_id": .string(owner)]
        var sums = BSONDocument()
        for (name, amount) in LedgerEntry.sums(change) where amount != 0 {
            if amount < 0 { filter[name] = ["$gte": BSONValue(-amount)] }
            sums[name] = BSONValue(amount)
        }
        guard !sums.elements.isEmpty else { return }
        let isBooked = try run { session throws(MongoError) in
            try session.update(Collection.ledger.rawValue, filter, ["$inc": .document(sums)])
        }
        guard isBooked else { throw .failed("The ledger would be negative, or has no entry of this account.") }
    }

    package func request(_ key: String, of owner: String) throws(StorageError) -> MadeRequest? {
        try record(MadeRequest.self, MadeRequest.id(key, owner))
    }

    package func put(_ request: MadeRequest) throws(StorageError) { try put(request.document, in: .idempotency) }

    package func deleteRequests(before time: Date, limit: Int) throws(StorageError) {
        try remove(.idempotency, ["created": ["$lt": BSONValue(time)]], limit: limit)
    }
}

/// The four sums of an account's ledger.
enum LedgerEntry {
    static let names = ["keptBytes", "keptFiles", "transientBytes", "transientFiles"]

    static func sums(_ usage: StorageUsage) -> [(String, Int)] {
        let amounts = [usage.kept.bytes, usage.kept.files, usage.transient.bytes, usage.transient.files]
        return Array(zip(names, amounts))
    }

    static func empty(of owner: String) -> BSONDocument {
        BSONDocument([("_id", .string(owner))] + sums(.zero).map { ($0.0, BSONValue($0.1)) })
    }

    static func usage(_ document: BSONDocument) throws(StorageError) -> StorageUsage {
        let fields = Fields(collection: .ledger, document: document)
        return StorageUsage(
            kept: StorageAmount(bytes: try fields.count("keptBytes"), files: try fields.count("keptFiles")),
            transient: StorageAmount(
                bytes: try fields.count("transientBytes"), files: try fields.count("transientFiles")))
    }
}

extension MongoTransaction {
    package func upload(id: String) throws(StorageError) -> UploadRecord? { try record(UploadRecord.self, .string(id)) }

    package func insert(_ upload: UploadRecord) throws(StorageError) { try add(upload) }

    package func deleteUpload(id: String) throws(StorageError) { try remove(.upload, ["_id": .string(id)]) }

    package func uploadPaths() throws(StorageError) -> Set<String> {
        Set(try documents(.upload, [:], only: ["path": 1]).compactMap { $0["path"]?.string })
    }

    package func expiredUploads(at time: Date, limit: Int) throws(StorageError) -> [UploadRecord] {
        try all(UploadRecord.self, ["expires": ["$lte": BSONValue(time)]], limit: limit)
    }
}

extension MongoTransaction {
    package func webhook(id: String) throws(StorageError) -> WebhookRecord? {
        try record(WebhookRecord.self, .string(id))
    }

    package func webhooks(of owner: String) throws(StorageError) -> [WebhookRecord] {
        try all(WebhookRecord.self, ["ownerID": .string(owner)], sort: ["created": -1, "_id": 1])
    }

    package func insert(_ webhook: WebhookRecord) throws(StorageError) { try add(webhook) }

    package func deleteWebhook(id: String) throws(StorageError) {
        try remove(.delivery, ["webhookID": .string(id)])
        try remove(.webhook, ["_id": .string(id)])
    }

    package func delivery(id: String) throws(StorageError) -> DeliveryRecord? {
        try record(DeliveryRecord.self, .string(id))
    }

    package func deliveries(
        of webhook: String, after cursor: HistoryCursor?, limit: Int
    ) throws(StorageError) -> [DeliveryRecord] {
        try all(
            DeliveryRecord.self, BSONDocument([("webhookID", .string(webhook))]) + older(than: cursor),
            sort: ["created": -1, "_id": -1], limit: limit)
    }

    package func pendingDeliveries(of webhook: String) throws(StorageError) -> Int {
        try run { session throws(MongoError) in
            try session.count(Collection.delivery.rawValue, ["webhookID": .string(webhook), "state": "pending"])
        }
    }

    package func dueDeliveries(at time: Date, limit: Int) throws(StorageError) -> [DeliveryRecord] {
        guard limit > 0 else { return [] }
        let found = try aggregate(
            .delivery,
            [
                ["$match": ["state": "pending", "next": ["$lte": BSONValue(time)]]],
                ["$sort": ["next": 1, "created": 1, "_id": 1]],
                ["$group": ["_id": "$webhookID", "first": ["$first": "$$ROOT"]]], ["$limit": BSONValue(limit)],
            ])
        return try found.compactMap(\.["first"]?.document).map { document throws(StorageError) in
            try DeliveryRecord(document)
        }
    }

    /// Writes to the webhook too, so that whoever deletes it meanwhile has to begin again, and with it the message.
    package func insert(_ delivery: DeliveryRecord) throws(StorageError) {
        try change(.webhook, ["_id": .string(delivery.webhookID)], ["$inc": ["held": .int64(1)]])
        try add(delivery)
    }

    package func update(_ delivery: DeliveryRecord) throws(StorageError) { try change(delivery) }

    package func deleteSettledDeliveries(before time: Date, limit: Int) throws(StorageError) {
        let isOld: BSONDocument = [
            "state": ["$in": ["delivered", "failed"]], "created": ["$lt": BSONValue(time)],
        ]
        try remove(.delivery, isOld, limit: limit)
    }
}

extension MongoTransaction {
    package func reportLink(id: String) throws(StorageError) -> ReportLinkRecord? {
        try record(ReportLinkRecord.self, .string(id))
    }

    package func reportLink(hash: Data) throws(StorageError) -> ReportLinkRecord? {
        try first(ReportLinkRecord.self, ["hash": BSONValue(hash)])
    }

    package func reportLinks(of analysis: String) throws(StorageError) -> [ReportLinkRecord] {
        try all(ReportLinkRecord.self, ["analysisID": .string(analysis)], sort: ["created": -1, "_id": 1])
    }

    package func reportLinks(
        after cursor: HistoryCursor?, limit: Int
    ) throws(StorageError) -> [ReportLinkRecord] {
        try all(ReportLinkRecord.self, older(than: cursor), sort: ["created": -1, "_id": -1], limit: limit)
    }

    /// Writes to the analysis too, so that whoever deletes it meanwhile has to begin again, and with it the link.
    package func insert(_ link: ReportLinkRecord) throws(StorageError) {
        try change(.analysis, ["_id": .string(link.analysisID)], ["$inc": ["held": .int64(1)]])
        try add(link)
    }

    package func deleteReportLink(id: String) throws(StorageError) { try remove(.reportLink, ["_id": .string(id)]) }
}

extension MongoTransaction {
    package func caseRecord(id: String) throws(StorageError) -> CaseRecord? {
        try record(CaseRecord.self, .string(id))
    }

    package func cases(of owner: String) throws(StorageError) -> [CaseRecord] {
        try all(CaseRecord.self, ["ownerID": .string(owner)], sort: ["created": -1, "_id": 1])
    }

    package func insert(_ record: CaseRecord) throws(StorageError) { try add(record) }

    package func update(_ record: CaseRecord) throws(StorageError) { try change(record) }

    package func deleteCase(id: String) throws(StorageError) { try remove(.caseRecord, ["_id": .string(id)]) }
}

extension MongoTransaction {
    package func blob(key: String) throws(StorageError) -> BlobRecord? { try record(BlobRecord.self, .string(key)) }

    package func put(_ blob: BlobRecord) throws(StorageError) {
        note(.blob(blob.key))
        try put(blob.document, in: .blob)
    }

    package func deleteBlob(key: String) throws(StorageError) {
        note(.blob(key))
        try remove(.blob, ["_id": .string(key)])
    }

    package func unreferencedBlobs(touchedBefore time: Date, limit: Int) throws(StorageError) -> [BlobRecord] {
        try all(
            BlobRecord.self, ["references": .int64(0), "touched": ["$lt": BSONValue(time)]],
            sort: ["touched": 1, "_id": 1],
            limit: limit)
    }
}

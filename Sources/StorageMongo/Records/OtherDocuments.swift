import Foundation
import Storage

extension Turn: Stored {
    static let collection = Collection.turn

    init(_ fields: Fields) throws(StorageError) {
        self.init(
            ownerID: try fields.text("ownerID"), priority: try fields.value("priority"),
            waiting: try fields.count("waiting"), ticket: try fields.integer("ticket"))
    }

    var document: BSONDocument {
        [
            "_id": Self.id(ownerID, priority), "ownerID": .string(ownerID), "priority": .string(priority.rawValue),
            "waiting": BSONValue(waiting), "ticket": .int64(ticket), "place": .int64(place),
        ]
    }

    static func id(_ owner: String, _ priority: JobPriority) -> BSONValue {
        ["ownerID": .string(owner), "priority": .string(priority.rawValue)]
    }
}

extension MadeRequest: Stored {
    static let collection = Collection.idempotency

    init(_ fields: Fields) throws(StorageError) {
        guard let id = fields.document["_id"]?.document else { throw fields.unreadable("_id") }
        let key = Fields(collection: Self.collection, document: id)
        self.init(
            ownerID: try key.text("ownerID"), key: try key.text("key"), fingerprint: try fields.data("fingerprint"),
            analysisID: try fields.text("analysisID"), created: try fields.time("created"))
    }

    var document: BSONDocument {
        [
            "_id": Self.id(key, ownerID), "ownerID": .string(ownerID), "fingerprint": BSONValue(fingerprint),
            "analysisID": .string(analysisID), "created": BSONValue(created),
        ]
    }

    static func id(_ key: String, _ owner: String) -> BSONValue { ["ownerID": .string(owner), "key": .string(key)] }
}

extension UploadRecord: Stored {
    static let collection = Collection.upload

    init(_ fields: Fields) throws(StorageError) {
        self.init(
            id: try fields.text("_id"), ownerID: try fields.text("ownerID"), length: try fields.count("length"),
            path: try fields.text("path"), name: try fields.optional("name", fields.text),
            declaredType: try fields.optional("declaredType", fields.text),
            metadata: try fields.optional("metadata", fields.text), created: try fields.time("created"),
            expires: try fields.time("expires"))
    }

    var document: BSONDocument {
        [
            "_id": .string(id), "ownerID": .string(ownerID), "length": BSONValue(length), "path": .string(path),
            "name": BSONValue(name), "declaredType": BSONValue(declaredType), "metadata": BSONValue(metadata),
            "created": BSONValue(created), "expires": BSONValue(expires),
        ]
    }
}

extension WebhookRecord: Stored {
    static let collection = Collection.webhook

    init(_ fields: Fields) throws(StorageError) {
        self.init(
            id: try fields.text("_id"), ownerID: try fields.text("ownerID"), url: try fields.text("url"),
            secret: try fields.data("secret"), created: try fields.time("created"))
    }

    var document: BSONDocument {
        [
            "_id": .string(id), "ownerID": .string(ownerID), "url": .string(url), "secret": BSONValue(secret),
            "created": BSONValue(created),
        ]
    }
}

extension DeliveryRecord: Stored {
    static let collection = Collection.delivery

    init(_ fields: Fields) throws(StorageError) {
        self.init(
            id: try fields.text("_id"), webhookID: try fields.text("webhookID"),
            analysisID: try fields.text("analysisID"), event: try fields.text("event"), body: try fields.text("body"),
            created: try fields.time("created"), state: try fields.value("state"),
            attempts: try fields.count("attempts"), next: try fields.optional("next", fields.time),
            status: try fields.optional("status", fields.count), error: try fields.optional("error", fields.text))
    }

    var document: BSONDocument {
        [
            "_id": .string(id), "webhookID": .string(webhookID), "analysisID": .string(analysisID),
            "event": .string(event), "body": .string(body), "created": BSONValue(created),
            "state": .string(state.rawValue), "attempts": BSONValue(attempts), "next": BSONValue(next),
            "status": BSONValue(status), "error": BSONValue(error),
        ]
    }
}

extension ReportLinkRecord: Stored {
    static let collection = Collection.reportLink

    init(_ fields: Fields) throws(StorageError) {
        self.init(
            id: try fields.text("_id"), ownerID: try fields.text("ownerID"),
            analysisID: try fields.text("analysisID"), hash: try fields.data("hash"),
            showsMedium: try fields.bool("showsMedium"), created: try fields.time("created"),
            expires: try fields.time("expires"))
    }

    var document: BSONDocument {
        [
            "_id": .string(id), "ownerID": .string(ownerID), "analysisID": .string(analysisID),
            "hash": BSONValue(hash), "showsMedium": .bool(showsMedium), "created": BSONValue(created),
            "expires": BSONValue(expires),
        ]
    }
}

extension CaseRecord: Stored {
    static let collection = Collection.caseRecord

    init(_ fields: Fields) throws(StorageError) {
        self.init(
            id: try fields.text("_id"), ownerID: try fields.text("ownerID"), title: try fields.text("title"),
            note: try fields.text("note"), tags: try fields.texts("tags"), analyses: try fields.texts("analyses"),
            revision: try fields.count("revision"), created: try fields.time("created"),
            changed: try fields.time("changed"))
    }

    var document: BSONDocument {
        [
            "_id": .string(id), "ownerID": .string(ownerID), "title": .string(title), "note": .string(note),
            "tags": .array(tags.map(BSONValue.string)), "analyses": .array(analyses.map(BSONValue.string)),
            "revision": BSONValue(revision), "created": BSONValue(created), "changed": BSONValue(changed),
        ]
    }
}

extension BlobRecord: Stored {
    static let collection = Collection.blob

    init(_ fields: Fields) throws(StorageError) {
        self.init(
            key: try fields.text("_id"), bytes: try fields.count("bytes"), references: try fields.count("references"),
            touched: try fields.time("touched"), isDoomed: try fields.bool("isDoomed"))
    }

    var document: BSONDocument {
        [
            "_id": .string(key), "bytes": BSONValue(bytes), "references": BSONValue(references),
            "touched": BSONValue(touched), "isDoomed": .bool(isDoomed),
        ]
    }
}

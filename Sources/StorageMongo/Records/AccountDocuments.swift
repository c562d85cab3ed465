import Foundation
import Storage

extension UserRecord: Stored {
    static let collection = Collection.user

    init(_ fields: Fields) throws(StorageError) {
        let bytes = try fields.optional("maxBytes", fields.count)
        let files = try fields.optional("maxFiles", fields.count)
        let issuer = try fields.optional("issuer", fields.text)
        let subject = try fields.optional("subject", fields.text)
        self.init(
            id: try fields.text("_id"), email: try fields.text("email"), passwordHash: try fields.text("passwordHash"),
            role: try fields.value("role"), created: try fields.time("created"),
            limit: bytes.flatMap { bytes in files.map { StorageAmount(bytes: bytes, files: $0) } },
            retention: RetentionDefault(
                mode: try fields.value("mode"), days: try fields.optional("days", fields.count)),
            disabled: try fields.optional("disabled", fields.time),
            identity: issuer.flatMap { issuer in subject.map { ProviderIdentity(issuer: issuer, subject: $0) } })
    }

    var document: BSONDocument {
        [
            "_id": .string(id), "email": .string(email), "passwordHash": .string(passwordHash),
            "role": .string(role.rawValue), "created": BSONValue(created), "maxBytes": BSONValue(limit?.bytes),
            "maxFiles": BSONValue(limit?.files), "mode": .string(retention.mode.rawValue),
            "days": BSONValue(retention.days), "disabled": BSONValue(disabled),
            "issuer": BSONValue(identity?.issuer), "subject": BSONValue(identity?.subject),
        ]
    }
}

extension SessionRecord: Stored {
    static let collection = Collection.session

    init(_ fields: Fields) throws(StorageError) {
        self.init(
            id: try fields.text("_id"), userID: try fields.text("userID"), tokenHash: try fields.data("tokenHash"),
            created: try fields.time("created"), refreshed: try fields.time("refreshed"),
            expires: try fields.time("expires"))
    }

    var document: BSONDocument {
        [
            "_id": .string(id), "userID": .string(userID), "tokenHash": BSONValue(tokenHash),
            "created": BSONValue(created), "refreshed": BSONValue(refreshed), "expires": BSONValue(expires),
        ]
    }
}

extension APIKeyRecord: Stored {
    static let collection = Collection.apiKey

    /// A scope that this version of the program does not know gives no right.
    init(_ fields: Fields) throws(StorageError) {
        guard let scopes = fields.document["scopes"]?.array else { throw fields.unreadable("scopes") }
        self.init(
            id: try fields.text("_id"), userID: try fields.text("userID"), name: try fields.text("name"),
            prefix: try fields.text("prefix"), hash: try fields.data("hash"),
            scopes: Set(scopes.compactMap(\.string).compactMap(Scope.init)), created: try fields.time("created"),
            expires: try fields.optional("expires", fields.time))
    }

    var document: BSONDocument {
        [
            "_id": .string(id), "userID": .string(userID), "name": .string(name), "prefix": .string(prefix),
            "hash": BSONValue(hash), "scopes": .array(scopes.map(\.rawValue).sorted().map(BSONValue.string)),
            "created": BSONValue(created), "expires": BSONValue(expires),
        ]
    }
}

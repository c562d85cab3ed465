package import Foundation
package import Storage

extension MongoTransaction {
    package func user(id: String) throws(StorageError) -> UserRecord? { try record(UserRecord.self, .string(id)) }

    package func user(email: String) throws(StorageError) -> UserRecord? {
        try first(UserRecord.self, ["email": .string(email)])
    }

    package func user(identity: ProviderIdentity) throws(StorageError) -> UserRecord? {
        try first(UserRecord.self, ["issuer": .string(identity.issuer), "subject": .string(identity.subject)])
    }

    package func users(after cursor: HistoryCursor?, limit: Int) throws(StorageError) -> [UserRecord] {
        try all(UserRecord.self, older(than: cursor), sort: ["created": -1, "_id": -1], limit: limit)
    }

    package func insert(_ user: UserRecord) throws(StorageError) {
        try add(user)
        try add(LedgerEntry.empty(of: user.id), to: .ledger)
    }

    package func update(_ user: UserRecord) throws(StorageError) {
        note(.account(user.id))
        try change(user)
    }

    package func deleteUser(id: String) throws(StorageError) {
        note(.account(id))
        let owner = BSONValue.string(id)
        let analyses = try ids(.analysis, ["ownerID": owner])
        for part in [Collection.medium, .thumbnail] { try remove(part, ["_id": ["$in": .array(analyses)]]) }
        let webhooks = try ids(.webhook, ["ownerID": owner])
        try remove(.delivery, ["webhookID": ["$in": .array(webhooks)]])
        for collection in [Collection.analysis, .idempotency, .upload, .webhook, .turn, .reportLink, .caseRecord] {
            try remove(collection, ["ownerID": owner])
        }
        for collection in [Collection.session, .apiKey] { try remove(collection, ["userID": owner]) }
        for collection in [Collection.ledger, .user] { try remove(collection, ["_id": owner]) }
    }

    /// Writes to the account, so that whoever deletes it meanwhile has to begin again.
    package func holdUser(id: String) throws(StorageError) -> Bool {
        note(.account(id))
        return try run { session throws(MongoError) in
            try session.update(Collection.user.rawValue, ["_id": .string(id)], ["$inc": ["held": .int64(1)]])
        }
    }

    private func ids(_ collection: Collection, _ filter: BSONDocument) throws(StorageError) -> [BSONValue] {
        try documents(collection, filter, only: ["_id": 1]).compactMap { $0["_id"] }
    }
}

extension MongoTransaction {
    package func session(id: String) throws(StorageError) -> SessionRecord? {
        try record(SessionRecord.self, .string(id))
    }

    package func sessions(of user: String, expiredBy time: Date?) throws(StorageError) -> [SessionRecord] {
        var filter: BSONDocument = ["userID": .string(user)]
        if let time { filter["expires"] = ["$lte": BSONValue(time)] }
        return try all(SessionRecord.self, filter, sort: ["created": -1, "_id": 1])
    }

    package func insert(_ session: SessionRecord) throws(StorageError) { try add(session) }

    package func update(_ session: SessionRecord) throws(StorageError) { try change(session) }

    package func deleteSession(id: String) throws(StorageError) { try remove(.session, ["_id": .string(id)]) }

    package func keys(of user: String) throws(StorageError) -> [APIKeyRecord] {
        try all(APIKeyRecord.self, ["userID": .string(user)], sort: ["created": -1, "_id": 1])
    }

    package func key(hash: Data) throws(StorageError) -> APIKeyRecord? {
        try first(APIKeyRecord.self, ["hash": BSONValue(hash)])
    }

    package func insert(_ key: APIKeyRecord) throws(StorageError) { try add(key) }

    package func deleteKey(id: String) throws(StorageError) { try remove(.apiKey, ["_id": .string(id)]) }
}

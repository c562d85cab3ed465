public import Foundation

extension TransactionalStore: ReportLinkRepository {
    /// Adds a link to an analysis of its owner.
    public func insert(_ link: ReportLinkRecord, atMost limit: Int) async throws(StorageError) {
        try await write { transaction throws(StorageError) in
            guard try transaction.owned(link.analysisID, by: link.ownerID) != nil else { throw .absent }
            let links = try transaction.reportLinks(of: link.analysisID)
            let expired = links.filter { $0.expires <= link.created }
            guard links.count - expired.count < limit else { throw .conflict }
            // The newest of those that have ended stay, so that they are known to have ended.
            for old in expired.dropFirst(max(0, limit - 1 - (links.count - expired.count))) {
                try transaction.deleteReportLink(id: old.id)
            }
            try transaction.insert(link)
        }
    }

    /// The links to an analysis, newest first.
    public func reportLinks(
        analysis: String, owner: String
    ) async throws(StorageError) -> [ReportLinkRecord] {
        try await lookUp { transaction throws(StorageError) in
            guard try transaction.owned(analysis, by: owner) != nil else { throw .absent }
            return try transaction.reportLinks(of: analysis)
        }
    }

    /// A page of all links of all accounts, newest first.
    public func reportLinks(
        after cursor: HistoryCursor?, limit: Int
    ) async throws(StorageError) -> [ReportLinkRecord] {
        try await read { transaction throws(StorageError) in
            try transaction.reportLinks(after: cursor, limit: max(0, limit))
        }
    }

    /// The link with a hash, expired or not.
    public func reportLink(hash: Data) async throws(StorageError) -> ReportLinkRecord? {
        try await lookUp { transaction throws(StorageError) in try transaction.reportLink(hash: hash) }
    }

    /// Deletes a link to an analysis of an owner.
    public func deleteReportLink(
        id: String, analysis: String, owner: String
    ) async throws(StorageError) -> Bool {
        try await write { transaction throws(StorageError) in
            let link = try transaction.reportLink(id: id)
            guard let link, link.analysisID == analysis, link.ownerID == owner else { return false }
            try transaction.deleteReportLink(id: id)
            return true
        }
    }

    /// Deletes anybody's link.
    public func deleteReportLink(id: String) async throws(StorageError) -> ReportLinkRecord? {
        try await write { transaction throws(StorageError) in
            let link = try transaction.reportLink(id: id)
            if link != nil { try transaction.deleteReportLink(id: id) }
            return link
        }
    }
}

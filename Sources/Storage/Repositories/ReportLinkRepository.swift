public import Foundation

/// Links that show reports to whoever has them.
public protocol ReportLinkRepository: Sendable {
    /// Adds a link to an analysis of its owner.
    ///
    /// Expired links of the analysis make room for it. Throws `absent` when the owner has no such analysis, `conflict` when
    /// it has `limit` links that have not expired.
    func insert(_ link: ReportLinkRecord, atMost limit: Int) async throws(StorageError)
    /// The links to an analysis, newest first. Throws `absent` when the owner has no such analysis.
    func reportLinks(analysis: String, owner: String) async throws(StorageError) -> [ReportLinkRecord]
    /// A page of all links of all accounts, newest first (by creation, then id), after the cursor.
    func reportLinks(after: HistoryCursor?, limit: Int) async throws(StorageError) -> [ReportLinkRecord]
    /// The link with a hash, expired or not.
    func reportLink(hash: Data) async throws(StorageError) -> ReportLinkRecord?
    /// Deletes a link to an analysis of an owner; false when there is none with that id.
    func deleteReportLink(id: String, analysis: String, owner: String) async throws(StorageError) -> Bool
    /// Deletes anybody's link, and returns it; nil when there is none with that id.
    func deleteReportLink(id: String) async throws(StorageError) -> ReportLinkRecord?
}

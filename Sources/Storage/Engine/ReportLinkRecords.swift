public import Foundation

/// Links to reports in a transaction.
///
/// They go with their analysis.
public protocol ReportLinkRecords {
    /// The link with an id.
    func reportLink(id: String) throws(StorageError) -> ReportLinkRecord?
    /// The link with a hash.
    func reportLink(hash: Data) throws(StorageError) -> ReportLinkRecord?
    /// An analysis' links, newest first (by creation, descending, then id, ascending).
    func reportLinks(of analysis: String) throws(StorageError) -> [ReportLinkRecord]
    /// A page of all links, newest first (by creation, then id, both descending), after the cursor; at most `limit`.
    func reportLinks(after: HistoryCursor?, limit: Int) throws(StorageError) -> [ReportLinkRecord]
    /// Adds a link to an analysis that is there. Throws `duplicate` when the id or the hash is taken.
    func insert(_ link: ReportLinkRecord) throws(StorageError)
    /// Deletes a link; an absent one is fine.
    func deleteReportLink(id: String) throws(StorageError)
}

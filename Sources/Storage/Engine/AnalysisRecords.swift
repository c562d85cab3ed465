public import Foundation

/// Analyses and their parts in a transaction: separate evidence, a small medium, a small picture.
public protocol AnalysisRecords {
    /// The analysis with an id.
    func analysis(id: String) throws(StorageError) -> StoredAnalysis?
    /// A page of those of an owner's analyses that a filter means, newest first (by creation, then id, both descending),
    /// after the cursor; at most `limit`. `HistoryFilter.matches` says what a filter means.
    func analyses(
        of owner: String, matching: HistoryFilter, after: HistoryCursor?, limit: Int
    ) throws(StorageError) -> [StoredAnalysis]
    /// The same page, of each analysis what a list shows; reports are not read.
    func summaries(
        of owner: String, matching: HistoryFilter, after: HistoryCursor?, limit: Int
    ) throws(StorageError) -> [AnalysisSummary]
    /// Marks of those of some analyses that are there, by their ids.
    func marks(of ids: Set<String>) throws(StorageError) -> [String: AnalysisMark]
    /// Adds an analysis. Throws `duplicate` when the id is taken.
    func insert(_ analysis: StoredAnalysis) throws(StorageError)
    /// Stores another state of an analysis that is there as `old`.
    func update(_ analysis: StoredAnalysis, from old: StoredAnalysis) throws(StorageError)
    /// Deletes an analysis that is there with its parts.
    func deleteAnalysis(id: String) throws(StorageError)

    /// Id of the newest (by creation, then id) of an owner's analyses of a medium that is kept and has not failed.
    func newestKept(of objectKey: String, owner: String) throws(StorageError) -> String?
    /// An owner's kept analyses, in no order.
    func keptAnalyses(of owner: String) throws(StorageError) -> [KeptAnalysis]
    /// At most `limit` ended ephemeral analyses that have their medium, in no order.
    func endedEphemerals(limit: Int) throws(StorageError) -> [StoredAnalysis]
    /// At most `limit` ended analyses whose `retention.until` is at a time or before, in no order.
    func expiredAnalyses(at: Date, limit: Int) throws(StorageError) -> [StoredAnalysis]
    /// The blobs that an owner's analyses refer to, and how many of them refer to each.
    func blobReferences(of owner: String) throws(StorageError) -> [String: Int]

    /// JSON of the separate evidence of an analysis, in the order it was appended in.
    func evidence(of analysis: String) throws(StorageError) -> [String]
    /// Appends JSON of evidence to an analysis that is there.
    func append(evidence: String, to analysis: String) throws(StorageError)
    /// Deletes the separate evidence of an analysis.
    func deleteEvidence(of analysis: String) throws(StorageError)

    /// The medium stored beside an analysis.
    func medium(of analysis: String) throws(StorageError) -> Data?
    /// Stores the medium of an analysis that was added a moment ago; 1 to 65,536 bytes.
    func insert(medium: Data, of analysis: String) throws(StorageError)
    /// Deletes the medium stored beside an analysis.
    func deleteMedium(of analysis: String) throws(StorageError)

    /// The small picture of an analysis, a JPEG file.
    func thumbnail(of analysis: String) throws(StorageError) -> Data?
    /// Stores the small picture of an analysis in place of the one before.
    func put(thumbnail: Data, of analysis: String) throws(StorageError)
    /// Deletes the small picture of an analysis.
    func deleteThumbnail(of analysis: String) throws(StorageError)

    /// How many analyses wait by kind, when the oldest of them was accepted, and what all owners use together.
    func statistics() throws(StorageError) -> StoreStatistics
}

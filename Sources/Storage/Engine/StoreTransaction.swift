/// One transaction, as plain synchronous reads and writes of records.
///
/// A method knows no rule but those of its records: ids are unique, what names an owner belongs to an account, a state and
/// what it requires go together. Times keep their microseconds. An error ends the transaction: a body passes it on.
/// A transaction is used inside the body that was given it, and nowhere else.
public protocol StoreTransaction:
    AccountRecords, AnalysisRecords, QueueRecords, LedgerRecords, UploadRecords, WebhookRecords, BlobRecords,
    ReportLinkRecords, CaseRecords
{
    /// What it changes that somebody may wait for; new with each transaction.
    var news: TransactionNews { get }
}

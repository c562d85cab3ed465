public import Foundation

/// What an owner works on: a title, a note and tags for several analyses.
public struct CaseRecord: Codable, Sendable, Equatable {
    /// Opaque id.
    public var id: String
    /// The account.
    public var ownerID: String
    /// What it is called.
    public var title: String
    /// What its owner knows and concludes.
    public var note: String
    /// Words it is found by, in the owner's order.
    public var tags: [String]
    /// Ids of its analyses, in the owner's order; some may have been deleted since.
    public var analyses: [String]
    /// Counts its changes, from 1: whoever changes it names the one they saw.
    public var revision: Int
    /// Creation time.
    public var created: Date
    /// Time of the last change.
    public var changed: Date

    /// A case.
    public init(
        id: String, ownerID: String, title: String, note: String, tags: [String], analyses: [String], revision: Int = 1,
        created: Date, changed: Date
    ) {
        self.id = id
        self.ownerID = ownerID
        self.title = title
        self.note = note
        self.tags = tags
        self.analyses = analyses
        self.revision = revision
        self.created = created
        self.changed = changed
    }
}

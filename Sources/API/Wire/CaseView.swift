public import Foundation

/// A case: what somebody works on, with the analyses it is about.
public struct CaseView: Codable, Sendable, Equatable {
    /// Opaque id.
    public var id: String
    /// What it is called.
    public var title: String
    /// What its owner knows and concludes.
    public var note: String
    /// Words it is found by.
    public var tags: [String]
    /// Ids of its analyses; those that were deleted since stay named.
    public var analyses: [String]
    /// Counts its changes, from 1.
    public var revision: Int
    /// Creation time.
    public var created: Date
    /// Time of the last change.
    public var changed: Date

    /// A case.
    public init(
        id: String, title: String, note: String, tags: [String], analyses: [String], revision: Int, created: Date,
        changed: Date
    ) {
        self.id = id
        self.title = title
        self.note = note
        self.tags = tags
        self.analyses = analyses
        self.revision = revision
        self.created = created
        self.changed = changed
    }
}

/// A case as a line of a list.
public struct CaseSummaryView: Codable, Sendable, Equatable {
    /// Opaque id.
    public var id: String
    /// What it is called.
    public var title: String
    /// Words it is found by.
    public var tags: [String]
    /// How many analyses it has.
    public var analyses: Int
    /// Creation time.
    public var created: Date
    /// Time of the last change.
    public var changed: Date

    /// A line.
    public init(id: String, title: String, tags: [String], analyses: Int, created: Date, changed: Date) {
        self.id = id
        self.title = title
        self.tags = tags
        self.analyses = analyses
        self.created = created
        self.changed = changed
    }
}

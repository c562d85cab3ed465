public import Foundation

/// The end of a page of the history: stable whatever is inserted meanwhile.
public struct HistoryCursor: Codable, Sendable, Equatable {
    /// Creation time of the last item.
    public var created: Date
    /// Id of the last item.
    public var id: String

    /// A place in the history.
    public init(created: Date, id: String) {
        self.created = created
        self.id = id
    }

    private enum CodingKeys: String, CodingKey { case created, id }

    /// Reads a cursor that `encode(to:)` wrote.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        created = Date(microseconds: try container.decode(Int64.self, forKey: .created))
        id = try container.decode(String.self, forKey: .id)
    }

    /// Writes the time as integer microseconds, whatever the encoder does with dates: a rounded time would repeat or
    /// skip items.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(created.microseconds, forKey: .created)
        try container.encode(id, forKey: .id)
    }
}

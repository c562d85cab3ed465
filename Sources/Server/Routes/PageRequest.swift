import API
import Hummingbird
import Storage

/// Which page of a list a request asks for.
struct PageRequest: Sendable {
    /// Allowed sizes.
    private static let range = 1...100
    /// Size when none is asked for.
    private static let standard = 20

    /// Most items on it.
    let limit: Int
    /// The place it begins after; nil for the first page.
    let cursor: HistoryCursor?

    /// The page that a query means.
    ///
    /// - Throws: `Refusal` with `invalid_request`.
    init(_ request: Request) throws(Refusal) {
        limit = try Self.limit(request.uri.queryParameters["limit"].map(String.init))
        cursor = try CursorCoding.decode(request.uri.queryParameters["cursor"].map(String.init))
    }

    /// Number of records to fetch: one more tells whether there is a next page.
    var lookingFor: Int { limit + 1 }

    /// The page out of what was found.
    ///
    /// - Parameters:
    ///   - found: At most as many as were looked for.
    ///   - place: Where a record is in the list.
    ///   - item: What is shown of it.
    func page<Record, Item: Codable & Sendable & Equatable>(
        of found: [Record], at place: (Record) -> HistoryCursor, _ item: (Record) async throws -> Item
    ) async throws -> Page<Item> {
        let (shown, next) = try cut(found, at: place)
        var items: [Item] = []
        for record in shown { items.append(try await item(record)) }
        return Page(items: items, nextCursor: next)
    }

    /// The records of the page out of what was found, and the cursor of the next one.
    func cut<Record>(
        _ found: [Record], at place: (Record) -> HistoryCursor
    ) throws -> (shown: ArraySlice<Record>, next: String?) {
        let last = found.count > limit ? found[limit - 1] : nil
        return (found.prefix(limit), try last.map { try CursorCoding.encode(place($0)) })
    }

    private static func limit(_ text: String?) throws(Refusal) -> Int {
        guard let text else { return standard }
        guard let value = Int(digits: text), range.contains(value) else {
            throw Refusal(.invalidRequest, "'limit' must be between \(range.lowerBound) and \(range.upperBound).")
        }
        return value
    }
}

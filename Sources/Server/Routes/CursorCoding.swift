import API
import Foundation
import Signing
import Storage

/// Writes places in the history as opaque text.
enum CursorCoding {
    /// A place as text.
    static func encode(_ cursor: HistoryCursor) throws -> String {
        let encoder = JSONEncoder()
        // The same place has the same cursor.
        encoder.outputFormatting = .sortedKeys
        return Base64URL.encode(try encoder.encode(cursor))
    }

    /// A place from text; nil stays nil.
    ///
    /// - Throws: `Refusal` with `invalid_request` when the text is not one of ours.
    static func decode(_ text: String?) throws(Refusal) -> HistoryCursor? {
        guard let text else { return nil }
        guard let json = Base64URL.decode(text),
            let cursor = try? JSONDecoder().decode(HistoryCursor.self, from: json)
        else { throw Refusal(.invalidRequest, "'cursor' is not one that a page came with.") }
        return cursor
    }
}

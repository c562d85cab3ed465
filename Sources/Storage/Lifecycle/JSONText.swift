package import DetectionCore
import Foundation

/// Documents as JSON text, in the one way that reports are written.
package enum JSONText {
    /// The text of a value.
    package static func encode(_ value: some Encodable) throws(StorageError) -> String {
        do {
            return String(decoding: try ReportCoding.encoder().encode(value), as: UTF8.self)
        } catch {
            throw .failed("A value cannot be written as JSON: \(type(of: value)).")
        }
    }

    /// The value of a text.
    package static func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws(StorageError) -> Value {
        guard let value = readable(type, text) else {
            throw .failed("The database holds what cannot be read: \(type).")
        }
        return value
    }

    /// The text as this version writes it; nil when it cannot read it.
    ///
    /// A text of this version's form is no longer looked into.
    package static func current<Value: FormedJSON>(_ type: Value.Type, _ text: String) throws(StorageError) -> String? {
        if Value.form.matches(text) { return text }
        guard let value = readable(type, text) else { return nil }
        return try encode(value)
    }

    /// A value, or nil when this version of the program cannot read it.
    package static func readable<Value: Decodable>(_ type: Value.Type, _ text: String) -> Value? {
        try? ReportCoding.decoder().decode(type, from: Data(text.utf8))
    }
}

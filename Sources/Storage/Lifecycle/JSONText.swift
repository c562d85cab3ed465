import DetectionCore
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

    /// A value, or nil when this version of the program cannot read it.
    package static func readable<Value: Decodable>(_ type: Value.Type, _ text: String) -> Value? {
        try? ReportCoding.decoder().decode(type, from: Data(text.utf8))
    }
}

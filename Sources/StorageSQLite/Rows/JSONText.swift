import DetectionCore
import Foundation

/// Values in JSON columns, in the one way that reports are written.
enum JSONText {
    static func encode(_ value: some Encodable) throws -> String {
        String(decoding: try ReportCoding.encoder().encode(value), as: UTF8.self)
    }

    static func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try ReportCoding.decoder().decode(type, from: Data(text.utf8))
    }

    /// A value, or nil when this version of the program cannot read it.
    static func readable<Value: Decodable>(_ type: Value.Type, _ text: String) -> Value? {
        try? decode(type, text)
    }
}

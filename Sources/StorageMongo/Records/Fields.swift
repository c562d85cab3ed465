import Foundation
import Storage

/// Reads a stored document, which anybody may have edited by hand: what is missing or of another type is named.
struct Fields {
    let collection: Collection
    let document: BSONDocument

    func text(_ key: String) throws(StorageError) -> String {
        guard let value = document[key]?.string else { throw unreadable(key) }
        return value
    }

    func integer(_ key: String) throws(StorageError) -> Int64 {
        guard let value = document[key]?.integer else { throw unreadable(key) }
        return value
    }

    func count(_ key: String) throws(StorageError) -> Int {
        guard let value = Int(exactly: try integer(key)) else { throw unreadable(key) }
        return value
    }

    func bool(_ key: String) throws(StorageError) -> Bool {
        guard let value = document[key]?.bool else { throw unreadable(key) }
        return value
    }

    func data(_ key: String) throws(StorageError) -> Data {
        guard let value = document[key]?.bytes else { throw unreadable(key) }
        return Data(value)
    }

    func texts(_ key: String) throws(StorageError) -> [String] {
        guard let values = document[key]?.array else { throw unreadable(key) }
        return try values.map { value throws(StorageError) in
            guard let text = value.string else { throw unreadable(key) }
            return text
        }
    }

    func time(_ key: String) throws(StorageError) -> Date { Date(microseconds: try integer(key)) }

    func value<Value: RawRepresentable<String>>(
        _ key: String, as type: Value.Type = Value.self
    ) throws(StorageError) -> Value {
        guard let value = Value(rawValue: try text(key)) else { throw unreadable(key) }
        return value
    }

    /// What a member is, or nil when it is absent or null.
    func optional<Value>(
        _ key: String, _ read: (String) throws(StorageError) -> Value
    ) throws(StorageError) -> Value? {
        switch document[key] {
        case nil, .null: nil
        default: try read(key)
        }
    }

    func unreadable(_ key: String) -> StorageError {
        .failed("The database holds what cannot be read: \(key) of \(collection.rawValue).")
    }
}

extension BSONValue {
    init(_ time: Date) { self = .int64(time.microseconds) }
    init(_ time: Date?) { self = time.map { .int64($0.microseconds) } ?? .null }
    init(_ data: Data) { self = .binary([UInt8](data)) }
    init(_ number: Int?) { self = number.map { .int64(Int64($0)) } ?? .null }
    init(_ number: Double?) { self = number.map(BSONValue.double) ?? .null }
}

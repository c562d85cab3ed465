import Foundation
import Storage

@testable import Server

/// What one account owns, by the address of the collection; or ids that nothing has.
struct Belongings {
    /// An id by the path of its collection, such as `/v1/keys`.
    var ids: [String: String] = [:]
    /// A second analysis.
    var secondAnalysis = Identifier.random()

    /// An operation's address with the ids of these things in it.
    func address(_ operation: SpecOperation) -> String {
        var address = ""
        for part in operation.path.split(separator: "/") {
            address += part.hasPrefix("{") ? "/\(id(of: address))" : "/\(part)"
        }
        return address.isEmpty ? "/" : address
    }

    /// An operation's body with the ids of these things in it.
    func body(_ operation: SpecOperation) throws -> Data? {
        guard let example = operation.example else { return operation.mediaType == nil ? nil : Data("bytes".utf8) }
        return try JSONSerialization.data(withJSONObject: replaced(example, name: nil))
    }

    private func replaced(_ value: Any, name: String?) -> Any {
        switch value {
        case let text as String where SpecOperation.isID(text):
            switch name {
            case "upload": return id(of: "/v1/uploads")
            case "then_keep": return secondAnalysis
            default: return id(of: "/v1/analyses")
            }
        case let list as [Any]: return list.map { replaced($0, name: name) }
        case let object as [String: Any]:
            return Dictionary(uniqueKeysWithValues: object.map { ($0.key, replaced($0.value, name: $0.key)) })
        default: return value
        }
    }

    private func id(of collection: String) -> String { ids[collection] ?? String(repeating: "0", count: 32) }
}

import Foundation
import Testing

/// Reads the expected values that `training/image/fixtures.py` wrote.
enum Fixture {
    struct View: Decodable, Sendable, CustomTestStringConvertible {
        var width: Int
        var height: Int
        var shortSide: Int
        var side: Int
        var filter: String
        var pixels: String

        var testDescription: String { "\(width)×\(height) to \(shortSide), \(filter)" }
    }

    struct Score: Decodable, Sendable {
        var width: Int
        var height: Int
        var isPage: Bool
        /// Of the probe that says how synthetic it looks.
        var score: Double
        /// Of the probe that recognises pages.
        var picture: Double
    }

    static func read<Value: Decodable>(_ name: String) throws -> [Value] { try value(name) }

    static func value<Value: Decodable>(_ name: String) throws -> Value {
        let url = Bundle.module.resourceURL?.appending(path: "Fixtures/Image/\(name).json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Value.self, from: try Data(contentsOf: url ?? URL(filePath: name)))
    }
}

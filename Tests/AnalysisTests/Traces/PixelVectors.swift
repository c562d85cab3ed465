import DetectionCore
import Foundation
import MediaDecoding
import TestSupport

/// What `training/mark/fixtures.py` expects of the pictures in `TestSupport/Pixels`.
struct PixelVectors: Decodable {
    struct Mark: Decodable {
        /// The mark that is in it.
        var truth: String?
        /// How it is found: `own`, `rescaled` or `cropped`.
        var way: String
        /// R of every mark at the picture's own size.
        var r: [String: Double]
    }

    struct Signed: Decodable {
        /// The key that trusts them.
        var key: String
        /// The state of each file's signature.
        var files: [String: String]
    }

    var marks: [String: Mark]
    /// What the hidden text of each file says; nil without one.
    var hidden: [String: String?]
    var signed: Signed

    static func read() throws -> PixelVectors {
        try JSONDecoder().decode(Self.self, from: Data(Fixture.bytes("../Pixels/expected.json")))
    }

    static func file(_ name: String) throws -> MediaFile { try Fixture.file("../Pixels/\(name)") }

    static func format(_ name: String) -> MediaFormat {
        name.hasSuffix(".jpg") ? .jpeg : name.hasSuffix(".webp") ? .webp : .png
    }
}

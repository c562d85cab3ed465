import Foundation
public import MediaDecoding

/// The small media the tests share, made by `training/fixtures/make_media.py`.
public enum Fixture {
    /// Where they lie.
    public static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures").path

    /// Path of one of them.
    public static func path(_ name: String) -> String {
        folder + "/" + name
    }

    /// Path of a signed medium, or of a trust list for such media.
    public static func signedPath(_ name: String) -> String {
        path("../Signed/" + name)
    }

    /// One of them, open.
    public static func file(_ name: String) throws -> MediaFile {
        try MediaFile(path: path(name))
    }

    /// Bytes of one of them.
    public static func bytes(_ name: String) throws -> [UInt8] {
        let file = try file(name)
        return try file.read(at: 0, count: file.count)
    }
}

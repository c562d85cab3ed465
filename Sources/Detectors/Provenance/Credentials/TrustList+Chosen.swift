public import DetectionCore
import Foundation
import Inference

extension TrustList {
    /// The name under which the public lists of C2PA are asked for.
    public static let publicName = "public"
    /// The file in a data folder into which lists are imported.
    public static let fileName = "trust-list.pem"

    /// The list that was chosen: `public`, the path of a file, or, without either, the one imported into a data folder.
    ///
    /// - Returns: nil where nothing was chosen and nothing imported.
    /// - Throws: `MediaError` with `invalidRequest` when the list is not there or cannot be read.
    public static func chosen(_ name: String, dataFolder: String) throws(MediaError) -> TrustList? {
        guard let place = try place(of: name, dataFolder: dataFolder) else { return nil }
        return try TrustList(path: place)
    }

    /// Where the list that was chosen is, as `chosen` says; nil where nothing was chosen and nothing imported.
    ///
    /// - Throws: `MediaError` with `invalidRequest` when the public lists are asked for and not installed.
    public static func place(of name: String, dataFolder: String) throws(MediaError) -> String? {
        if name.isEmpty {
            let imported = "\(dataFolder)/\(fileName)"
            return FileManager.default.fileExists(atPath: imported) ? imported : nil
        }
        guard name == publicName else { return name }
        guard let copy = publicCopy else {
            throw MediaError(
                .invalidRequest, "The public trust list is not installed: run ./setup, or name a PEM file of your own.")
        }
        return copy.path
    }

    /// Where the copy of the public lists is that `./setup` fetches, and the day they were fetched, such as `2026-07-10`,
    /// where it says so; nil when it is not installed.
    public static var publicCopy: (path: String, day: String?)? {
        let places = ModelRepository.standardFolders().map { folder in
            URL(fileURLWithPath: folder).deletingLastPathComponent().path + "/trust"
        }
        guard let place = places.first(where: { FileManager.default.fileExists(atPath: "\($0)/public.pem") }) else {
            return nil
        }
        let about = (try? String(contentsOfFile: "\(place)/README.md", encoding: .utf8)) ?? ""
        return ("\(place)/public.pem", about.firstMatch(of: /Fetched \*\*(\d{4}-\d{2}-\d{2})/).map { String($0.1) })
    }
}

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
        if name.isEmpty {
            let imported = "\(dataFolder)/\(fileName)"
            return FileManager.default.fileExists(atPath: imported) ? try TrustList(path: imported) : nil
        }
        guard name == publicName else { return try TrustList(path: name) }
        let places = ModelRepository.standardFolders().map { folder in
            URL(fileURLWithPath: folder).deletingLastPathComponent().path + "/trust/public.pem"
        }
        guard let place = places.first(where: FileManager.default.fileExists) else {
            throw MediaError(
                .invalidRequest, "The public trust list is not installed: run ./setup, or name a PEM file of your own.")
        }
        return try TrustList(path: place)
    }
}

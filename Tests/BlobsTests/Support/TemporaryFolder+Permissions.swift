import Foundation
import TestSupport

extension TemporaryFolder {
    /// The permission bits of a file in the folder.
    func permissions(_ name: String) throws -> Int? {
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
        return (attributes[.posixPermissions] as? NSNumber)?.intValue
    }
}

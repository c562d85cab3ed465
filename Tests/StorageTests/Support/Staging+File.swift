import Foundation
import Storage

extension Staging {
    /// A staged file with some text.
    func file(_ text: String) throws -> StagedFile {
        let file = begin()
        try Data(text.utf8).write(to: URL(fileURLWithPath: file.path))
        return file
    }
}

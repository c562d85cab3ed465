import Foundation
import Storage

extension Staging {
    /// A staged file with some text.
    func file(_ text: String) throws -> StagedFile { try file(Data(text.utf8)) }

    /// A staged file with some bytes.
    func file(_ bytes: Data) throws -> StagedFile {
        let file = begin()
        try bytes.write(to: URL(fileURLWithPath: file.path))
        return file
    }
}

import EmbeddedFiles
import Foundation
import Testing

@testable import Server
@testable import WebPage

@Suite("Files that the program carries", .timeLimit(.minutes(20)))
struct EmbeddedFileTests {
    private static let repository = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL

    @Test(
        "Each file of a folder is in the program as it is on disk, and nothing else is",
        arguments: [("Sources/WebPage/Assets", "WebPage/Assets"), ("samples", "samples")])
    func whole(folder: String, name: String) throws {
        let root = Self.repository.appending(path: folder)
        let found = try #require(FileManager.default.enumerator(atPath: root.path)).compactMap { $0 as? String }
            .filter { $0.contains(".") && !$0.hasSuffix(".d.ts") }
        let embedded = EmbeddedFile.all(in: name)
        #expect(embedded.map(\.path).sorted() == found.sorted(), "embedded_files.c lists them")
        for file in embedded {
            #expect(try Array(Data(contentsOf: root.appending(path: file.path))) == file.bytes, "\(file.path)")
            #expect(Asset.MediaType(fileName: file.path) != nil, "\(file.path)")
        }
    }
}

import DetectionCore
import Foundation
import Presentation

/// A page that is written while a scan runs: results go to a draft as they come, the page around them at the end.
final class HTMLFile: ResultFile {
    private static let chunk = 1 << 20

    private let page: OutputFile
    private let results: FileHandle
    /// What the foot says about the settings.
    private let settings: String

    /// Starts the page.
    init(path: String, settings: String) throws {
        self.settings = settings
        page = try OutputFile(path: path)
        let draft = FileManager.default.temporaryDirectory.appending(path: "touchstone-\(UUID().uuidString).html")
        try Data().write(to: draft)
        results = try FileHandle(forUpdating: draft)
        // The open file lives on without a name, so nothing is left behind however the program ends.
        try FileManager.default.removeItem(at: draft)
    }

    func add(_ result: ScanResult) throws {
        let article =
            switch result.outcome {
            case .success(let report):
                HTMLResult(name: result.path.text, report, thumbnail: result.thumbnail, frames: result.frames).html
            case .failure(let error): HTMLPage.failure(name: result.path.text, line: error.message)
            }
        try results.write(contentsOf: Data(article.utf8))
    }

    func finish(_ tally: ScanTally) throws {
        try page.write(HTMLPage.head(title: tally.files, summary: "\(tally.summary)."))
        try results.seek(toOffset: 0)
        while let part = try results.read(upToCount: Self.chunk), !part.isEmpty { try page.write(part) }
        try page.write(HTMLPage.foot(settings: settings))
        try page.finish()
    }
}

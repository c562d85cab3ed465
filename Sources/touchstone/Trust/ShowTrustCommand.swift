import ArgumentParser
import DetectionCore
import Detectors
import Foundation

/// `touchstone trust show`: what a list holds.
struct ShowTrustCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show whom a trust list names.")

    @Argument(help: "A list in PEM, or public (default: the one that was imported).", completion: .file())
    var list: String?

    @OptionGroup var folder: DataFolderOption

    func run() throws {
        let path = try folder.complaining { try $0.path }
        let chosen: TrustList?
        do throws(MediaError) {
            chosen = try TrustList.chosen(list ?? "", dataFolder: path)
        } catch {
            StandardError.line("touchstone: \(error.message)")
            throw ExitStatus.usage
        }
        guard let chosen else {
            StandardError.line(
                "No list was imported: nobody\u{2019}s signature is proof. See touchstone trust import --help.")
            return
        }
        for line in TrustLines.lines(chosen) { try StandardOutput.line(line) }
    }
}

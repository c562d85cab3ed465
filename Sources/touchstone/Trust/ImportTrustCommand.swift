import ArgumentParser
import DetectionCore
import Detectors
import Foundation
import Server

/// `touchstone trust import`: puts lists together and installs them in the data folder.
struct ImportTrustCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Install lists of certificates (PEM) in place of those imported before.")

    @Argument(help: "Lists of certificates in PEM: signers, time stamping authorities.", completion: .file())
    var files: [String]

    @OptionGroup var folder: DataFolderOption

    func validate() throws {
        guard !files.isEmpty else { throw ValidationError("Name at least one list.") }
    }

    func run() throws {
        let path = try folder.complaining { try $0.path }
        let place = "\(path)/\(TrustList.fileName)"
        let list: TrustList
        do throws(MediaError) {
            let text = try TrustList.joining(files)
            try Self.install(text, at: place, in: path)
            list = try TrustList(path: place)
        } catch {
            StandardError.line("touchstone: \(error.message)")
            throw ExitStatus.usage
        }
        for line in TrustLines.lines(list) { try StandardOutput.line(line) }
        StandardError.line("Installed as \(place). A server that works on this folder takes it in within seconds.")
    }

    /// Writes a list beside its place and moves it there, so that a reader sees the old one or the new one.
    private static func install(_ text: String, at place: String, in folder: String) throws(MediaError) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try Data(text.utf8).write(to: URL(fileURLWithPath: place), options: .atomic)
        } catch {
            throw MediaError(.unreadable, "\(place) cannot be written. Name another folder with --data.")
        }
    }
}

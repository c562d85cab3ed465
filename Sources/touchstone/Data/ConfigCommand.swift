import ArgumentParser
import DetectionCore
import Foundation
import Presentation
import Server
import Signing

/// `touchstone config`: the settings that `serve` would use.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Print the settings that 'serve' would use with this environment.",
        discussion: """
            A setting has one name for every source: 'max.upload.bytes' is TOUCHSTONE_MAX_UPLOAD_BYTES in the environment. \
            Keys and passwords are no settings; a value marked as secret is not printed.
            """)

    @Flag(help: "One JSON object: names and values.")
    var json = false

    func run() throws {
        do {
            let settings = try ServerConfiguration.settings(
                flags: [:], environment: ProcessInfo.processInfo.environment)
            for setting in settings where setting.isIgnored {
                StandardError.line("\(setting.name): the value given is of the wrong type, the default is used.")
            }
            if json {
                let values = Dictionary(uniqueKeysWithValues: settings.map { ($0.name, $0.value) })
                try StandardOutput.line(String(decoding: ReportCoding.encoder().encode(values), as: UTF8.self))
            } else {
                for setting in settings { try StandardOutput.line(Self.line(setting)) }
            }
            if settings.contains(where: \.isIgnored) { throw ExitStatus.incomplete }
        } catch let error as ConfigurationError {
            StandardError.line("touchstone: \(error)")
            throw ExitStatus.usage
        }
    }

    /// `port = 8080  (default)`.
    static func line(_ setting: Setting) -> String {
        let value =
            switch setting.value {
            case .string(let text): "\"\(text.printable)\""
            case .int(let number): String(number)
            case .bool(let isOn): String(isOn)
            case .hidden: "(hidden)"
            }
        return "\(setting.name) = \(value)" + (setting.isDefault ? "  (default)" : "")
    }
}

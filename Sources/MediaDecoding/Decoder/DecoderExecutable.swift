import Foundation

/// Where the decoder program lies.
enum DecoderExecutable {
    static let name = "touchstone-decoder"

    /// Beside the running program or test bundle, or in `../libexec/touchstone` of an installation.
    static func standardPath() -> String {
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let folder = URL(fileURLWithPath: program).deletingLastPathComponent()
        let beside = folder.appendingPathComponent(name).path
        let installed = folder.appendingPathComponent("../libexec/touchstone/\(name)").standardizedFileURL.path
        return FileManager.default.isExecutableFile(atPath: beside) ? beside : installed
    }
}

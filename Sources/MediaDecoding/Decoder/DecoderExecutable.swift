import Foundation

/// Where a decoder program lies.
enum DecoderExecutable {
    /// Beside the running program or test bundle, or in `../libexec/touchstone` of an installation.
    static func path(of name: String) -> String {
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let folder = URL(fileURLWithPath: program).deletingLastPathComponent()
        let beside = folder.appendingPathComponent(name).path
        let installed = folder.appendingPathComponent("../libexec/touchstone/\(name)").standardizedFileURL.path
        return FileManager.default.isExecutableFile(atPath: beside) ? beside : installed
    }
}

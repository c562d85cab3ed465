import Foundation
import Presentation

/// Reads xz-compressed manifests through the `xz` program; data sets come so compressed, media never do.
enum XZ {
    /// The content of a compressed file.
    static func decompressed(path: String) throws -> Data {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["xz", "-dc", "--", path]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw LabelledManifest.Malformed(
                description: "The manifest \(path.printable) cannot be decompressed: check it with xz -t.")
        }
        return data
    }
}

import DecoderWire
import Foundation
import Testing

@testable import MediaDecoding

@Suite("What decoder programs load", .timeLimit(.minutes(20)))
struct DecoderLibrariesTests {
    @Test(
        "A decoder loads the libraries of its duty and no others",
        arguments: [
            (DecoderDuty.pictures, ["libvips"], ["libavcodec", "libMagickCore", "libpoppler", "libheif", "libpdfium"]),
            (.heif, ["libvips", "libheif"], ["libavcodec", "libpdfium"]),
            (.tracks, ["libavcodec"], ["libvips", "libpdfium"]),
            (.documents, ["libpdfium"], ["libvips", "libavcodec", "libc2pa_c"]),
            (.manifests(trustList: nil), ["libc2pa_c"], ["libvips", "libavcodec", "libpdfium"]),
        ])
    func libraries(duty: DecoderDuty, wanted: [String], unwanted: [String]) throws {
        let loaded = try loaded(by: duty)
        for library in wanted { #expect(loaded.contains(library), "it loads \(library)") }
        for library in unwanted { #expect(!loaded.contains(library), "it does not load \(library)") }
    }

    /// What the dynamic linker tells of a decoder that starts and finds nobody to serve.
    private func loaded(by duty: DecoderDuty) throws -> String {
        let output = Pipe()
        let process = Process()
        process.executableURL = URL(filePath: DecoderExecutable.path(of: duty.program))
        process.arguments = duty.arguments
        process.environment = ["LD_DEBUG": "files", "LC_ALL": "C.UTF-8"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = output
        try process.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: text, as: UTF8.self)
    }
}

// The floor: nothing but decoding and inference, in one process, on tensors made beforehand.
//
//     Floor CLIP_XML SMOLLM2_XML
//
// Reads requests from standard input, one a line, and answers `ok` or `failed` to each:
//
//     image PATH      decode the whole JPEG to RGB, run the image tower once
//     text COUNT      run the language model once on COUNT tokens

import CVipsShim
import Foundation

guard CommandLine.arguments.count == 3, vs_start("Floor", 70) == 0,
    let image = try? Network(CommandLine.arguments[1], inputs: [.floats([1, 3, 224, 224])]),
    let language = try? Network(CommandLine.arguments[2], inputs: [.integers([1, 200]), .floats([1, 200])])
else {
    FileHandle.standardError.write(Data("usage: Floor CLIP_XML SMOLLM2_XML (run ./setup first)\n".utf8))
    exit(2)
}
while let line = readLine() {
    let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
    let isDone =
        switch (parts.first, parts.last) {
        case ("image", let path?): decode(path) && image.run()
        case ("text", let count?): Int(count) == 200 && language.run()
        default: false
        }
    FileHandle.standardOutput.write(Data((isDone ? "ok\n" : "failed\n").utf8))
}

/// Decodes a JPEG completely to 8-bit RGB.
func decode(_ path: String) -> Bool {
    guard let data = FileManager.default.contents(atPath: path) else { return false }
    return data.withUnsafeBytes { bytes in
        guard let picture = vs_open(bytes.baseAddress, bytes.count, VS_JPEG) else { return false }
        defer { vs_close(picture) }
        guard vs_prepare(picture, 0) == 0 else { return false }
        let length = Int(vs_width(picture)) * Int(vs_height(picture)) * 3
        let pixels = UnsafeMutablePointer<UInt8>.allocate(capacity: length)
        defer { pixels.deallocate() }
        return vs_render(picture, pixels, length) == 0
    }
}

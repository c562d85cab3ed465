import Foundation
import TestSupport

/// A small folder as Hugging Face lays it out, made by hand.
struct CheckpointFolder {
    static let labels = #"{"0": "Real", "1": "Fake"}"#

    let folder: TemporaryFolder
    var path: String { folder.path }

    /// A whole one; a file that is nil is left out, and further ones replace or join those.
    init(_ files: [String: String?] = [:]) throws {
        folder = try TemporaryFolder()
        var all: [String: String?] = [
            "config.json": Self.configuration(),
            "preprocessor_config.json": #"{"image_processor_type": "ViTImageProcessor"}"#,
            "README.md": "---\nlicense: apache-2.0\n---\n# A detector\n",
        ]
        try folder.write(Self.safetensors(numbers: 4), to: "model.safetensors")
        all.merge(files) { $1 }
        for (name, text) in all {
            if let text { try folder.write(Array(text.utf8), to: name) }
        }
        for name in files.keys where files[name] == .some(nil) {
            try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
        }
    }

    static func configuration(
        architecture: String = "ViTForImageClassification", family: String = "vit", labels: String = labels,
        more: String = ""
    ) -> String {
        #"{"architectures": ["\#(architecture)"], "model_type": "\#(family)", "id2label": \#(labels)\#(more)}"#
    }

    /// A file of one tensor of floats, without its last `cut` bytes.
    static func safetensors(numbers: Int, cut: Int = 0) -> [UInt8] {
        let head = Array(#"{"w": {"dtype": "F32", "shape": [\#(numbers)], "data_offsets": [0, \#(numbers * 4)]}}"#.utf8)
        let length = withUnsafeBytes(of: UInt64(head.count).littleEndian) { Array($0) }
        return (length + head + [UInt8](repeating: 0, count: numbers * 4)).dropLast(cut)
    }
}

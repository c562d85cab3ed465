import Foundation

@testable import Inference

/// A temporary root of model folders, removed with the object.
final class ModelBench: Sendable {
    let root: String

    init() throws {
        root = FileManager.default.temporaryDirectory.appendingPathComponent("models-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: root)
    }

    var repository: ModelRepository { ModelRepository(folders: [root]) }

    /// Writes a file of a model.
    func write(_ data: Data, _ file: String, of id: String, _ version: String = "1.0.0") throws {
        let folder = "\(root)/\(id)/\(version)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try data.write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
    }

    /// Writes a manifest whose fields are those of a valid one, changed by `edit`.
    func writeManifest(
        _ id: String, _ version: String = "1.0.0", edit: (inout [String: Any]) -> Void = { _ in }
    ) throws {
        var manifest: [String: Any] = [
            "id": id, "version": version, "modality": "image", "role": "detector", "licence": "Apache-2.0",
            "source": "the tests", "graph": try Self.graph,
        ]
        edit(&manifest)
        try write(try JSONSerialization.data(withJSONObject: manifest), "manifest.json", of: id, version)
    }

    /// Installs y = x·W + b, whose numbers are in `Fixtures/make.py`.
    func installAffine(
        _ id: String, _ version: String = "1.0.0", edit: (inout [String: Any]) -> Void = { _ in }
    ) throws {
        try writeManifest(id, version, edit: edit)
        for file in ["affine.xml", "affine.bin", "affine.onnx"] {
            try write(try Self.fixture(file), file, of: id, version)
        }
    }

    /// Installs y = x·B with 8-bit numbers, which are in `Fixtures/make.py`, too.
    func installBytes(
        _ id: String, _ version: String = "1.0.0", edit: (inout [String: Any]) -> Void = { _ in }
    ) throws {
        let graph = ["xml": try Self.reference("bytes.xml"), "bin": try Self.reference("bytes.bin")]
        try writeManifest(id, version) { manifest in
            manifest["graph"] = graph
            edit(&manifest)
        }
        for file in ["bytes.xml", "bytes.bin"] { try write(try Self.fixture(file), file, of: id, version) }
    }

    static func fixture(_ name: String) throws -> Data {
        try Data(
            contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)"))
    }

    static func reference(_ name: String) throws -> [String: String] {
        ["file": name, "sha256": FileDigest.sha256(of: try fixture(name))]
    }

    static var graph: [String: Any] {
        get throws { ["xml": try reference("affine.xml"), "bin": try reference("affine.bin")] }
    }
}

/// One row of numbers for the affine model and what it must make of them.
func affine(_ x: [Float]) -> [Float] {
    [
        x[0] + 3 * x[1] + 5 * x[2] + 7 * x[3] + 0.5,
        2 * x[0] + 4 * x[1] + 6 * x[2] + 8 * x[3] - 0.5,
    ]
}

import DetectionCore
import Foundation
public import Inference

/// The guard: what the image tower makes of camera pictures whose licence lets them train, so that a head which is taught
/// from a few files learns what must never be accused, and is measured on it.
///
/// The file is `guard/image.bin` of a model folder, made by `training/image/guard.py`: the length of its header as a
/// little-endian 32-bit number, the header as JSON, then numbers, all little-endian: means and deviations of the values
/// (float32), the built-in detector's log-likelihood ratio of each row (float32), the source of each row (uint16), and the
/// rows (int8, in steps of the header's `step` deviations).
public struct PictureGuard: Sendable {
    /// What stands before the numbers.
    struct Header: Sendable, Equatable, Codable {
        /// Names the rows.
        var id: String
        /// SHA-256 of the graph's files, in the order in which its manifest names them.
        var graph: [String]
        /// SHA-256 of each file of the built-in detector's head, with slashes between them.
        var probe: String
        /// Blocks whose class tokens are kept, counted from 1.
        var layers: [Int]
        /// Numbers of a class token.
        var width: Int
        /// Number of pictures.
        var rows: Int
        /// Deviations that one step of a row stands for.
        var step: Float
    }

    /// Largest file that is read, in bytes.
    private static let maxBytes = 16 << 20
    private static let maxRows = 1 << 14
    private static let maxValues = 1 << 16

    let header: Header
    let means: [Float]
    let deviations: [Float]
    /// The built-in detector's ratio of each picture, by a probe that had seen nothing of its source.
    let llrs: [Double]
    /// The source of each picture.
    let sources: [Int]
    /// The pictures, standardised, one after the other.
    let values: [Float]

    /// Names the rows, and the weights and the graph that they were made with.
    var stand: String { ([header.id, header.probe] + header.graph).joined(separator: "/") }

    /// Names the weights of a head and of the graph that it stands on, as `stand` ends.
    public static func models(_ head: ModelManifest, backbones: [ModelManifest]) -> String {
        let graph = backbones.first { $0.id == head.backbone }?.graph?.files ?? []
        let kernel = head.files["kernel"].map { [$0] } ?? []
        return ([head.files["probe"]?.sha256 ?? ""] + (kernel + graph).map(\.sha256)).joined(separator: "/")
    }

    /// The guard of an installation, when it was made with the models that are installed.
    ///
    /// Blocks while it reads.
    ///
    /// - Throws: `InferenceError` with `modelMissing` when there is none, `manifestInvalid` when it is no guard,
    ///   `digestMismatch` when the models are others.
    public init(folders: [String], models: ModelRepository) throws(InferenceError) {
        let paths = folders.map { "\($0)/guard/image.bin" }
        guard let path = paths.first(where: FileManager.default.fileExists(atPath:)) else {
            throw InferenceError(
                .modelMissing, "The guard of images (guard/image.bin) is missing among the models: install it again.")
        }
        let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? nil
        guard let size, size <= Self.maxBytes, let data = FileManager.default.contents(atPath: path) else {
            throw InferenceError(.manifestInvalid, "The guard of images (guard/image.bin) cannot be read.")
        }
        try self.init(Array(data))
        let manifests = models.manifests
        let head = manifests.first { $0.id == ClipImageDetector.builtIn }
        guard let head, stand.hasSuffix("/" + Self.models(head, backbones: manifests)) else {
            throw InferenceError(
                .digestMismatch,
                "The guard of images was made with other versions of '\(ClipImageDetector.builtIn)' or its graph than "
                    + "those installed: make it again with training/image/guard.py.")
        }
    }

    /// Reads a guard from its bytes.
    ///
    /// - Throws: `InferenceError` with `manifestInvalid`.
    init(_ bytes: [UInt8]) throws(InferenceError) {
        let flaw = InferenceError(
            .manifestInvalid, "The guard of images (guard/image.bin) is damaged: install it again.")
        guard bytes.count >= 4 else { throw flaw }
        let length = bytes.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= bytes.count - 4,
            let header = try? JSONDecoder().decode(Header.self, from: Data(bytes[4..<4 + length])),
            header.rows > 0, header.rows <= Self.maxRows, header.width > 0, header.width <= Self.maxValues,
            !header.layers.isEmpty, header.layers.count <= 64, header.layers.allSatisfy({ $0 > 0 }), header.step > 0
        else { throw flaw }
        let values = header.layers.count * header.width
        var reader = WeightsReader(Array(bytes[(4 + length)...]))
        do throws(WeightsError) {
            means = try reader.float32(count: values)
            deviations = try reader.float32(count: values)
            llrs = try reader.float32(count: header.rows).map(Double.init)
            sources = try reader.uint16(count: header.rows)
            self.values = try reader.int8(count: header.rows * values).map { Float($0) * header.step }
            try reader.finish()
        } catch {
            throw flaw
        }
        guard deviations.allSatisfy({ $0 > 0 }) else { throw flaw }
        self.header = header
    }

    /// The standardised values of a picture's tokens, [1, blocks, width].
    ///
    /// - Throws: `InferenceError` with `wrongShape` when a block is missing.
    func values(of tokens: Tensor) throws(InferenceError) -> [Float] {
        let width = header.width
        let floats = tokens.floats
        guard tokens.shape.count == 3, tokens.shape[2] == width, header.layers.allSatisfy({ $0 <= tokens.shape[1] })
        else {
            throw InferenceError(.wrongShape, "The image tower answered with the shape \(tokens.shape).")
        }
        let raw = header.layers.flatMap { floats[($0 - 1) * width..<$0 * width] }
        return raw.indices.map { (raw[$0] - means[$0]) / deviations[$0] }
    }
}

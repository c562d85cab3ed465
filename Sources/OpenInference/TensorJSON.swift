import Foundation
import Inference

/// The JSON of a message.
struct MessageJSON: Codable {
    struct Parameters: Codable {
        var wantsBinary: Bool?

        enum CodingKeys: String, CodingKey { case wantsBinary = "binary_data_output" }
    }

    var id: String?
    var modelName: String?
    var modelVersion: String?
    var parameters: Parameters?
    var inputs: [TensorJSON]?
    var outputs: [TensorJSON]?

    enum CodingKeys: String, CodingKey {
        case id, parameters, inputs, outputs
        case modelName = "model_name"
        case modelVersion = "model_version"
    }
}

/// The JSON of a tensor, or of the wish for one.
struct TensorJSON: Codable {
    struct Parameters: Codable {
        var binarySize: Int?
        var wantsBinary: Bool?

        enum CodingKeys: String, CodingKey {
            case binarySize = "binary_data_size"
            case wantsBinary = "binary_data"
        }
    }

    var name: String
    var shape: [Int]?
    var datatype: String?
    var parameters: Parameters?
    var data: Numbers?
}

/// The numbers of a tensor in JSON: flat, or nested as the shape says.
struct Numbers: Codable {
    private static let depthLimit = 16

    var values: [Double]

    init(_ tensor: Tensor) {
        switch tensor.values {
        case .floats(let floats): values = floats.map(Double.init)
        case .integers(let integers): values = integers.map(Double.init)
        }
    }

    init(from decoder: any Decoder) throws {
        values = []
        var container = try decoder.unkeyedContainer()
        try Self.read(&container, into: &values, depth: 0)
    }

    func encode(to encoder: any Encoder) throws { try values.encode(to: encoder) }

    private static func read(
        _ container: inout any UnkeyedDecodingContainer, into values: inout [Double], depth: Int
    ) throws {
        guard depth < depthLimit else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "The data are nested too deeply")
        }
        while !container.isAtEnd {
            if let value = try? container.decode(Double.self) {
                values.append(value)
            } else {
                var inner = try container.nestedUnkeyedContainer()
                try read(&inner, into: &values, depth: depth + 1)
            }
        }
    }

    /// The numbers as a tensor; nil when one does not fit.
    func tensor(_ shape: [Int], as datatype: TensorDescription.Datatype) -> Tensor? {
        switch datatype {
        case .float32, .float16: return Tensor(shape: shape, floats: values.map(Float.init))
        case .int64, .int32:
            let integers = values.compactMap { Int64(exactly: $0) }
            return integers.count == values.count ? Tensor(shape: shape, integers: integers) : nil
        }
    }
}

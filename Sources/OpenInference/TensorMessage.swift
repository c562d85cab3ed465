public import Inference
public import NIOCore

import Foundation
import NIOFoundationCompat

/// A request or an answer of the Open Inference Protocol v2, with its tensors.
///
/// The numbers stand in the JSON, or behind it as the binary tensor extension has them (little-endian, one tensor after the
/// other, their sizes in the JSON and the JSON's in the header field `Inference-Header-Content-Length`).
/// <https://github.com/kserve/open-inference-protocol>
public struct TensorMessage: Sendable, Equatable {
    /// The header field that says how many bytes of a body are JSON.
    public static let lengthField = "Inference-Header-Content-Length"

    /// One tensor with its name.
    public struct Named: Sendable, Equatable {
        /// Its name.
        public var name: String
        /// Its numbers as the message has them.
        public var datatype: TensorDescription.Datatype
        /// Its numbers.
        public var tensor: Tensor

        /// A named tensor.
        public init(name: String, datatype: TensorDescription.Datatype, tensor: Tensor) {
            self.name = name
            self.datatype = datatype
            self.tensor = tensor
        }
    }

    /// Names the request in its answer.
    public var id: String?
    /// The model and its version, in an answer.
    public var model: (name: String, version: String?)?
    /// The tensors.
    public var tensors: [Named]
    /// Whether the sender wants the answer's numbers behind the JSON.
    public var wantsBinary: Bool

    /// A message.
    public init(
        id: String?, model: (name: String, version: String?)? = nil, tensors: [Named], wantsBinary: Bool = false
    ) {
        self.id = id
        self.model = model
        self.tensors = tensors
        self.wantsBinary = wantsBinary
    }

    /// Compares all parts.
    public static func == (left: TensorMessage, right: TensorMessage) -> Bool {
        left.id == right.id && left.model?.name == right.model?.name && left.model?.version == right.model?.version
            && left.tensors == right.tensors && left.wantsBinary == right.wantsBinary
    }
}

/// Which of the two messages a body is.
public enum TensorMessageKind: String, Sendable {
    case request = "inputs"
    case answer = "outputs"
}

extension TensorMessage {
    /// Writes a body.
    ///
    /// - Parameters:
    ///   - kind: Whether the tensors are inputs or outputs.
    ///   - isBinary: Whether the numbers come behind the JSON.
    /// - Returns: The body, and the length of its JSON where numbers follow.
    /// - Throws: `InferenceError` for a number that JSON cannot hold.
    public func body(
        _ kind: TensorMessageKind, isBinary: Bool
    ) throws(InferenceError) -> (bytes: ByteBuffer, jsonLength: Int?) {
        var numbers = ByteBuffer()
        var listed: [TensorJSON] = []
        for named in tensors {
            var json = TensorJSON(name: named.name, shape: named.tensor.shape, datatype: named.datatype.rawValue)
            if isBinary {
                json.parameters = .init(binarySize: numbers.write(named.tensor, as: named.datatype))
            } else {
                json.data = Numbers(named.tensor)
            }
            listed.append(json)
        }
        var message = MessageJSON(id: id, modelName: model?.name, modelVersion: model?.version)
        switch kind {
        case .request:
            message.inputs = listed
            if wantsBinary { message.parameters = .init(wantsBinary: true) }
        case .answer: message.outputs = listed
        }
        guard let json = try? JSONEncoder().encode(message) else {
            throw InferenceError(.inferenceFailed, "A tensor holds numbers that JSON has no words for.")
        }
        var bytes = ByteBuffer(data: json)
        guard isBinary else { return (bytes, nil) }
        bytes.writeBuffer(&numbers)
        return (bytes, json.count)
    }

    /// Reads a body.
    ///
    /// - Parameters:
    ///   - bytes: The body.
    ///   - jsonLength: How much of it is JSON; nil where all is.
    ///   - kind: Whether the tensors are inputs or outputs.
    /// - Throws: `InferenceError` with `wrongShape` for what is no such message.
    public init(_ bytes: ByteBuffer, jsonLength: Int?, _ kind: TensorMessageKind) throws(InferenceError) {
        var rest = bytes
        let length = jsonLength ?? rest.readableBytes
        guard length >= 0, let json = rest.readData(length: length),
            let message = try? JSONDecoder().decode(MessageJSON.self, from: json),
            let listed = kind == .request ? message.inputs : message.outputs
        else { throw InferenceError(.wrongShape, "The message has no \(kind.rawValue) in JSON.") }
        tensors = []
        for item in listed { tensors.append(try Named(item, numbers: &rest)) }
        guard rest.readableBytes == 0 else {
            throw InferenceError(.wrongShape, "\(rest.readableBytes) bytes behind the tensors belong to none.")
        }
        id = message.id
        model = message.modelName.map { ($0, message.modelVersion) }
        let outputs = message.outputs ?? []
        wantsBinary =
            message.parameters?.wantsBinary == true
            || kind == .request && !outputs.isEmpty && outputs.allSatisfy { $0.parameters?.wantsBinary == true }
    }
}

extension TensorMessage.Named {
    fileprivate init(_ json: TensorJSON, numbers: inout ByteBuffer) throws(InferenceError) {
        guard let datatype = json.datatype.flatMap(TensorDescription.Datatype.init) else {
            throw InferenceError(.wrongShape, "'\(json.name)' is neither FP32, FP16, INT64 nor INT32.")
        }
        let count = (json.shape ?? [-1]).reduce((1, false)) { product, length in
            let (value, isTooLarge) = product.0.multipliedReportingOverflow(by: length)
            return (value, product.1 || isTooLarge || length < 0)
        }
        guard let shape = json.shape, !count.1 else {
            throw InferenceError(.wrongShape, "'\(json.name)' has no shape of positive lengths.")
        }
        let tensor: Tensor?
        if let size = json.parameters?.binarySize {
            guard size == count.0 * datatype.size, size >= 0 else {
                throw InferenceError(
                    .wrongShape, "'\(json.name)' has \(size) bytes, which is not what its shape needs.")
            }
            tensor = numbers.readTensor(shape, as: datatype)
        } else {
            guard let data = json.data, data.values.count == count.0 else {
                throw InferenceError(.wrongShape, "'\(json.name)' has not as many numbers as its shape says.")
            }
            tensor = data.tensor(shape, as: datatype)
        }
        guard let tensor else {
            throw InferenceError(.wrongShape, "'\(json.name)' has numbers that \(datatype.rawValue) cannot hold.")
        }
        self.init(name: json.name, datatype: datatype, tensor: tensor)
    }
}

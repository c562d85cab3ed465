import Foundation
import Inference
import NIOCore
import Testing

@testable import OpenInference

@Suite("Messages of the Open Inference Protocol", .timeLimit(.minutes(20)))
struct TensorMessageTests {
    private let message = TensorMessage(
        id: "7", model: ("m", "1.0.0"),
        tensors: [
            .init(name: "a", datatype: .float32, tensor: Tensor(shape: [1, 2], floats: [0.1, -3])),
            .init(name: "b", datatype: .int64, tensor: Tensor(shape: [3], integers: [1, -2, 1 << 40])),
            .init(name: "c", datatype: .float16, tensor: Tensor(shape: [2], floats: [0.5, 2])),
            .init(name: "d", datatype: .int32, tensor: Tensor(shape: [], integers: [-5])),
            .init(name: "e", datatype: .float32, tensor: Tensor(shape: [0, 4], floats: [])),
        ])

    @Test("A message reads back as it was written", arguments: [true, false], [TensorMessageKind.request, .answer])
    func roundTrip(isBinary: Bool, kind: TensorMessageKind) throws {
        let (bytes, length) = try message.body(kind, isBinary: isBinary)
        #expect((length != nil) == isBinary)
        #expect(try TensorMessage(bytes, jsonLength: length, kind) == message)
    }

    @Test("Another sender's JSON is read: nested data, fields that are unknown, the wish for binary outputs")
    func foreign() throws {
        let json = """
            {"id": "x", "inputs": [{"name": "a", "shape": [2, 2], "datatype": "FP32", "data": [[1, 2], [3, 4.5]],
            "parameters": {"content_type": "np"}}], "outputs": [{"name": "y", "parameters": {"binary_data": true}}]}
            """
        let read = try TensorMessage(ByteBuffer(string: json), jsonLength: nil, .request)
        #expect(read.tensors.map(\.tensor) == [Tensor(shape: [2, 2], floats: [1, 2, 3, 4.5])])
        #expect(read.wantsBinary)
        #expect(read.model == nil)
    }

    @Test(
        "What contradicts itself is refused",
        arguments: [
            "", "{}", #"{"inputs": 1}"#, #"{"inputs": [{"name": "a"}]}"#,
            #"{"inputs": [{"name": "a", "shape": [2], "datatype": "FP32", "data": [1]}]}"#,
            #"{"inputs": [{"name": "a", "shape": [-1], "datatype": "FP32", "data": []}]}"#,
            #"{"inputs": [{"name": "a", "shape": [1], "datatype": "BYTES", "data": ["x"]}]}"#,
            #"{"inputs": [{"name": "a", "shape": [1], "datatype": "INT64", "data": [1.5]}]}"#,
            #"{"inputs": [{"name": "a", "shape": [4611686018427387904, 4], "datatype": "FP32", "data": []}]}"#,
            #"{"inputs": [{"name": "a", "shape": [1], "datatype": "FP32", "parameters": {"binary_data_size": 4}}]}"#,
            #"{"inputs": [{"name": "a", "shape": [1], "datatype": "FP32", "parameters": {"binary_data_size": -4}}]}"#,
            #"{"inputs": [{"name": "a", "shape": [0], "datatype": "FP32", "data": \#(String(repeating: "[", count: 40))"#,
        ])
    func refused(json: String) {
        #expect(throws: InferenceError.self) {
            try TensorMessage(ByteBuffer(string: json), jsonLength: nil, .request)
        }
    }

    @Test("Bytes that belong to no tensor, and a length beyond the body, are refused")
    func lengths() throws {
        var (bytes, length) = try message.body(.answer, isBinary: true)
        #expect(throws: InferenceError.self) { try TensorMessage(bytes, jsonLength: bytes.readableBytes + 1, .answer) }
        bytes.writeInteger(UInt8(0))
        let given = length
        #expect(throws: InferenceError.self) { try TensorMessage(bytes, jsonLength: given, .answer) }
        length = nil
        #expect(throws: InferenceError.self) { try TensorMessage(bytes, jsonLength: -1, .answer) }
    }

    @Test("Numbers that JSON has no words for are refused")
    func notANumber() {
        let message = TensorMessage(
            id: nil, tensors: [.init(name: "a", datatype: .float32, tensor: Tensor(shape: [1], floats: [.nan]))])
        #expect(throws: InferenceError.self) { try message.body(.answer, isBinary: false) }
    }
}

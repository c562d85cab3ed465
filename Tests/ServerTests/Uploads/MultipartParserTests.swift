import HTTPTypes
import Foundation
import NIOCore
import Testing

@testable import Intake
@testable import Server

@Suite("Multipart parser", .timeLimit(.minutes(20)))
struct MultipartParserTests {
    /// A part as the events of a parser add up to.
    struct Part: Equatable {
        var headers: [String: String]
        var body: [UInt8] = []
        var isComplete = false
    }

    /// Feeds a body in pieces and gathers the parts.
    private func parts(_ pieces: [[UInt8]], boundary: String = "xyz") throws -> [Part] {
        var parser = try MultipartParser(boundary: boundary)
        var parts: [Part] = []
        for piece in pieces {
            for event in try parser.push(ByteBuffer(bytes: piece)) {
                switch event {
                case .began(let headers): parts.append(Part(headers: headers))
                case .bytes(let bytes): parts[parts.count - 1].body += bytes.readableBytesView
                case .ended: parts[parts.count - 1].isComplete = true
                }
            }
        }
        try parser.finish()
        return parts
    }

    private let body = Array(
        ("preamble\r\n--xyz  \r\nContent-Disposition: form-data; name=\"a\"\r\nX-Empty:\r\n\r\n\r\n--xy\r\n-\r\n--xyz\r\n\r\n\r\n"
            + "--xyz\r\nContent-Type:text/plain\r\n\r\n\r\r\n\n--xyz-\r\n--xyz--\r\nepilogue--xyz").utf8)

    private let expected = [
        Part(
            headers: ["content-disposition": "form-data; name=\"a\"", "x-empty": ""], body: Array("\r\n--xy\r\n-".utf8),
            isComplete: true),
        Part(headers: [:], isComplete: true),
        Part(headers: ["content-type": "text/plain"], body: Array("\r\r\n\n--xyz-".utf8), isComplete: true),
    ]

    @Test("A body is read the same wherever it is split in two")
    func everySplit() throws {
        for split in 0...body.count {
            #expect(try parts([Array(body[..<split]), Array(body[split...])]) == expected, "split at \(split)")
        }
    }

    @Test("A body is read the same in pieces of any size", arguments: 1...40)
    func everyPieceSize(size: Int) throws {
        let pieces = stride(from: 0, to: body.count, by: size).map { Array(body[$0..<min($0 + size, body.count)]) }
        #expect(try parts(pieces) == expected)
    }

    @Test("Random bodies that never hold the delimiter come back as they were")
    func randomBodies() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let alphabet = Array("\r\n-xyz".utf8)
            let content = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator) ?? 0
            }
            guard !String(decoding: content, as: UTF8.self).contains("--xyz") else { continue }
            let whole = Array("--xyz\r\nA: b\r\n\r\n".utf8) + content + Array("\r\n--xyz--".utf8)
            let size = Int.random(in: 1...64, using: &generator)
            let pieces = stride(from: 0, to: whole.count, by: size).map {
                Array(whole[$0..<min($0 + size, whole.count)])
            }
            #expect(try parts(pieces) == [Part(headers: ["a": "b"], body: content, isComplete: true)])
        }
    }

    @Test("A body that ends anywhere before its closing boundary is truncated")
    func truncation() throws {
        let closing = body.count - "--\r\nepilogue--xyz".utf8.count + 1
        for end in 0..<closing {
            #expect(throws: MultipartError.self) { try parts([Array(body[..<end])]) }
        }
    }

    @Test("Memory is bounded: endless preambles, header fields and parts are refused")
    func limits() throws {
        let long = Array(repeating: UInt8(ascii: "a"), count: 9000)
        #expect(throws: MultipartError.preambleTooLong) { try parts([long]) }
        #expect(throws: MultipartError.headersTooLong) { try parts([Array("--xyz\r\nA: ".utf8) + long]) }
        #expect(throws: MultipartError.headersMalformed) { try parts([Array("--xyz".utf8) + long]) }
        let many = String(repeating: "--xyz\r\nA: b\r\n\r\nc\r\n", count: 17) + "--xyz--"
        #expect(throws: MultipartError.tooManyParts) { try parts([Array(many.utf8)]) }
        #expect(throws: MultipartError.boundaryInvalid) { try parts([], boundary: "") }
        #expect(throws: MultipartError.boundaryInvalid) { try parts([], boundary: String(repeating: "a", count: 71)) }
    }

    @Test("Malformed header fields are refused", arguments: ["A b: c", ": c", "no colon"])
    func malformed(line: String) {
        #expect(throws: MultipartError.headersMalformed) {
            try parts([Array("--xyz\r\n\(line)\r\n\r\nc\r\n--xyz--".utf8)])
        }
    }
}

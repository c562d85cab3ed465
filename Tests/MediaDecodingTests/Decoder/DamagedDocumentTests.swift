import DecoderWire
import DetectionCore
import TestSupport
import Testing

@testable import MediaDecoding

@Suite("Damaged and hostile PDF documents", .timeLimit(.minutes(20)))
struct DamagedDocumentTests {
    private let pool = DecoderPool(size: 1)

    /// What came of a document: how many pages were read, or how it failed; afterwards the next one is served.
    private func outcome(_ bytes: [UInt8], _ limits: DecodeLimits = DecodeLimits()) async throws -> Result<
        DecodedDocument, DecodeError
    > {
        let pool = DecoderPool(size: 1, limits: limits)
        let file = try MediaFile(sealed: bytes)
        var result: Result<DecodedDocument, DecodeError>
        do throws(DecodeError) { result = .success(try await pool.document(file)) } catch { result = .failure(error) }
        let next = try await pool.document(MediaFile(sealed: HandmadePDF.document([HandmadePDF.lines(["Next."])])))
        #expect(next.pages.count == 1)
        return result
    }

    @Test("A result that tells of more than it holds is refused; places that are no numbers are harmless")
    func lies() throws {
        func document(_ bytes: [UInt8], pages: Int = 1, most: Int = 9) throws -> DecodedDocument {
            try bytes.withUnsafeBytes { try DecodedDocument($0, pageCount: pages, characters: most) }
        }
        func page(_ characters: UInt32, height: Float = 792) -> [UInt8] {
            DocumentWire.Page(marks: [], characters: characters, width: 612, height: height, pictures: .nan).bytes
        }
        let head = DocumentWire.Head(marks: [], nameBytes: 0).bytes
        let character = [UInt8](repeating: 0, count: 7) + Array(repeating: [0xff], count: 17).joined()
        #expect(try document(head + page(1) + character).pages.first?.characters.first?.size == 0)
        #expect(throws: MediaError.self) { try PDFText.read(document(head + page(1, height: .infinity) + character)) }
        for bytes in [
            [], Array(head.dropLast()), DocumentWire.Head(marks: [], nameBytes: 1).bytes, head + page(2) + character,
            head + page(.max) + character, head + page(0) + [0], head + page(0) + page(0),
        ] {
            #expect(throws: WireError.self) { try document(bytes) }
        }
        #expect(throws: WireError.self) { try document(head + page(1) + character, most: 0) }
        #expect(throws: WireError.self) { try document(head, pages: 0) }
    }

    @Test("A document cut anywhere is read as far as it goes, or refused")
    func cut() async throws {
        let whole = HandmadePDF.document((0..<3).map { HandmadePDF.lines(["Words of page \($0)."]) })
        for length in stride(from: 9, to: whole.count, by: 97) {
            let file = try MediaFile(sealed: Array(whole[..<length]))
            do throws(DecodeError) { _ = try await pool.document(file) } catch { #expect(error.code == .malformed) }
        }
    }

    @Test("Bytes turned around are survived")
    func flipped() async throws {
        let whole = HandmadePDF.document((0..<2).map { HandmadePDF.lines(["Words of page \($0)."]) })
        for place in stride(from: 9, to: whole.count, by: 131) {
            var bytes = whole
            bytes[place] ^= 0x15
            let file = try MediaFile(sealed: bytes)
            do throws(DecodeError) { _ = try await pool.document(file) } catch {
                #expect(error.code == .malformed || error.code == .unsupported)
            }
        }
    }

    @Test("Tables and trees that lead to themselves come to an end")
    func loops() async throws {
        let body = HandmadePDF.stream("BT ET")
        let tree = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 9 >>",
            "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 5 >>", body,
        ]
        _ = try await outcome(HandmadePDF.file(tree))
        _ = try await outcome(HandmadePDF.file(tree, trailer: "/Prev 9"))
        let start = HandmadePDF.file(tree).count - 40
        _ = try await outcome(HandmadePDF.file(tree, trailer: "/Prev \(start)"))
        // A form that paints itself.
        let form = HandmadePDF.stream(
            "/X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 10 0 R >> >>")
        let page = "/Resources << /XObject << /X 10 0 R >> >>"
        _ = try await outcome(HandmadePDF.document(["/X Do"], page: page, objects: [form]))
        // A length that is its own stream's.
        _ = try await outcome(
            HandmadePDF.document([""], objects: ["<< /Length 10 0 R >>\nstream\nBT ET\nendstream"]))
    }

    @Test("Of a hundred thousand pages as many are read as are allowed, whoever counts them")
    func manyPages() async throws {
        let pages = 100_000
        let page = "<< /Type /Page /Parent 2 0 R >>"
        let kids = Array(repeating: "3 0 R", count: pages).joined(separator: " ")
        let claimed = HandmadePDF.file([
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count \(pages) /MediaBox [0 0 9 9] >>", page,
        ])
        if case .success(let document) = try await outcome(claimed) { #expect(document.pages.count <= 2000) }
        let real = HandmadePDF.file([
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [\(kids)] /Count \(pages) /MediaBox [0 0 9 9] >>", page,
        ])
        if case .success(let document) = try await outcome(real) { #expect(document.pages.count <= 2000) }
    }

    @Test("A page that unpacks to a gibibyte ends within the limits")
    func bomb() async throws {
        var limits = DecodeLimits()
        (limits.memoryBytes, limits.cpuSeconds) = (1 << 30, 10)
        if case .failure(let error) = try await outcome(Fixture.bytes("bomb.pdf"), limits) {
            #expect([.limitExceeded, .decoderDied, .malformed].contains(error.code))
        }
    }
}

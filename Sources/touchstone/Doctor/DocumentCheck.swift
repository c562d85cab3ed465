import DetectionCore
import MediaDecoding

/// Reads a PDF document.
enum DocumentCheck {
    /// One page with one word; its table of places is left out, and the library does without.
    private static let sample = """
        %PDF-1.4
        1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
        2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 99 99] >> endobj
        3 0 obj << /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >> endobj
        4 0 obj << /Length 33 >>
        stream
        BT /F 9 Tf 9 50 Td (words) Tj ET

        endstream
        endobj
        5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
        trailer << /Root 1 0 R >>
        %%EOF
        """

    /// Whether the words of PDF documents can be read.
    static func finding() async -> Finding {
        guard let file = try? MediaFile(sealed: Array(sample.utf8)) else {
            return Finding(subject: "documents", state: .broken, words: "No memory for a document.")
        }
        let pool = DecoderPool(size: 1)
        let read: Result<DecodedDocument, DecodeError>
        do throws(DecodeError) { read = .success(try await pool.document(file)) } catch { read = .failure(error) }
        await pool.shutdown()
        return finding(read)
    }

    /// What it means that this came of a document with one word.
    static func finding(_ read: Result<DecodedDocument, DecodeError>) -> Finding {
        do {
            guard try PDFText.read(read.get()).text == "words" else {
                return Finding(
                    subject: "documents", state: .broken, words: "A PDF document was read wrong.",
                    remedy: "Unpack the release again: lib/pdfium holds another library than it should.")
            }
            return Finding(subject: "documents", state: .good, words: "The words of PDF documents are read.")
        } catch let error as DecodeError where error.code == .unsupported {
            return Finding(
                subject: "documents", state: .reduced,
                words: "PDF documents are refused: the library for them is missing.",
                remedy: "Run ./setup, or unpack the release again: libpdfium.so belongs into lib/pdfium.")
        } catch {
            let words = (error as? DecodeError)?.message ?? (error as? MediaError)?.message ?? "\(error)"
            return Finding(
                subject: "documents", state: .broken, words: words,
                remedy: "Run ./setup, or unpack the release again: lib/pdfium holds another library than it should.")
        }
    }
}

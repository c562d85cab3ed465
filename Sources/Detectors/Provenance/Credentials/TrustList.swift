import DecoderWire
public import DetectionCore
import Foundation

/// The certificates whose holders may vouch for media: a PEM file of roots and intermediates that somebody chose.
///
/// None comes with the program: whom to believe is the operator's decision.
public struct TrustList: Sendable, Equatable {
    /// Path of the file; each new process reads it again.
    public let path: String
    /// How many certificates it holds.
    public let count: Int

    /// Reads the file and parses every certificate in it.
    ///
    /// - Throws: `MediaError` with `invalidRequest` and one sentence that names the certificate and the fix.
    public init(path: String) throws(MediaError) {
        guard let file = FileHandle(forReadingAtPath: path),
            let data = try? file.read(upToCount: Self.maxBytes + 1) ?? Data()
        else {
            throw Self.refusal("The trust list \(path) cannot be read. Name a PEM file of certificates.")
        }
        guard data.count <= Self.maxBytes else {
            throw Self.refusal(
                "The trust list \(path) is larger than \(Self.maxBytes >> 20) MiB. Leave out what is not needed.")
        }
        do throws(TrustListText.Flaw) {
            let certificates = try TrustListText.certificates(in: Array(data))
            for (index, lines) in certificates.enumerated() where !Self.isCertificate(lines) {
                throw .garbled(index + 1)
            }
            self.path = path
            count = certificates.count
        } catch {
            throw Self.refusal(Self.sentence(error, path))
        }
    }

    private static let maxBytes = TrustListText.maxBytes

    private static func isCertificate(_ lines: [String]) -> Bool {
        Data(base64Encoded: lines.joined()).map { CertificateOutline.fits(Array($0)) } ?? false
    }

    private static func sentence(_ flaw: TrustListText.Flaw, _ path: String) -> String {
        switch flaw {
        case .empty:
            "The trust list \(path) holds no certificate in PEM. Name a file with \u{201C}BEGIN CERTIFICATE\u{201D} in it."
        case .unfinished(let number):
            "The trust list \(path) is cut: certificate \(number) has no end. Copy the file again."
        case .headless(let number):
            "The trust list \(path) is cut: certificate \(number) has no beginning. Copy the file again."
        case .garbled(let number):
            "Certificate \(number) of the trust list \(path) is damaged. Copy it again, or take it out of the file."
        }
    }

    private static func refusal(_ sentence: String) -> MediaError {
        MediaError(.invalidRequest, sentence)
    }
}

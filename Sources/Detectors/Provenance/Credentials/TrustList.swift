import Crypto
import DecoderWire
public import DetectionCore
import Foundation

/// The certificates whose holders may vouch for media: a PEM file of roots and intermediates that somebody chose.
///
/// None comes with the program: whom to believe is the operator's decision.
public struct TrustList: Sendable, Equatable {
    /// Path of the file; each new process reads it again.
    public let path: String
    /// The certificates in it, in order.
    public let holders: [Holder]
    /// Digest of the file, `sha256:` and 64 hexadecimal digits.
    public let digest: String

    /// How many certificates it holds.
    public var count: Int { holders.count }

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
            holders = try Self.read(Array(data)).map(\.holder)
            digest = "sha256:" + SHA256.hash(data: data).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            self.path = path
        } catch {
            throw Self.refusal(Self.sentence(error, path))
        }
    }

    private static let maxBytes = TrustListText.maxBytes

    /// The certificates of a list, each with its lines of base64; the first that is none is refused by its number.
    private static func read(_ text: [UInt8]) throws(TrustListText.Flaw) -> [(lines: [String], holder: Holder)] {
        var read: [(lines: [String], holder: Holder)] = []
        for lines in try TrustListText.certificates(in: text) {
            guard let data = Data(base64Encoded: lines.joined()), CertificateOutline.fits(Array(data)) else {
                throw .garbled(read.count + 1)
            }
            read.append((lines, CertificateOutline.holder(Array(data))))
        }
        return read
    }

    /// Lists put together as one, each certificate once.
    ///
    /// - Throws: `MediaError` with `invalidRequest` and one sentence that names the list, the certificate and the fix.
    public static func joining(_ paths: [String]) throws(MediaError) -> String {
        var seen: Set<String> = []
        var all: [[String]] = []
        for path in paths {
            _ = try TrustList(path: path)
            guard let text = FileManager.default.contents(atPath: path) else {
                throw refusal("The trust list \(path) cannot be read. Name a PEM file of certificates.")
            }
            do throws(TrustListText.Flaw) {
                for lines in try TrustListText.certificates(in: Array(text)) where seen.insert(lines.joined()).inserted
                {
                    all.append(lines)
                }
            } catch {
                throw refusal(sentence(error, path))
            }
        }
        let text = TrustListText.pem(all)
        guard text.utf8.count <= maxBytes else {
            throw refusal("The lists together are larger than \(maxBytes >> 20) MiB. Leave out what is not needed.")
        }
        return text
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

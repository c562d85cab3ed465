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

    /// Most bytes of a list.
    public static let maxBytes = TrustListText.maxBytes

    /// How many certificates it holds.
    public var count: Int { holders.count }

    /// Reads the file and parses every certificate in it.
    ///
    /// - Throws: `MediaError` with `invalidRequest` and one sentence that names the certificate and the fix.
    public init(path: String) throws(MediaError) {
        do throws(Fault) {
            try self.init(text: Self.text(of: path), named: path, path: path)
        } catch {
            throw MediaError(.invalidRequest, error.sentence)
        }
    }

    /// A list that was read already: its bytes, what to call it when something is wrong with it, and the path of a file
    /// with these bytes.
    public init(text: [UInt8], named name: String, path: String) throws(Fault) {
        holders = try Self.read(text, of: name).map(\.holder)
        digest = Self.digest(of: text)
        self.path = path
    }

    /// Digest of a list's bytes, as `digest` has it.
    public static func digest(of text: [UInt8]) -> String {
        "sha256:" + Hex.string(SHA256.hash(data: text))
    }

    /// Lists put together as one, each certificate once.
    ///
    /// - Throws: `MediaError` with `invalidRequest` and one sentence that names the list, the certificate and the fix.
    public static func joining(_ paths: [String]) throws(MediaError) -> String {
        do throws(Fault) {
            var lists: [(name: String, text: [UInt8])] = []
            for path in paths { lists.append((path, try text(of: path))) }
            return try joining(lists)
        } catch {
            throw MediaError(.invalidRequest, error.sentence)
        }
    }

    /// Lists put together as one, each certificate once.
    ///
    /// - Parameter lists: What to call each list, and its bytes.
    /// - Throws: `Fault`, which names the list and the certificate.
    public static func joining(_ lists: [(name: String, text: [UInt8])]) throws(Fault) -> String {
        var seen: Set<String> = []
        var all: [[String]] = []
        for (name, text) in lists {
            all += try read(text, of: name).map(\.lines).filter { seen.insert($0.joined()).inserted }
        }
        let text = TrustListText.pem(all)
        guard text.utf8.count <= maxBytes else { throw Fault(.tooLarge, of: lists.count == 1 ? lists[0].name : nil) }
        return text
    }

    /// The bytes of a list, and one more than allowed of a larger file.
    public static func text(of path: String) throws(Fault) -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path),
            let data = try? file.read(upToCount: maxBytes + 1) ?? Data()
        else { throw Fault(.unreadable, of: path) }
        return Array(data)
    }

    /// The certificates of a list, each with its lines of base64; the first that is none is refused by its number.
    private static func read(
        _ text: [UInt8], of name: String
    ) throws(Fault) -> [(lines: [String], holder: Holder)] {
        guard text.count <= maxBytes else { throw Fault(.tooLarge, of: name) }
        var read: [(lines: [String], holder: Holder)] = []
        do throws(TrustListText.Flaw) {
            for lines in try TrustListText.certificates(in: text) {
                guard let data = Data(base64Encoded: lines.joined()), CertificateOutline.fits(Array(data)) else {
                    throw .garbled(read.count + 1)
                }
                read.append((lines, CertificateOutline.holder(Array(data))))
            }
        } catch {
            switch error {
            case .empty: throw Fault(.empty, of: name)
            case .unfinished(let number): throw Fault(.endless, of: name, certificate: number)
            case .headless(let number): throw Fault(.headless, of: name, certificate: number)
            case .garbled(let number): throw Fault(.damaged, of: name, certificate: number)
            }
        }
        return read
    }
}

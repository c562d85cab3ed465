public import DetectionCore
import Foundation

/// The certificates whose holders may vouch for media: a PEM file of roots and intermediates that somebody chose.
///
/// None comes with the program: whom to believe is the operator's decision.
public struct TrustList: Sendable, Equatable {
    private static let maxBytes = 4 << 20

    /// Where the file lies; each new process reads it again.
    public let path: String

    /// Checks that the file can be read and holds at least one certificate.
    ///
    /// - Throws: `MediaError` with `invalidRequest` and a sentence that says what is wrong.
    public init(path: String) throws(MediaError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw MediaError(.invalidRequest, "The trust list \(path) cannot be read. Name a PEM file of certificates.")
        }
        guard data.count <= Self.maxBytes else {
            throw MediaError(.invalidRequest, "The trust list \(path) is larger than \(Self.maxBytes >> 20) MiB.")
        }
        guard data.range(of: Data("-----BEGIN CERTIFICATE-----".utf8)) != nil else {
            throw MediaError(.invalidRequest, "The trust list \(path) holds no certificate in PEM.")
        }
        self.path = path
    }
}

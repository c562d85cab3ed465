package import Foundation

/// A key that can tell whether it signed something, by the one algorithm it is for.
package protocol TokenVerifying {
    /// Its algorithm, as in RFC 7518 and RFC 8037.
    var algorithm: String { get }
    /// Its name in tokens.
    var id: String { get }

    /// Whether it made a signature of some bytes.
    func isValidSignature(_ signature: Data, for bytes: Data) -> Bool
}

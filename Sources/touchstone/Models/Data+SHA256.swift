import Crypto
import DetectionCore
import Foundation

extension Data {
    /// SHA-256 of the bytes, as a manifest pins them: 64 lower-case hexadecimal digits.
    var sha256: String { Hex.string(SHA256.hash(data: self)) }
}

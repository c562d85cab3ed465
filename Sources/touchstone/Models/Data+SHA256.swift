import Crypto
import Foundation

extension Data {
    /// SHA-256 of the bytes, as a manifest pins them: 64 lower-case hexadecimal digits.
    var sha256: String {
        SHA256.hash(data: self).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0\(digits)" : digits
        }.joined()
    }
}

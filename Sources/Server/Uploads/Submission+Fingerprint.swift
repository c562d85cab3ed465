import Crypto
import Foundation
import Storage

extension Submission {
    /// SHA-256 of everything that makes this request what it is: the bytes, the name and the choices.
    var fingerprint: Data {
        var digest = SHA256()
        let until = options.until.map { String($0.timeIntervalSince1970) }
        let choices = [options.maxFPR?.description, options.isThorough.description, options.mode?.rawValue, until]
        for part in [upload.sha256, name, declaredType] + choices {
            // Each part ends with a byte that none of them has.
            digest.update(data: Data((part ?? "").utf8) + [0xFF])
        }
        return Data(digest.finalize())
    }
}

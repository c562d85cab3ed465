import Crypto
import Foundation
import Storage

extension Submission {
    /// SHA-256 of everything that makes this request what it is: the bytes, the name and the choices, or the upload that it
    /// names and the choices.
    var fingerprint: Data {
        if let resumable { return Self.fingerprint(ofUpload: resumable, options) }
        return Self.digest([upload.sha256, name, declaredType], options)
    }

    /// The fingerprint of a request that names an upload; it can be told when the upload has ended, too.
    static func fingerprint(ofUpload id: String, _ options: SubmissionOptions) -> Data {
        digest(["upload", id], options)
    }

    private static func digest(_ parts: [String?], _ options: SubmissionOptions) -> Data {
        var digest = SHA256()
        let until = options.until.map { String($0.timeIntervalSince1970) }
        let choices = [options.maxFPR?.description, options.isThorough.description, options.mode?.rawValue, until]
        // Left out where it is the usual one, as before there were any.
        let priority = options.priority == .interactive ? [] : [options.priority.rawValue]
        for part in parts + choices + priority {
            // Each part ends with a byte that none of them has.
            digest.update(data: Data((part ?? "").utf8) + [0xFF])
        }
        return Data(digest.finalize())
    }
}

package import Foundation

import Crypto

/// The signing secret of one webhook, in the form of Standard Webhooks.
package struct WebhookSecret: Sendable, Equatable {
    /// 32 random bytes.
    package let bytes: Data

    /// A fresh secret.
    package static func random() -> WebhookSecret {
        WebhookSecret(bytes: SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) })
    }

    /// The owner's form: `whsec_` and base64.
    package var text: String { "whsec_\(bytes.base64EncodedString())" }

    /// The `webhook-signature` of a message: HMAC-SHA256 over its id, the time in seconds and its body.
    func signature(id: String, timestamp: Int, body: String) -> String {
        let signed = Data("\(id).\(timestamp).\(body)".utf8)
        let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: bytes))
        return "v1,\(Data(code).base64EncodedString())"
    }
}

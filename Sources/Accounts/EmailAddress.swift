package import API

/// The address of an account: trimmed and lower case, so that it is unique however it is typed.
package struct EmailAddress: Sendable, Equatable {
    /// The guest's, with which nobody makes an account: guests would have none from then on.
    package static let guest = "guest@localhost"

    /// The address.
    package let value: String

    /// An address from what somebody typed.
    ///
    /// - Throws: `Refusal` with `invalid_request`.
    package init(_ typed: String) throws(Refusal) {
        let value = typed.trimmed().lowercased()
        let parts = value.split(separator: "@", omittingEmptySubsequences: false)
        guard value.utf8.count <= 254, parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
            value.unicodeScalars.allSatisfy({ $0.value > 32 && $0.value != 127 })
        else {
            throw Refusal(
                .invalidRequest, "The field 'email' is not an address such as ann@example.org.", cause: .emailInvalid)
        }
        self.value = value
    }
}

extension String {
    fileprivate func trimmed() -> Substring {
        let start = drop(while: \.isWhitespace)
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return start[...end]
    }
}

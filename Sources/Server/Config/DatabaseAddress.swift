/// The address of a MongoDB deployment.
package enum DatabaseAddress {
    /// Whether it looks like one.
    static func isMongo(_ address: String) -> Bool {
        address.hasPrefix("mongodb://") || address.hasPrefix("mongodb+srv://")
    }

    /// Whether it holds a password, which nobody else may read.
    package static func holdsPassword(_ address: String) -> Bool {
        guard let authority = address.split(separator: "/").dropFirst().first,
            let at = authority.lastIndex(of: "@")
        else { return false }
        return authority[..<at].contains(":")
    }
}

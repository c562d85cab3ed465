/// Recognises the names and addresses of this very machine.
enum LoopbackName {
    /// Whether a host, with or without a port and brackets, is `localhost`, 127.0.0.0/8 or ::1.
    static func matches(_ authority: String) -> Bool {
        let host = host(of: authority).lowercased()
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// The host of an authority: `[::1]:8080` is `::1`.
    private static func host(of authority: String) -> String {
        if authority.hasPrefix("[") {
            return String(authority.dropFirst().prefix { $0 != "]" })
        }
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 ? String(parts[0]) : authority
    }
}

import HTTPTypes

/// Tells requests that another site's page made a browser send from all others.
enum RequestOrigin {
    /// Whether a browser says that a request is another origin's.
    ///
    /// What the browser itself knows (`Sec-Fetch-Site`) counts first: behind a proxy the host in `Origin` need not be the one
    /// that the proxy asks for. A program that sends neither is no browser.
    static func isForeign(_ head: HTTPRequest) -> Bool {
        if let site = head.headerFields[.fetchSite]?.lowercased() { return site != "same-origin" && site != "none" }
        guard let origin = head.headerFields[.origin]?.lowercased() else { return false }
        let host = head.authority?.lowercased() ?? ""
        return origin != "http://\(host)" && origin != "https://\(host)"
    }
}

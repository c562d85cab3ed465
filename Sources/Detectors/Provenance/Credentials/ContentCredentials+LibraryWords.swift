import DetectionCore

extension ContentCredentials {
    /// The code for a manifest store that lies elsewhere.
    static let inaccessible = "manifest.inaccessible"

    /// The meaning of the library's words when there is no store to interpret.
    ///
    /// - Parameter carriesStore: Whether a file in a form of RIFF that the library does not read carries a store.
    init(withoutStore why: String, carriesStore: () -> Bool = { true }) {
        let kind = why.prefix { $0 != ":" }
        switch kind {
        case "ManifestNotFound", "NotSupported", "ProvenanceMissing": self.init(state: .absent)
        case _ where why.hasSuffix("C2PA provenance not found in XMP"): self.init(state: .absent)
        case _ where why.contains(#"expected "RIFF""#) && !carriesStore(): self.init(state: .absent)
        case "Remote", "RemoteManifest": self.init(state: .absent, failures: [Self.inaccessible])
        case "Unavailable": self.init(state: .unavailable, failures: [ClaimText.clean(why)])
        default: self.init(state: .unreadable, failures: [ClaimText.clean(why)])
        }
    }
}

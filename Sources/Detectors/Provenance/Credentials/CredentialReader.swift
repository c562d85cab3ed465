public import DetectionCore
public import MediaDecoding

/// Reads and checks the signed provenance of media, in contained processes that do nothing else.
public struct CredentialReader: Sendable {
    private let checkers: DecoderPool

    /// A reader with no process yet.
    ///
    /// - Parameters:
    ///   - trustList: Whose signatures are proof; without one nobody's are.
    ///   - size: Most processes at a time.
    ///   - limits: What one medium may cost.
    public init(trustList: TrustList? = nil, size: Int = 1, limits: DecodeLimits = DecodeLimits()) {
        checkers = DecoderPool(checkingSignaturesBy: trustList?.path, size: size, limits: limits)
    }

    /// What the file's signed provenance amounts to; every failure is an answer.
    public func credentials(of file: MediaFile, format: MediaFormat) async -> ContentCredentials {
        do throws(DecodeError) {
            switch try await checkers.manifests(file, format: format) {
            case .found(let json): return ManifestStore(json).map { ContentCredentials($0) } ?? Self.unreadable("JSON")
            case .none(let why): return ContentCredentials(withoutStore: why)
            }
        } catch {
            let isMissing = error.code == .unavailable || error.code == .cancelled
            return ContentCredentials(state: isMissing ? .unavailable : .unreadable, failures: [error.message])
        }
    }

    /// Ends the processes; checks in flight fail.
    public func shutdown() async {
        await checkers.shutdown()
    }

    private static func unreadable(_ why: String) -> ContentCredentials {
        ContentCredentials(state: .unreadable, failures: [why])
    }
}

extension ContentCredentials {
    /// The code for a manifest store that lies elsewhere.
    static let inaccessible = "manifest.inaccessible"

    /// What the library's words amount to when there is no store to interpret.
    init(withoutStore why: String) {
        let kind = why.prefix { $0 != ":" }
        switch kind {
        case "ManifestNotFound", "NotSupported", "ProvenanceMissing": self.init(state: .absent)
        case _ where why.hasSuffix("C2PA provenance not found in XMP"): self.init(state: .absent)
        case "Remote", "RemoteManifest": self.init(state: .absent, failures: [Self.inaccessible])
        case "Unavailable": self.init(state: .unavailable, failures: [ClaimText.clean(why)])
        default: self.init(state: .unreadable, failures: [ClaimText.clean(why)])
        }
    }
}

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

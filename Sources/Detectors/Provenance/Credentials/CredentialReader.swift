import Containers
public import DetectionCore
public import MediaDecoding

/// Reads and checks the signed provenance of media, in contained processes that do nothing else.
public struct CredentialReader: Sendable {

    private let checkers: DecoderPool
    private let size: Int
    private let limits: DecodeLimits
    /// Whose signatures are proof; nil where nobody's are.
    public let trustList: TrustList?

    /// A file with no process yet.
    ///
    /// - Parameters:
    ///   - trustList: Whose signatures are proof; without one nobody's are.
    ///   - size: Most processes at a time.
    ///   - limits: What one medium may cost.
    public init(trustList: TrustList? = nil, size: Int = 1, limits: DecodeLimits = DecodeLimits()) {
        self.trustList = trustList
        self.size = size
        self.limits = limits
        checkers = DecoderPool(checkingSignaturesBy: trustList?.path, size: size, limits: limits)
    }

    /// A reader like this one, with no process yet, that goes by another list.
    public func trusting(_ trustList: TrustList?) -> CredentialReader {
        CredentialReader(trustList: trustList, size: size, limits: limits)
    }

    /// The file's signed provenance; every failure is an answer.
    public func credentials(of file: MediaFile, format: MediaFormat) async -> ContentCredentials {
        do throws(DecodeError) {
            switch try await checkers.manifests(file, format: format) {
            case .found(let json): return ManifestStore(json).map { ContentCredentials($0) } ?? Self.unreadable("JSON")
            case .none(let why):
                return await WorkQueue.shared.run {
                    ContentCredentials(withoutStore: why) { Self.carriesStore(file) }
                }
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

    /// Whether a WAV or AVI file has a chunk for a manifest store (C2PA specification 2.2, "Embedding manifests into RIFF").
    private static func carriesStore(_ file: MediaFile) -> Bool {
        RIFFTags.hasChunk("C2PA", in: ByteWindow(file, limits: .notes))
    }

    private static func unreadable(_ why: String) -> ContentCredentials {
        ContentCredentials(state: .unreadable, failures: [why])
    }
}

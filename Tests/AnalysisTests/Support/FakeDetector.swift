import DetectionCore
import Detectors
import MediaDecoding

/// A detector whose answer a test chooses; it may look at the medium first.
struct FakeDetector: Detector {
    let id: String
    let version = "1.0.0"
    let kind: MediaKind
    let isExperimental: Bool
    private let digest: String
    private let look: @Sendable (DecodedMedium) async -> Double?

    init(
        _ id: String, kind: MediaKind = .image, isExperimental: Bool = false, digest: String? = nil,
        look: @escaping @Sendable (DecodedMedium) async -> Double?
    ) {
        self.id = id
        self.kind = kind
        self.isExperimental = isExperimental
        self.digest = digest ?? "sha256:\(id)"
        self.look = look
    }

    /// A detector that always answers the same.
    init(_ id: String, kind: MediaKind = .image, llr: Double) {
        self.init(id, kind: kind) { _ in llr }
    }

    /// A detector that needs pixels, and answers with their mean's distance from grey.
    static func pixels(_ id: String) -> FakeDetector {
        FakeDetector(id) { medium in
            guard case .success(let image) = medium.image else { return nil }
            return image.withPixels { pixels in
                Double(pixels.reduce(0) { $0 + Int($1) }) / Double(pixels.count) - 128
            }
        }
    }

    func evidence(for medium: DecodedMedium) async -> Evidence {
        let llr = await look(medium)
        return Evidence(
            detector: id, version: version, digest: digest, state: llr == nil ? .failed : .done, score: llr,
            llr: llr, reason: llr == nil ? Self.reason(of: medium) : nil, explanation: "A test.")
    }

    private static func reason(of medium: DecodedMedium) -> Reason {
        guard case .failure(let error) = medium.image else { return .inferenceFailed }
        return error.reason
    }
}

import DetectionCore
import MediaDecoding
import Testing

@testable import Detectors

@Suite("Metadata detector")
struct MetadataDetectorTests {
    @Test("Silence argues for nothing")
    func silence() async throws {
        let evidence = await MetadataDetector().evidence(for: try Media.picture(nil, bytes: Containers.jpeg([])))
        #expect(evidence.state == .notApplicable)
        #expect(evidence.reason == .noMetadata)
    }

    @Test("Claims are told and never scored", arguments: ["Midjourney v6", "Canon"])
    func claims(make: String) async throws {
        let exif = Containers.exifSegment(Containers.tiff([(0x010F, make)]))
        let evidence = await MetadataDetector().evidence(for: try Media.picture(nil, bytes: Containers.jpeg([exif])))
        #expect(evidence.state == .done)
        #expect(evidence.explanation.contains("exif:Make"))
        #expect(evidence.score == nil && evidence.llr == nil)
    }
}

import DetectionCore
import Foundation
import MediaDecoding
import TestSupport
import Testing

@testable import Detectors

@Suite("Metadata detector", .timeLimit(.minutes(20)))
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

    @Test("A file's notes are read once, however many ask")
    func readOnce() async throws {
        let folder = try TemporaryFolder()
        func picture(_ make: String) -> [UInt8] {
            Containers.jpeg([Containers.exifSegment(Containers.tiff([(0x010F, make)]))])
        }
        let path = try folder.write(picture("Canon"))
        let medium = DecodedMedium(
            file: try MediaFile(path: path),
            description: MediaDescription(kind: .image, format: .jpeg, bytes: 1, sha256: ""))
        #expect(await medium.claims().map(\.value) == ["Canon"])
        let handle = try #require(FileHandle(forUpdatingAtPath: path))
        try handle.write(contentsOf: picture("Kodak"))
        #expect(await medium.claims().map(\.value) == ["Canon"])
        #expect(await MetadataDetector().evidence(for: medium).state == .done)
    }
}

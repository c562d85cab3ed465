import DetectionCore
import MediaDecoding
import TestSupport
import Testing

@Suite("Videos that are to be shown turned or mirrored", .timeLimit(.minutes(20)))
struct PoseTests {
    private let pool = DecoderPool(size: 1)

    @Test(
        "Every turn and every mirror image comes out upright, and is described as it is",
        arguments: [
            Case(1, 0, 0, 1, nil, false, "left top"), Case(0, 1, -1, 0, 90, false, "right top"),
            Case(-1, 0, 0, -1, 180, false, "right bottom"), Case(0, -1, 1, 0, 270, false, "left bottom"),
            Case(-1, 0, 0, 1, nil, true, "right top"), Case(1, 0, 0, -1, 180, true, "left bottom"),
            Case(0, 1, 1, 0, 270, true, "left top"), Case(0, -1, -1, 0, 90, true, "right bottom"),
            Case(0, 0, 0, 0, nil, false, "left top"),
        ])
    func everyPose(pose: Case) async throws {
        let bytes = try matrix(pose.matrix, in: "tkhd", of: Fixture.bytes("rotated.mp4"))
        try await expect(pose, bytes)
    }

    @Test("The matrix of the whole movie comes after that of the track")
    func movie() async throws {
        // A quarter turn of the track, left as it is, and then a mirror image.
        let bytes = try matrix([-1, 0, 0, 1], in: "mvhd", of: Fixture.bytes("rotated.mp4"))
        try await expect(Case(0, 1, 1, 0, 270, true, "left top"), bytes)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let matrix: [Int], rotation: Int?, isMirrored: Bool, corner: String

        init(_ a: Int, _ b: Int, _ c: Int, _ d: Int, _ rotation: Int?, _ isMirrored: Bool, _ corner: String) {
            matrix = [a, b, c, d]
            (self.rotation, self.isMirrored, self.corner) = (rotation, isMirrored, corner)
        }

        var testDescription: String { "\(matrix)" }
    }

    private func expect(_ pose: Case, _ bytes: [UInt8]) async throws {
        let folder = try TemporaryFolder()
        let file = try MediaFile(path: folder.write(bytes))
        let description = try await MediaDescriber.describe(file)
        let track = try #require(description.tracks?.first)
        #expect(track.rotation == pose.rotation && track.isMirrored == (pose.isMirrored ? true : nil))
        let image = try #require(
            try await pool.video(file, format: .mp4, frames: .keyframes(1)).frames.first?.image)
        #expect(description.width == image.width && description.height == image.height)
        #expect(image.width == (pose.matrix[1] == 0 ? 64 : 48))
        for (x, side) in [(4, "left"), (image.width - 5, "right")] {
            for (y, end) in [(4, "top"), (image.height - 5, "bottom")] {
                #expect(
                    near(image.pixel(x, y), [255, 255, 255]) == (pose.corner == "\(side) \(end)"), "\(side) \(end)")
            }
        }
    }

    /// Writes four numbers into the matrix of a header, of which there is one of version 0.
    private func matrix(_ cells: [Int], in header: String, of file: [UInt8]) throws -> [UInt8] {
        var file = file
        let start = try #require(file.indices.dropLast(4).first { file[$0..<$0 + 4].elementsEqual(header.utf8) })
        let place = start + 4 + (header == "tkhd" ? 40 : 36)
        for (cell, value) in zip([0, 1, 3, 4], cells) {
            file.replaceSubrange(
                place + 4 * cell..<place + 4 * cell + 4, with: HandmadeISO.big(value * 0x1_0000, 4))
        }
        return file
    }
}

import Inference
import MediaDecoding
import Testing

@testable import Detectors

@Suite("Face finder", .timeLimit(.minutes(20)))
struct FaceFinderTests {
    private static let finder = FaceFinder(repository: ModelRepository())

    @Test(
        "Faces lie where the reference finds them, alone and small in a large picture",
        arguments: ["face", "pasted", "ground"])
    func parity(name: String) async throws {
        let expected = try FaceFixture.expected(name)
        #expect(expected.count == (name == "ground" ? 0 : 1))
        let image = try FaceFixture.image(name)
        let found = try await Self.finder.faces(in: image)
        #expect(found.count == expected.count)
        for (face, wanted) in zip(found, expected) {
            let box = [face.box.x, face.box.y, face.box.width, face.box.height]
            #expect(zip(box, wanted.box).allSatisfy { abs($0 - $1) < 0.05 }, "\(box)")
            #expect(abs(face.score - wanted.score) < 0.001)
            let places = face.points.flatMap { [$0.x, $0.y] }
            #expect(zip(places, wanted.points.flatMap(\.self)).allSatisfy { abs($0 - $1) < 0.05 }, "\(places)")
            let square = try #require(FaceCrop(face, width: image.width, height: image.height)).square
            #expect([square.x, square.y, square.width] == wanted.square)
        }
    }

    @Test("Without its network the finder says what is missing")
    func modelMissing() async throws {
        let finder = FaceFinder(repository: ModelRepository(folders: []))
        let image = try FaceFixture.image("face")
        await #expect(throws: InferenceError.self) { try await finder.faces(in: image) }
    }

    @Test("A hair-thin picture is looked at without failing", arguments: [(1, 1), (5000, 1), (1, 800)])
    func thin(width: Int, height: Int) async throws {
        let image = DecodedImage(
            width: width, height: height, rgb: [UInt8](repeating: 90, count: width * height * 3))
        #expect(try await Self.finder.faces(in: image).isEmpty)
    }
}

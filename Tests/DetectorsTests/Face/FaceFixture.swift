import Foundation
import MediaDecoding
import Testing

/// The pictures and faces that `training/face/fixtures.py` wrote.
enum FaceFixture {
    struct Picture: Decodable, Sendable {
        var name: String
        var faces: [Found]
    }

    struct Found: Decodable, Sendable {
        var box: [Double]
        var points: [[Double]]
        var score: Double
        var square: [Int]
        var logit: Double
    }

    static let side = 80

    /// What the reference found, by picture.
    static func expected(_ name: String) throws -> [Found] {
        let pictures = try JSONDecoder().decode([Picture].self, from: try data("faces.json"))
        return try #require(pictures.first { $0.name == name }).faces
    }

    /// `face`, `pasted` (the face in a large picture without another) or `ground` (without the face).
    static func image(_ name: String) throws -> DecodedImage {
        let face = [UInt8](try data("face.rgb"))
        if name == "face" { return DecodedImage(width: side, height: side, rgb: face) }
        let (width, height) = (1200, 900)
        var rgb: [UInt8] = []
        rgb.reserveCapacity(width * height * 3)
        for y in 0..<height {
            for x in 0..<width {
                for channel in 0..<3 { rgb.append(UInt8((x / 3 + y / 2 + channel * 20) % 256)) }
            }
        }
        if name == "pasted" {
            for row in 0..<side {
                let place = ((500 + row) * width + 700) * 3
                rgb.replaceSubrange(place..<place + side * 3, with: face[row * side * 3..<(row + 1) * side * 3])
            }
        }
        return DecodedImage(width: width, height: height, rgb: rgb)
    }

    private static func data(_ name: String) throws -> Data {
        let url = Bundle.module.resourceURL?.appending(path: "Fixtures/Face/\(name)")
        return try Data(contentsOf: url ?? URL(filePath: name))
    }
}

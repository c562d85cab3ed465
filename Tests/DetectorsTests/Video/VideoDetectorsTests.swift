import DetectionCore
import MediaDecoding
import Testing

@testable import Detectors

@Suite("Detectors of videos", .timeLimit(.minutes(20)))
struct VideoDetectorsTests {
    /// Answers with the brightness of the first pixel.
    private let brightness = ScriptedDetector("image.clip") { medium in
        guard case .success(let image) = medium.image else { return (.failed, nil, .decoderFailed) }
        return (.done, image.withPixels { Double($0[0]) }, nil)
    }
    private let faceless = ScriptedDetector("face.blend") { _ in (.notApplicable, nil, .noFace) }

    @Test("What is made depends on the detectors at hand")
    func made() {
        let sound = ScriptedDetector("audio.speech", kind: .audio) { _ in (.done, 1, nil) }
        let all = VideoDetectors.made(of: [brightness, faceless, sound], fusion: nil)
        #expect(all.map(\.id) == ["video.frames", "video.faces", "video.sound"])
        #expect(all.allSatisfy { $0.kind == .video })
        #expect(VideoDetectors.made(of: [sound], fusion: nil).map(\.id) == ["video.sound"])
    }

    @Test("Frames are judged as pictures and put together, each a moment of its own")
    func frames() async throws {
        let evidence = await frames(of: [brightness]).evidence(for: try video([10, 20, 30, 40, 250, 0, 20, 30]))
        #expect(evidence.detector == "video.frames")
        #expect(evidence.state == .done)
        #expect(evidence.llr == 25)
        #expect(evidence.digest == "sha256:image.clip")
        #expect(evidence.segments?.map(\.start) == [0, 1, 2, 3, 4, 5, 6, 7])
        #expect(evidence.segments?.map(\.score) == [10, 20, 30, 40, 250, 0, 20, 30])
        #expect(evidence.explanation.contains("0:03 and 0:04"))
    }

    @Test("How many frames were looked at, of how many, is told where the container declares its rate")
    func examined() async throws {
        var medium = try video([10, 20])
        #expect(await frames(of: [brightness]).evidence(for: medium).examined == nil)
        medium = try video([10, 20], rate: 25)
        #expect(await frames(of: [brightness]).evidence(for: medium).examined == Examined(2, of: 225, .frames))
        medium = try video([10, 20], rate: 0.2)
        #expect(await frames(of: [brightness]).evidence(for: medium).examined == nil, "every frame was looked at")
    }

    @Test("What a detector looked at is told without a leaning: that is what its contribution says")
    func neutralWords() async throws {
        for level: UInt8 in [0, 250] {
            let evidence = await frames(of: [brightness]).evidence(for: try video([level, level, level]))
            #expect(!evidence.explanation.contains("more like"))
        }
    }

    @Test("Frames are fused as pictures are, or averaged when no such set was measured")
    func fused() async throws {
        let other = ScriptedDetector("image.tiles") { _ in (.done, 100, nil) }
        let medium = try video([50])
        let table = FusionTable(
            kind: .image, version: "1", on: "test",
            profiles: [
                FusionProfile(
                    detectors: ["image.clip", "image.tiles"], weights: ["image.clip": 0.2, "image.tiles": 0.3],
                    authentic: [], synthetic: [])
            ])
        #expect(await frames(of: [brightness, other], fusion: table).evidence(for: medium).llr == 40)
        #expect(await frames(of: [brightness, other]).evidence(for: medium).llr == 75)
    }

    @Test("A video in which no frame can be judged is refused with the frames' reason")
    func refused() async throws {
        let evidence = await frames(of: [faceless]).evidence(for: try video([1, 2]))
        #expect(evidence.state == .notApplicable)
        #expect(evidence.reason == .noFace)
        #expect(evidence.segments == nil)
    }

    @Test("Frames without an answer are left out, and the sentence says how many were judged")
    func some() async throws {
        let picky = ScriptedDetector("face.blend") { medium in
            guard case .success(let image) = medium.image, image.withPixels({ $0[0] }) > 5 else {
                return (.notApplicable, nil, .noFace)
            }
            return (.done, 3, nil)
        }
        let evidence = await frames(of: [picky]).evidence(for: try video([1, 9, 2, 8]))
        #expect(evidence.segments?.map(\.start) == [1, 3])
        #expect(evidence.explanation.contains("2 of 4"))
    }

    @Test("Without a picture track, or with one that cannot be decoded, the rest of the video still answers")
    func noPictures() async throws {
        let broken = try video(nil, video: .failure(DecodeError(.decoderDied, "A test.")))
        let evidence = await frames(of: [brightness]).evidence(for: broken)
        #expect(evidence.state == .failed)
        #expect(evidence.reason == .decoderFailed)
        let soundOnly = await frames(of: [brightness]).evidence(for: try video(nil))
        #expect(soundOnly.state == .notApplicable)
    }

    @Test("The sound of a video is heard as a sound, under the video's own id")
    func sound() async throws {
        let listens = ScriptedDetector("audio.speech", kind: .audio) { medium in
            guard medium.description.kind == .audio, case .success(let audio) = medium.audio else {
                return (.failed, nil, .decoderFailed)
            }
            return (.done, Double(audio.samples.count), nil)
        }
        let detector = SoundTrackDetector("video.sound", of: listens)
        let audio = DecodedAudio(samples: [0, 0, 0])
        let evidence = await detector.evidence(for: try video([1], audio: .success(audio)))
        #expect(evidence.detector == "video.sound")
        #expect(evidence.version == "2.0.0")
        #expect(evidence.llr == 3)
        let silent = await detector.evidence(for: try video([1]))
        #expect(silent.state == .notApplicable)
        #expect(silent.reason == .silence)
    }

    private func frames(of detectors: [any Detector], fusion: FusionTable? = nil) -> FramesDetector {
        FramesDetector("video.frames", of: detectors, fusion: fusion, words: .pictures)
    }

    /// A video of one frame a second, each of one brightness.
    private func video(
        _ levels: [UInt8]?, video: Result<DecodedVideo, DecodeError>? = nil,
        audio: Result<DecodedAudio, DecodeError>? = nil, rate: Double? = nil
    ) throws -> DecodedMedium {
        let frames = (levels ?? []).enumerated().map { index, level in
            VideoFrame(
                time: Double(index),
                image: DecodedImage(width: 2, height: 2, rgb: [UInt8](repeating: level, count: 12)))
        }
        let decoded = frames.isEmpty ? nil : DecodedVideo(duration: 9, codec: "h264", frames: frames)
        return DecodedMedium(
            file: try MediaFile(bytes: [1]),
            description: MediaDescription(
                kind: .video, format: .mp4, bytes: 1, sha256: "",
                tracks: rate.map { [MediaTrack(kind: .video, codec: "h264", frameRate: $0)] }), audio: audio,
            video: video ?? decoded.map(Result.success))
    }
}

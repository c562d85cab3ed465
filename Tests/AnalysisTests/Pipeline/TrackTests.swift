import Analysis
import DetectionCore
import Detectors
import Foundation
import MediaDecoding
import TestSupport
import Testing

@Suite("Sounds and videos in the pipeline", .timeLimit(.minutes(20)))
struct TrackTests {
    private let listens = FakeDetector("audio.length", kind: .audio) { medium in
        (try? medium.audio?.get()).map { Double($0.samples.count) / 16_000 }
    }
    private let watches = FakeDetector("video.frames", kind: .video) { medium in
        (try? medium.video?.get()).map { Double($0.frames.count) }
    }
    private let hears = FakeDetector("video.sound", kind: .video) { medium in
        (try? medium.audio?.get()).map { Double($0.samples.count) / 16_000 }
    }

    @Test("A sound reaches the detectors of sounds, decoded", arguments: ["tone.mp3", "tone.flac", "tone.m4a"])
    func sound(name: String) async throws {
        let report = try await analyze(name)
        #expect(report.media.kind == .audio)
        #expect(report.evidence.map(\.detector) == ["audio.length"])
        #expect(abs((report.evidence.first?.llr ?? 0) - 0.5) < 0.1)
        #expect(report.verdict == .uncertain)
        #expect(report.reason == .tableMissing)
    }

    @Test("A video reaches its detectors with frames and sound")
    func video() async throws {
        let report = try await analyze("clip.mp4")
        #expect(report.media.kind == .video)
        #expect(report.evidence.map(\.detector) == ["video.frames", "video.sound"])
        #expect(report.evidence.map(\.state) == [.done, .done])
        #expect((4...8).contains(report.evidence[0].llr ?? 0))
        #expect(abs((report.evidence[1].llr ?? 0) - 3) < 0.1)
    }

    @Test("A video is judged by the frames it shows after a cut without encoding anew")
    func cutVideo() async throws {
        let report = try await analyze("cut.mp4")
        #expect(report.evidence.map(\.state) == [.done, .done] && report.evidence[0].llr == 8)
    }

    @Test("Ogg with pictures is a video", arguments: ["clip.ogv"])
    func oggVideo(name: String) async throws {
        let report = try await analyze(name)
        #expect(report.media.kind == .video && report.evidence.map(\.state) == [.done, .done])
    }

    @Test("A sound beside a cover is judged as a sound, one beside a silent track too, and that is said")
    func soundWithOthers() async throws {
        let cover = try await analyze("cover.mp4")
        #expect(cover.media.kind == .audio && cover.warnings.isEmpty)
        let silent = try await analyze("silent-first.m4a")
        #expect(silent.warnings == ["one_track_only"] && abs((silent.media.duration ?? 0) - 0.5) < 0.1)
    }

    @Test("A video without sound is judged by its frames")
    func silentVideo() async throws {
        let report = try await analyze("clip.mkv", table: ["video.frames"])
        #expect(report.evidence.first { $0.detector == "video.frames" }?.state == .done)
        #expect(report.verdict == .synthetic)
    }

    @Test("A short clip with few keyframes is decoded through, at moments spread over it")
    func fewKeyframes() async throws {
        let moments = FakeDetector("video.moments", kind: .video) { medium in
            (try? medium.video?.get()).map { Double(Set($0.frames.map(\.time)).count) }
        }
        let analyzer = Pipelines.analyzer([moments])
        let report = try await analyzer.analyze(
            id: "v", Fixture.file("variable.mp4"), options: AnalysisOptions()
        ) { _ in }
        // It has six frames, two of them keyframes.
        #expect((report.evidence.first?.llr ?? 0) > 2)
    }

    @Test("A damaged sound or video is an error of the medium", arguments: ["tone.flac", "clip.avi", "clip.mp4"])
    func damaged(name: String) async throws {
        let bytes = try Fixture.bytes(name)
        let folder = try TemporaryFolder()
        // The head stays recognisable; what follows is noise.
        let noise = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ 41) }
        let path = try folder.write(bytes.prefix(64) + noise, to: name)
        await #expect {
            _ = try await analyzer().analyze(id: "d", MediaFile(path: path), options: AnalysisOptions()) { _ in }
        } throws: { error in
            [.unprocessableMedia, .unsupportedMedia].contains((error as? MediaError)?.code)
        }
    }

    @Test(
        "A decoder that dies fails the detectors of the content, not the analysis", arguments: ["tone.mp3", "clip.mp4"])
    func decoderDies(name: String) async throws {
        let analyzer = Pipelines.analyzer([listens, watches, hears], decoder: "/bin/false")
        let report = try await analyzer.analyze(id: "x", Fixture.file(name), options: AnalysisOptions()) { _ in }
        #expect(!report.evidence.isEmpty)
        #expect(report.evidence.allSatisfy { $0.state == .failed })
        #expect(report.verdict == .uncertain)
    }

    @Test("Only the beginning of a long sound is listened to, and the report says so")
    func longSound() async throws {
        var limits = DecodeLimits()
        limits.maxAudioSeconds = 1
        let analyzer = Pipelines.analyzer([hears, watches], limits: limits)
        let report = try await analyzer.analyze(id: "l", Fixture.file("clip.mp4"), options: AnalysisOptions()) { _ in }
        #expect(report.warnings == ["beginning_only", "voices_experimental", "motion_not_measured"])
    }

    private func analyzer(_ tables: [FusionTable] = []) -> Analyzer {
        Pipelines.analyzer([listens, watches, hears], tables: tables)
    }

    private func analyze(_ name: String, table: [String]? = nil) async throws -> Report {
        let tables = table.map { [Pipelines.table($0, kind: .video)] } ?? []
        return try await analyzer(tables).analyze(id: "one", Fixture.file(name), options: AnalysisOptions()) { _ in }
    }
}

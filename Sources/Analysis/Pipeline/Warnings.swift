import DetectionCore
import Detectors
import MediaDecoding

/// What a reader of a report should know besides the verdict, as stable codes.
enum Warnings {
    /// The codes that hold for one analysed medium, in a fixed order.
    static func codes(for medium: DecodedMedium, _ evidence: [Evidence], _ provenance: Report.Provenance) -> [String] {
        var codes: [String] = []
        let description = medium.description
        if (description.frames ?? 1) > 1 { codes.append("first_frame_only") }
        let hasSeveral = [MediaTrack.Kind.audio, .video].contains { kind in
            (description.tracks ?? []).count { $0.kind == kind } > 1
        }
        if hasSeveral { codes.append("one_track_only") }
        if case .success(let audio) = medium.audio, audio.isPartial { codes.append("beginning_only") }
        if medium.encoding == .windows1252 { codes.append("read_as_windows_1252") }
        if evidence.contains(where: { $0.examined?.unit == .words }) { codes.append("partly_read") }
        let answered = Set(evidence.filter { $0.state == .done }.map(\.detector))
        if answered.contains("audio.speech") || answered.contains("video.sound") { codes.append("voices_experimental") }
        if answered.contains("video.frames") { codes.append("motion_not_measured") }
        let missing = evidence.filter { $0.reason == .modelMissing }
        if missing.contains(where: { $0.detector == "text.smollm2" }) { codes.append("language_model_missing") }
        if missing.contains(where: { $0.detector != "text.smollm2" }) { codes.append("model_missing") }
        if evidence.contains(where: { $0.reason == .decoderFailed }) { codes.append("decoder_failed") }
        if provenance.c2pa?.standing == .invalid { codes.append("signature_invalid") }
        return codes
    }
}

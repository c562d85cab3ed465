import DetectionCore
import Detectors
import MediaDecoding

extension Analyzer {
    /// Frames that are looked at, spread over the length of the video.
    private static let frames = 8
    /// A clip with fewer keyframes is decoded through instead, when it is short enough for that to cost little.
    private static let fewestFrames = 4
    /// Longest clip that is decoded through, in seconds.
    private static let shortClip = 20.0

    /// Frames and sound of a video; what is there counts.
    ///
    /// A broken or unknown track is an error of the medium only when the other track does not answer either.
    func video(_ file: MediaFile, _ description: MediaDescription) async throws(MediaError) -> DecodedMedium {
        let pictures = await pictures(of: file, description.format)
        if case .failure(let error) = pictures, error.code == .cancelled { throw .cancelled }
        let hasSound = description.tracks?.contains { $0.kind == .audio } ?? true
        let sound = hasSound ? await sound(of: file, description.format) : nil
        switch (pictures, sound) {
        case (_, .failure(let error)?) where error.code == .cancelled: throw .cancelled
        case (.failure, .failure?), (.failure, nil): try Self.check(pictures)
        case (.success, _), (.failure, .success?): break
        }
        return DecodedMedium(file: file, description: description, audio: sound, video: pictures)
    }

    private func pictures(of file: MediaFile, _ format: MediaFormat) async -> Result<DecodedVideo, DecodeError> {
        let keyframes = await Self.result { () throws(DecodeError) in
            try await decoders.video(file, format: format, frames: .keyframes(Self.frames))
        }
        guard case .success(let video) = keyframes, video.frames.count < Self.fewestFrames,
            video.duration > 0, video.duration <= Self.shortClip
        else { return keyframes }
        // The middles of equal parts, so that neither the first nor the last frame speaks for a clip.
        let times = (0..<Self.frames).map { (Double($0) + 0.5) * video.duration / Double(Self.frames) }
        let all = await Self.result { () throws(DecodeError) in
            try await decoders.video(file, format: format, frames: .times(times))
        }
        if case .success = all { return all }
        return keyframes
    }
}

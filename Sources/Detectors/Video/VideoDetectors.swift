import DetectionCore

/// The detectors of videos: detectors of other kinds, applied to the parts of a video.
enum VideoDetectors {
    /// Ids that no other detector may have.
    static let ids: Set<String> = ["video.frames", "video.faces", "video.sound"]

    private static let pictures: Set<String> = ["image.clip"]
    private static let faces: Set<String> = ["face.blend"]
    private static let sounds = "audio.speech"

    /// The video detectors that can be made of the detectors at hand.
    ///
    /// - Parameters:
    ///   - parts: Detectors of pictures and sounds.
    ///   - fusion: How pictures are fused.
    static func made(of parts: [any Detector], fusion: FusionTable?) -> [any Detector] {
        var detectors: [any Detector] = []
        let pictures = parts.filter { self.pictures.contains($0.id) }
        if !pictures.isEmpty {
            detectors.append(FramesDetector("video.frames", of: pictures, fusion: fusion, words: .pictures))
        }
        let faces = parts.filter { self.faces.contains($0.id) }
        if !faces.isEmpty { detectors.append(FramesDetector("video.faces", of: faces, fusion: nil, words: .faces)) }
        if let sound = parts.first(where: { $0.id == sounds }) {
            detectors.append(SoundTrackDetector("video.sound", of: sound))
        }
        return detectors
    }
}

import Containers
import DetectionCore

/// The declarations of an audio or video container, found without decoding anything.
struct TrackStructure: Equatable {
    /// The sound and video tracks in the container's order.
    var tracks: [MediaTrack] = []
    /// Tracks of every kind, subtitles and data included.
    var count = 0
    /// Length in seconds as the container gives it; nil when it says nothing.
    var duration: Double?
    /// False when the container has no field for the size of frames; then the decoder's limit alone bounds them.
    var declaresFrameSize = true

    /// Walks the container of a sound or video.
    ///
    /// - Throws: `MediaError` with `unprocessableMedia` when it declares no track of its kind or refers to other files.
    init(of window: ByteWindow, format: MediaFormat) throws(MediaError) {
        switch format {
        case .wav: self = WAVEWalker.structure(of: window)
        case .aiff: self = AIFFWalker.structure(of: window)
        case .mp3: self = MP3Walker.structure(of: window)
        case .flac: self = FLACWalker.structure(of: window)
        case .ogg, .ogv: self = OggWalker.structure(of: window)
        case .aac: self = ADTSWalker.structure(of: window)
        case .m4a, .mp4, .mov: self = try ISOWalker.structure(of: window)
        case .mka, .mkv: self = MatroskaWalker.structure(of: window)
        case .avi: self = AVIWalker.structure(of: window)
        case .ts: self = TransportWalker.structure(of: window)
        case .mpg: self = ProgramWalker.structure(of: window)
        case .caf: self = CAFWalker.structure(of: window)
        case .amr, .awb: self = AMRWalker.structure(of: window)
        case .wma, .wmv: self = try ASFWalker.structure(of: window)
        case .flv: self = FLVWalker.structure(of: window)
        case .jpeg, .png, .webp, .gif, .tiff, .heif, .avif, .text, .docx, .odt, .pdf, .unknown: self.init()
        }
        let kind = format.kind == .video ? MediaTrack.Kind.video : .audio
        guard count > tracks.count || tracks.contains(where: { $0.kind == kind }) else {
            guard tracks.isEmpty else {
                throw MediaError(
                    .unprocessableMedia,
                    "The \(format.rawValue.uppercased()) file holds only sound. Hand in its sound as WAV, MP3 or M4A.")
            }
            throw MediaError(
                .unprocessableMedia,
                "The \(format.rawValue.uppercased()) file is damaged: it declares no "
                    + "\(kind == .video ? "video" : "sound") track. Export it again.")
        }
    }

    init() {}

    /// A container that always has one sound track.
    init(sound codec: String, sampleRate: Int, channels: Int, duration: Double?) {
        let track = MediaTrack(
            kind: .audio, codec: codec, duration: duration, sampleRate: sampleRate, channels: channels)
        tracks = [track]
        count = 1
        self.duration = duration
    }

    /// Adds a track.
    mutating func add(_ track: MediaTrack) {
        tracks.append(track)
        count += 1
    }

    /// Whether there is a video track.
    var hasVideo: Bool { tracks.contains { $0.kind == .video } }

    /// The longest of all lengths that are declared.
    var longest: Double? { (tracks.map(\.duration) + [duration]).compactMap { $0 }.max() }

    /// Width and height of the first video track after rotation.
    var uprightSize: (width: Int, height: Int)? {
        guard let track = tracks.first(where: { $0.kind == .video }), let width = track.width,
            let height = track.height
        else { return nil }
        return [90, 270].contains(track.rotation) ? (height, width) : (width, height)
    }
}

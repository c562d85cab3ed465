import DetectionCore

extension TrackStructure {
    /// Refuses what declares more than allowed: tracks, seconds or pixels in a frame.
    ///
    /// - Throws: `MediaError` with `tooLarge`, or `unprocessableMedia` for frames without a size.
    func check(_ limits: DecodeLimits, kind: MediaKind) throws(MediaError) {
        guard count <= limits.maxTracks else {
            throw MediaError(
                .tooLarge,
                "The file has \(count) tracks; at most \(limits.maxTracks) are accepted. Keep the ones that matter.")
        }
        let most = kind == .video ? limits.maxVideoDuration : limits.maxSoundDuration
        // Written so that what is not a number is refused too.
        if let longest, !(longest <= most) {
            throw MediaError(
                .tooLarge,
                "The file declares a length of \(Self.words(longest)); at most \(Self.words(most)) are accepted. "
                    + "Cut it into parts.")
        }
        guard declaresFrameSize else { return }
        for track in tracks where track.kind == .video { try check(track, limits) }
    }

    private func check(_ track: MediaTrack, _ limits: DecodeLimits) throws(MediaError) {
        guard let width = track.width, let height = track.height, width > 0, height > 0 else {
            throw MediaError(
                .unprocessableMedia, "The file is damaged: its video track declares no size. Export it again.")
        }
        let (pixels, isOver) = width.multipliedReportingOverflow(by: height)
        guard !isOver, pixels <= limits.maxFramePixels else {
            throw MediaError(
                .tooLarge,
                "The video has \(width) × \(height) pixels; at most \(limits.maxFramePixels) pixels are accepted. "
                    + "Make it smaller.")
        }
    }

    private static func words(_ seconds: Double) -> String {
        seconds < 1e9 ? "\(Int(seconds)) s" : "over 1000000000 s"
    }
}

public import DetectionCore
import Foundation

/// Where in a medium the detectors looked and what they found there, as a picture to lay over or beside it.
///
/// A colour says the direction and its opacity the strength: teal leans authentic, orange synthetic, and where nothing
/// was found the picture is clear.
public enum Overlay: Sendable, Equatable {
    /// A picture's grid.
    case heatmap(Heatmap, width: Int, height: Int)
    /// Scored stretches of a video or sound of so many seconds.
    case timeline([Segment], duration: Double)

    /// Longest side of a heat map, in pixels.
    static let side = 256
    /// Width of a timeline, in pixels.
    static let length = 512
    /// Height of one track of a timeline, in pixels.
    static let band = 16
    /// The colour of no finding.
    static let neutral: UInt8 = 128

    /// What a report has to show; nil when no detector told a place or a time.
    public init?(_ report: Report) {
        let heaviest = report.evidence.sorted { $0.weight ?? 0 > $1.weight ?? 0 }
        if let map = heaviest.lazy.compactMap(\.heatmap).first(where: \.isWhole) {
            self = .heatmap(map, width: report.media.width ?? map.width, height: report.media.height ?? map.height)
            return
        }
        let tracks = [Segment.Track.video, .audio].compactMap { track in
            heaviest.lazy.compactMap { $0.segments?.filter { $0.track == track } }.first { !$0.isEmpty }
        }
        let segments = tracks.flatMap { $0 }
        guard let end = segments.map(\.end).max() else { return nil }
        self = .timeline(segments, duration: max(report.media.duration ?? 0, end))
    }

    /// The picture as a PNG file.
    public var png: [UInt8] { picture.png(palette: Self.palette) }

    /// The picture; a colour is 0 for authentic, 255 for synthetic.
    var picture: IndexedPicture {
        switch self {
        case .heatmap(let map, let width, let height): map.picture(width: width, height: height)
        case .timeline(let segments, let duration): Self.bands(segments, duration)
        }
    }

    private static let palette: [(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8)] = (0..<256).map { index in
        let alpha = UInt8(min(255, abs(index - Int(neutral)) * 2))
        return index < Int(neutral) ? (38, 166, 154, alpha) : (230, 145, 30, alpha)
    }

    /// One band a track, pictures above sound.
    private static func bands(_ segments: [Segment], _ duration: Double) -> IndexedPicture {
        let tracks = [Segment.Track.video, .audio].filter { track in segments.contains { $0.track == track } }
        var picture = IndexedPicture(width: length, height: band * tracks.count, filledWith: neutral)
        let scale = duration > 0 ? Double(length) / duration : 0
        for segment in segments {
            guard let row = tracks.firstIndex(of: segment.track), !segment.score.isNaN else { continue }
            let first = Self.column(of: segment.start * scale, most: length - 1)
            // A single frame is a line of three pixels.
            let last = max(Self.column(of: segment.end * scale, most: length), min(first + 3, length))
            let colour = UInt8((255 / (1 + exp(-segment.score))).rounded())
            for line in row * band..<(row + 1) * band {
                for column in first..<last { picture.pixels[line * length + column] = colour }
            }
        }
        return picture
    }

    /// A place within the picture, whatever the number.
    private static func column(of place: Double, most: Int) -> Int {
        place.isNaN ? 0 : Int(min(max(place, 0), Double(most)))
    }
}

public import Foundation

extension AnalysisView {
    /// The queue in front of a waiting analysis.
    public struct QueuePosition: Codable, Sendable, Equatable {
        /// Number of analyses in front of it.
        public var ahead: Int
        /// When it is tried again after the server could not finish it; nil while it waits for its turn.
        public var retryAt: Date?

        private enum CodingKeys: String, CodingKey {
            case ahead
            case retryAt = "retry_at"
        }

        /// A place in the queue.
        public init(ahead: Int, retryAt: Date? = nil) {
            self.ahead = ahead
            self.retryAt = retryAt
        }
    }

    /// Addresses that belong to an analysis, relative to the server.
    public struct Links: Codable, Sendable, Equatable {
        /// The analysis itself.
        public var `self`: String
        /// The medium as it was handed in; nil once it is deleted.
        public var media: String?
        /// Its text as the detectors read it; nil for other media, and once it is deleted.
        public var text: String?
        /// A small picture of the medium; nil when there is none.
        public var thumbnail: String?
        /// Where in the medium the detectors looked, as a picture; nil when there is none.
        public var overlay: String?

        /// Addresses of one analysis.
        public init(
            self address: String, media: String?, text: String? = nil, thumbnail: String? = nil, overlay: String? = nil
        ) {
            self.`self` = address
            self.media = media
            self.text = text
            self.thumbnail = thumbnail
            self.overlay = overlay
        }
    }
}

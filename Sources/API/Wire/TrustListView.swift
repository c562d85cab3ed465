public import Foundation

/// The trust list in force: whose signatures are proof on this server.
public struct TrustListView: Codable, Sendable, Equatable {
    /// Where the list comes from.
    public enum Source: String, Codable, Sendable, CaseIterable {
        /// There is none: nobody's signature is proof.
        case none
        /// A file that the server's settings name.
        case file
        /// The copy of the lists that the C2PA organisation publishes.
        case publicCopy = "public"
        /// A list that was uploaded, or imported on the machine.
        case uploaded
    }

    /// Somebody whom the list names.
    public struct Holder: Codable, Sendable, Equatable {
        /// The name, with the organisation.
        public var name: String
        /// The day on which the certificate ends, such as `2030-05-08`; left out where that cannot be read.
        public var ends: String?
        /// Whether it is meant for time stamps.
        public var stampsTime: Bool

        enum CodingKeys: String, CodingKey {
            case name, ends
            case stampsTime = "stamps_time"
        }

        /// Somebody.
        public init(name: String, ends: String?, stampsTime: Bool) {
            self.name = name
            self.ends = ends
            self.stampsTime = stampsTime
        }
    }

    /// Where the list comes from.
    public var source: Source
    /// The file's name, where the settings name one.
    public var name: String?
    /// `sha256:` and 64 hexadecimal digits, as reports have it; left out where there is no list.
    public var digest: String?
    /// How many certificates it holds.
    public var certificates: Int
    /// When its file was written.
    public var since: Date?
    /// The day on which the published lists were copied, such as `2026-07-10`, where it is that copy.
    public var copied: String?
    /// Whether it may be replaced and removed here; a list that the settings name may not.
    public var replaceable: Bool
    /// Whether a copy of the published lists is installed, which may be asked for by name.
    public var publicAvailable: Bool
    /// Whom it names, in its order.
    public var holders: [Holder]

    enum CodingKeys: String, CodingKey {
        case source, name, digest, certificates, since, copied, replaceable, holders
        case publicAvailable = "public_available"
    }

    /// A list.
    public init(
        source: Source, name: String? = nil, digest: String? = nil, since: Date? = nil, copied: String? = nil,
        replaceable: Bool, publicAvailable: Bool, holders: [Holder] = []
    ) {
        self.source = source
        self.name = name
        self.digest = digest
        certificates = holders.count
        self.since = since
        self.copied = copied
        self.replaceable = replaceable
        self.publicAvailable = publicAvailable
        self.holders = holders
    }
}

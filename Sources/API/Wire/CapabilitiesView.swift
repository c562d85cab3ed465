public import DetectionCore

/// Formats, limits and detectors of this installation, for clients to adapt to.
public struct CapabilitiesView: Codable, Sendable, Equatable {
    /// Version of the program.
    public var version: String
    /// Whether visitors of the loopback address may analyse without an account.
    public var guest: Bool
    /// Who may make an account; nil from servers before invitations.
    public var registration: RegistrationMode?
    /// How people sign in; nil from servers before identity providers.
    public var signIn: SignInView?
    /// The formats that are recognised and decoded.
    public var formats: [MediaFormat]
    /// Largest accepted upload, in bytes.
    public var maxBytes: Int
    /// Largest accepted picture, in pixels.
    public var maxPixels: Int
    /// The detectors, by id.
    public var detectors: [DetectorInfo]
    /// Supported operating points by kind of medium.
    public var operatingPoints: [String: [OperatingPoint]]

    enum CodingKeys: String, CodingKey {
        case version, guest, registration, formats, detectors
        case signIn = "sign_in"
        case maxBytes = "max_bytes"
        case maxPixels = "max_pixels"
        case operatingPoints = "operating_points"
    }

    /// The capabilities of one installation.
    public init(
        version: String, guest: Bool, registration: RegistrationMode?, signIn: SignInView?, formats: [MediaFormat],
        maxBytes: Int, maxPixels: Int,
        detectors: [DetectorInfo], operatingPoints: [String: [OperatingPoint]]
    ) {
        self.version = version
        self.guest = guest
        self.registration = registration
        self.signIn = signIn
        self.formats = formats
        self.maxBytes = maxBytes
        self.maxPixels = maxPixels
        self.detectors = detectors
        self.operatingPoints = operatingPoints
    }
}

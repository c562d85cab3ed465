/// What begins a RIFF file (WAV, AVI, WebP), its larger forms RF64, BW64 and Wave64, and an AIFF file.
///
/// Source: Microsoft, RIFF MCI specification; EBU Tech 3306 (RF64); ITU-R BS.2088 (BW64); Sony, "Wave64 File Format"; Apple,
/// "Audio Interchange File Format: AIFF" (1989).
public struct RIFFForm: Sendable, Equatable {
    /// The size of 32 bits that says: see the 64 bits elsewhere.
    static let wide = 0xFFFF_FFFF
    /// What follows the four letters of most names of Wave64.
    static let wave64Tail: [UInt8] = [0xF3, 0xAC, 0xD3, 0x11, 0x8C, 0xD1, 0x00, 0xC0, 0x4F, 0x8E, 0xDB, 0x8A]
    private static let wave64Start: [UInt8] =
        Array("riff".utf8) + [0x2E, 0x91, 0xCF, 0x11, 0xA5, 0xD6, 0x28, 0xDB, 0x04, 0xC1, 0x00, 0x00]

    /// `WAVE`, `AVI `, `WEBP`, `AIFF`, `AIFC` or another one.
    public let name: String
    /// The chunks, as far as the file says that it reaches; all of it where a recorder that was cut off left no size.
    public let declared: Range<Int>
    /// The chunks, as far as there is a file.
    public let all: Range<Int>
    let order: ByteWindow.Order
    let isWave64: Bool
    /// The size of the samples where it takes 64 bits.
    let wideSize: Int?

    /// Reads the beginning of a file; nil when it is another one.
    public init?(_ window: ByteWindow) {
        if window.has(Self.wave64Start), window.has("wave", at: 24), window.has(Self.wave64Tail, at: 28),
            let size = window.number(at: 16, width: 8, .little)
        {
            self.init("WAVE", from: 40, to: size == 0 ? .max : size, of: window, isWave64: true)
            return
        }
        let kinds = ["RIFF", "RF64", "BW64", "FORM"]
        guard let kind = window.characters(at: 0, count: 4), kinds.contains(kind),
            let name = window.characters(at: 8, count: 4), (kind == "FORM") == ["AIFF", "AIFC"].contains(name)
        else { return nil }
        let order: ByteWindow.Order = kind == "FORM" ? .big : .little
        guard let size = window.number(at: 4, width: 4, order) else { return nil }
        let large = kind == "RF64" || kind == "BW64" ? Self.largeSizes(window) : nil
        let isOpen = kind != "FORM" && name != "WEBP" && size == 0
        let stated = isOpen ? .max : size == Self.wide ? large?.file ?? .max : size
        self.init(
            name, from: 12, to: min(stated, window.count) + 8, of: window, order: order, wideSize: large?.samples)
    }

    /// The form of what lies inside a chunk: of Wave64, that of a list in RIFF.
    public var inside: RIFFForm { RIFFForm(self) }

    private init(_ outer: RIFFForm) {
        (name, declared, all, order) = (outer.name, outer.declared, outer.all, outer.order)
        (isWave64, wideSize) = (false, nil)
    }

    private init(
        _ name: String, from start: Int, to end: Int, of window: ByteWindow, order: ByteWindow.Order = .little,
        isWave64: Bool = false, wideSize: Int? = nil
    ) {
        self.name = name
        all = start..<max(start, window.count)
        declared = start..<max(start, min(end, window.count))
        self.order = order
        self.isWave64 = isWave64
        self.wideSize = wideSize
    }

    /// The sizes of the file and of its samples in the chunk that begins an RF64 file.
    private static func largeSizes(_ window: ByteWindow) -> (file: Int, samples: Int)? {
        guard window.has("ds64", at: 12), let file = window.number(at: 20, width: 8, .little),
            let samples = window.number(at: 28, width: 8, .little)
        else { return nil }
        return (file, samples)
    }
}

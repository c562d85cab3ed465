/// One of the open marks that the code of an image generator writes into every picture: its message, and the arithmetic
/// of the writer.
///
/// Source: the writers' own repositories; `docs/detectors/marks.md` names them.
enum OpenMark: Int, Sendable, CaseIterable {
    case sdxl
    /// diffusers 0.18 to 0.27 handed the picture over with red and blue exchanged.
    case sdxlExchanged
    case flux
    case stableDiffusion1
    case stableDiffusion2

    /// The bits of the message in the order of the blocks, each 0 or 1.
    var message: [Double] {
        switch self {
        case .sdxl, .sdxlExchanged: Self.bits(0xB3EC_907B_B19E, count: 48)
        // Stated as a binary literal of 48 digits and then read as a number, which has 46.
        case .flux: Self.bits(0x2AFE_879C_F52E, count: 46)
        case .stableDiffusion1: Self.bits("StableDiffusionV1")
        case .stableDiffusion2: Self.bits("SDV2")
        }
    }

    /// The colour plane that carries it.
    var plane: LowBand.Plane {
        switch self {
        case .sdxl, .flux: .float
        case .sdxlExchanged: .exchanged
        case .stableDiffusion1, .stableDiffusion2: .byte
        }
    }

    /// The correlations from which on it counts as found at the picture's own size: unmarked pictures reach them less than
    /// once in a million, all marks together.
    var threshold: Threshold {
        switch self {
        case .sdxl, .sdxlExchanged, .flux: Threshold(whole: 0.76)
        case .stableDiffusion1: Threshold(whole: 0.50, withinBytes: 0.47)
        case .stableDiffusion2: Threshold(whole: 0.85, withinBytes: 0.75)
        }
    }

    /// The same where many sizes or places were tried.
    var searchThreshold: Threshold {
        switch self {
        case .sdxl, .sdxlExchanged, .flux: Threshold(whole: 0.85)
        case .stableDiffusion1: Threshold(whole: 0.60, withinBytes: 0.55)
        case .stableDiffusion2: Threshold(whole: 0.93, withinBytes: 0.85)
        }
    }

    /// What a mark must reach.
    struct Threshold {
        /// R of the whole message.
        var whole: Double
        /// For a text also R within its bytes.
        ///
        /// The bits at one place of every byte are much alike, and so are the columns of a picture with upright
        /// edges whose width is a multiple of eight blocks. R of the whole then reaches 0.56 by that alone.
        var withinBytes: Double?

        func isReached(_ correlation: Correlation) -> Bool {
            correlation.whole >= whole && (withinBytes.map { correlation.withinBytes >= $0 } ?? true)
        }
    }

    /// How well a picture tells a message, 0…1.
    struct Correlation {
        /// By all its bits.
        var whole: Double
        /// By what is left of them without the mean of each place in a byte; 0 for messages that are no text.
        var withinBytes: Double

        static let none = Correlation(whole: 0, withinBytes: 0)
    }

    /// Whether the message is a text.
    var isText: Bool { threshold.withinBytes != nil }

    /// Whose code writes it, as people call it.
    var family: String {
        switch self {
        case .sdxl, .sdxlExchanged: "SDXL"
        case .flux: "FLUX"
        case .stableDiffusion1: "Stable Diffusion 1"
        case .stableDiffusion2: "Stable Diffusion 2"
        }
    }

    /// The family as a number, for clients that have its name in another language.
    var familyNumber: Int {
        switch self {
        case .stableDiffusion1: 1
        case .stableDiffusion2: 2
        case .sdxl, .sdxlExchanged: 3
        case .flux: 4
        }
    }

    private static func bits(_ number: UInt64, count: Int) -> [Double] {
        (0..<count).map { Double(number >> UInt64(count - 1 - $0) & 1) }
    }

    private static func bits(_ text: String) -> [Double] {
        text.utf8.flatMap { bits(UInt64($0), count: 8) }
    }
}

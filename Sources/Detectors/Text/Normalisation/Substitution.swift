/// The replacement of a scalar in the common form.
enum Substitution: Sendable, Equatable {
    /// The scalar stays.
    case none
    /// The scalar goes.
    case nothing
    /// Another scalar.
    case one(Unicode.Scalar)
    /// Several scalars.
    case several([Unicode.Scalar])

    /// A dash with its spaces.
    static let dash = several([" ", "-", " "])

    /// The substitution of a scalar; a hyphen-minus stays.
    init(_ scalar: Unicode.Scalar) {
        self = scalar.value < 0x80 ? Self.ascii(scalar.value) : Self.beyondASCII(scalar.value)
    }

    private static func ascii(_ value: UInt32) -> Substitution {
        switch value {
        case 0x09...0x0D: .one(" ")
        case 0x00...0x1F, 0x7F: .nothing
        case 0x23, 0x2A, 0x5F, 0x60: .nothing  // # * _ `
        default: .none
        }
    }

    private static func beyondASCII(_ value: UInt32) -> Substitution {
        switch value {
        case 0x2018...0x201B, 0x2032, 0xB4: .one("'")
        case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: .one("\"")
        case 0x2012...0x2015: dash
        case 0x2010, 0x2011, 0x2212: .one("-")
        case 0x2026: .several([".", ".", "."])
        case 0x2022, 0xB7: .one(" ")
        case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .one(" ")
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0xFEFF: .nothing
        case 0xFB00...0xFB04: ligatures[Int(value - 0xFB00)]
        default: .none
        }
    }

    private static let ligatures: [Substitution] = ["ff", "fi", "fl", "ffi", "ffl"].map {
        .several(Array($0.unicodeScalars))
    }
}

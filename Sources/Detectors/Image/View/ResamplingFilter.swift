import Foundation

/// The kernel that weighs source pixels when a picture changes size.
public enum ResamplingFilter: String, Sendable, Codable {
    /// Keys' cubic with a = −0.5.
    case bicubic
    /// The triangle.
    case bilinear
    /// The sine cardinal, windowed by its own main lobe over three pixels.
    case lanczos
    /// The one nearest pixel, without antialiasing.
    case nearest

    /// Half the kernel's width, in target pixels.
    var support: Double {
        switch self {
        case .bicubic: 2
        case .bilinear: 1
        case .lanczos: 3
        case .nearest: 0.5
        }
    }

    /// The kernel's value at a distance from its centre.
    ///
    /// Source: Keys, "Cubic convolution interpolation for digital image processing" (1981), equation 8.
    func weight(at distance: Double) -> Double {
        let x = abs(distance)
        guard x < support else { return 0 }
        switch self {
        case .nearest: return 1
        case .bilinear: return 1 - x
        case .lanczos: return Self.sinc(x) * Self.sinc(x / 3)
        case .bicubic:
            let a = -0.5
            return x < 1 ? ((a + 2) * x - (a + 3)) * x * x + 1 : (((x - 5) * x + 8) * x - 4) * a
        }
    }

    private static func sinc(_ x: Double) -> Double { x == 0 ? 1 : sin(.pi * x) / (.pi * x) }
}

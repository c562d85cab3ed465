import Foundation

/// Power spectra of frames of 32,768 samples, two at a time: two real frames are the parts of a complex one.
///
/// Hann's window, the Cooley–Tukey transform of radix 2, the bins below half the sample rate.
struct PowerSpectrum {
    /// Samples of a frame.
    static let length = 32_768
    /// Bins of a spectrum.
    static let bins = length / 2

    private let window: [Double]
    private let cosines: [Double]
    private let sines: [Double]
    private let reversed: [Int]
    private var real = [Double](repeating: 0, count: length)
    private var imaginary = [Double](repeating: 0, count: length)

    /// The tables for any number of frames.
    init() {
        let angles = (0..<Self.length).map { 2 * Double.pi * Double($0) / Double(Self.length) }
        window = angles.map { 0.5 - 0.5 * cos($0) }
        cosines = angles.prefix(Self.bins).map { cos($0) }
        sines = angles.prefix(Self.bins).map { -sin($0) }
        let shift = UInt32.bitWidth - Self.length.trailingZeroBitCount
        reversed = (0..<UInt32(Self.length)).map { index in
            let bits = (0..<UInt32(UInt32.bitWidth)).reduce(UInt32(0)) { $0 << 1 | index >> $1 & 1 }
            return Int(bits >> UInt32(shift))
        }
    }

    /// The powers of two frames, bin by bin.
    mutating func powers(
        _ first: ArraySlice<Float>, _ second: ArraySlice<Float>
    ) -> (first: [Double], second: [Double]) {
        for (index, place) in reversed.enumerated() {
            real[place] = Double(first[first.startIndex + index]) * window[index]
            imaginary[place] = Double(second[second.startIndex + index]) * window[index]
        }
        transform()
        var (one, other) = ([Double](repeating: 0, count: Self.bins), [Double](repeating: 0, count: Self.bins))
        for bin in 0..<Self.bins {
            let mirror = (Self.length - bin) % Self.length
            let (sum, difference) = (real[bin] + real[mirror], real[bin] - real[mirror])
            let (crossSum, crossDifference) = (imaginary[bin] + imaginary[mirror], imaginary[bin] - imaginary[mirror])
            one[bin] = (sum * sum + crossDifference * crossDifference) / 4
            other[bin] = (crossSum * crossSum + difference * difference) / 4
        }
        return (one, other)
    }

    /// Transforms what lies in bit-reversed order.
    private mutating func transform() {
        real.withUnsafeMutableBufferPointer { real in
            imaginary.withUnsafeMutableBufferPointer { imaginary in
                cosines.withUnsafeBufferPointer { cosines in
                    sines.withUnsafeBufferPointer { sines in
                        Self.transform(real, imaginary, cosines, sines)
                    }
                }
            }
        }
    }

    private static func transform(
        _ real: UnsafeMutableBufferPointer<Double>, _ imaginary: UnsafeMutableBufferPointer<Double>,
        _ cosines: UnsafeBufferPointer<Double>, _ sines: UnsafeBufferPointer<Double>
    ) {
        var half = 1
        while half < length {
            let step = bins / half
            var start = 0
            while start < length {
                var place = start
                var angle = 0
                while place < start + half {
                    let (c, s) = (cosines[angle], sines[angle])
                    let (x, y) = (real[place + half], imaginary[place + half])
                    let (turnedX, turnedY) = (x * c - y * s, x * s + y * c)
                    real[place + half] = real[place] - turnedX
                    imaginary[place + half] = imaginary[place] - turnedY
                    real[place] += turnedX
                    imaginary[place] += turnedY
                    place += 1
                    angle += step
                }
                start += 2 * half
            }
            half *= 2
        }
    }
}

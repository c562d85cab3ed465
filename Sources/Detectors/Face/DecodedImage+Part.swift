import MediaDecoding

extension DecodedImage {
    /// A copy of a part of the picture; `part` lies inside it.
    func cut(to part: PixelRectangle) -> DecodedImage {
        let row = part.width * 3
        let rgb = withPixels { pixels in
            [UInt8](unsafeUninitializedCapacity: row * part.height) { output, filled in
                for y in 0..<part.height {
                    let start = ((part.y + y) * width + part.x) * 3
                    _ = UnsafeMutableBufferPointer(rebasing: output[y * row..<(y + 1) * row])
                        .initialize(from: pixels[start..<start + row])
                }
                filled = row * part.height
            }
        }
        return DecodedImage(width: part.width, height: part.height, rgb: rgb)
    }

    /// The whole picture at another size, as RGB triples.
    func pixels(resizedTo size: (width: Int, height: Int), filter: ResamplingFilter) -> [UInt8] {
        withPixels { pixels in
            ImageResampler.resize(
                pixels, width: width, height: height, target: size,
                window: PixelRectangle(x: 0, y: 0, width: size.width, height: size.height), filter: filter)
        }
    }
}

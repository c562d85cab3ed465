/// The sizes in pixels that the generators of the open marks make by themselves.
enum GeneratorSizes {
    /// Larger pictures are not scaled back: nobody enlarges that far without redrawing.
    private static let mostPixels = 2048 * 2048
    private static let furthest = 2.5

    private static let all: [(width: Int, height: Int)] = [
        (1024, 1024), (1152, 896), (1216, 832), (1344, 768), (1536, 640), (1360, 768), (768, 768), (512, 512),
        (768, 512),
        (512, 640), (2048, 2048), (896, 1152), (832, 1216), (768, 1344), (640, 1536), (768, 1360), (512, 768),
        (640, 512),
    ]

    /// The other sizes with the proportions of a picture, within a pixel of rounding; usually none to three.
    static func fitting(width: Int, height: Int) -> [(width: Int, height: Int)] {
        guard width * height <= mostPixels else { return [] }
        return all.filter { size in
            let scale = Double(width) / Double(size.width)
            guard size != (width, height), (1 / furthest...furthest).contains(scale) else { return false }
            return abs(Double(height) - Double(size.height) * scale) <= 1
                || abs(Double(width) - Double(size.width) * Double(height) / Double(size.height)) <= 1
        }
    }
}

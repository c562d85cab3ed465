import DetectionCore

extension Heatmap {
    /// Whether there is a value for each cell.
    var isWhole: Bool { width > 0 && height > 0 && values.count == width * height }

    /// The grid stretched over a picture of some proportions, values between the middles of cells in proportion.
    func picture(width: Int, height: Int) -> IndexedPicture {
        let scale = Double(Overlay.side) / Double(max(width, height, 1))
        let columns = places(max(1, Int(Double(width) * scale)), cells: self.width)
        let rows = places(max(1, Int(Double(height) * scale)), cells: self.height)
        var picture = IndexedPicture(width: columns.count, height: rows.count, filledWith: Overlay.neutral)
        let cells = [UInt8](values)
        for (line, row) in rows.enumerated() {
            for (pixel, column) in columns.enumerated() {
                let value = mix(
                    mix(cells, row.first, column), mix(cells, row.last, column), row.share)
                picture.pixels[line * columns.count + pixel] = UInt8(value.rounded())
            }
        }
        return picture
    }

    private func mix(_ cells: [UInt8], _ row: Int, _ column: Place) -> Double {
        mix(Double(cells[row * width + column.first]), Double(cells[row * width + column.last]), column.share)
    }

    private func mix(_ first: Double, _ last: Double, _ share: Double) -> Double { first + (last - first) * share }

    /// Two neighbouring cells, and how much of the way a pixel lies from the first to the last.
    private struct Place {
        let first: Int
        let last: Int
        let share: Double
    }

    private func places(_ pixels: Int, cells: Int) -> [Place] {
        (0..<pixels).map { pixel in
            let middle = (Double(pixel) + 0.5) * Double(cells) / Double(pixels) - 0.5
            let place = min(max(middle, 0), Double(cells - 1))
            let first = Int(place)
            return Place(first: first, last: min(first + 1, cells - 1), share: place - Double(first))
        }
    }
}

import DetectionCore
import Foundation

extension Heatmap {
    /// Cells along one side at most.
    private static let longest = 64
    /// The byte of a cell that was not looked at.
    private static let neutral: UInt8 = 128

    /// A map over the whole picture from a grid that covers a part of it; what lies outside is neutral.
    ///
    /// - Parameters:
    ///   - logOdds: log-odds of synthetic of each cell of the grid, row by row.
    ///   - columns: cells from left to right; positive and a divisor of the number of cells.
    ///   - window: the part of the picture that the grid covers.
    init(logOdds: [Double], columns: Int, window: UnitRectangle) {
        let rows = logOdds.count / columns
        let width = Self.cells(columns, over: window.width)
        let height = Self.cells(rows, over: window.height)
        var values = Data(capacity: width * height)
        for y in 0..<height {
            let row = Self.place((Double(y) + 0.5) / Double(height), from: window.y, over: window.height, cells: rows)
            for x in 0..<width {
                let column = Self.place(
                    (Double(x) + 0.5) / Double(width), from: window.x, over: window.width, cells: columns)
                values.append(
                    row.flatMap { row in column.map { Self.byte(logOdds[row * columns + $0]) } } ?? Self.neutral)
            }
        }
        self.init(width: width, height: height, values: values)
    }

    private static func cells(_ count: Int, over share: Double) -> Int {
        min(max(Int((Double(count) / share).rounded()), 1), longest)
    }

    private static func place(_ position: Double, from start: Double, over share: Double, cells: Int) -> Int? {
        let inside = (position - start) / share
        return (0..<1).contains(inside) ? min(Int(inside * Double(cells)), cells - 1) : nil
    }

    private static func byte(_ logOdds: Double) -> UInt8 {
        UInt8((Probability.sigmoid(logOdds) * 255).rounded())
    }
}

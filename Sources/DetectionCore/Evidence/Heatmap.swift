public import Foundation

/// Where in a picture a detector looked and what it found there: a coarse grid over the whole oriented picture.
public struct Heatmap: Codable, Sendable, Equatable {
    /// Cells from left to right.
    public var width: Int
    /// Cells from top to bottom.
    public var height: Int
    /// One byte a cell, row by row; 0 leans authentic, 255 leans synthetic, base64 in JSON.
    public var values: Data

    /// A grid; `values` holds width × height bytes.
    public init(width: Int, height: Int, values: Data) {
        self.width = width
        self.height = height
        self.values = values
    }
}

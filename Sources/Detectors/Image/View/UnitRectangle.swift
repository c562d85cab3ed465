/// A part of a picture whose width and height count as 1, origin at the top left.
struct UnitRectangle: Sendable, Equatable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    /// The whole picture.
    static let whole = UnitRectangle(x: 0, y: 0, width: 1, height: 1)
}

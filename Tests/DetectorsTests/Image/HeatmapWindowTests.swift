import DetectionCore
import Testing

@testable import Detectors

@Suite("Heat map over a part of a picture", .timeLimit(.minutes(20)))
struct HeatmapWindowTests {
    @Test("The whole picture keeps its cells")
    func whole() {
        let map = Heatmap(logOdds: [-50, 0, 50, 50, 0, -50], columns: 3, window: .whole)
        #expect(map.width == 3 && map.height == 2)
        #expect(Array(map.values) == [0, 128, 255, 255, 128, 0])
    }

    @Test("What the window leaves out is neutral")
    func outside() {
        let middle = UnitRectangle(x: 0.25, y: 0, width: 0.5, height: 1)
        let map = Heatmap(logOdds: [50, -50], columns: 2, window: middle)
        #expect(map.width == 4 && map.height == 1)
        #expect(Array(map.values) == [128, 255, 0, 128])
    }

    @Test("A hair-thin window gives no endless map")
    func thin() {
        let thin = UnitRectangle(x: 0.4999, y: 0, width: 0.0002, height: 1)
        let map = Heatmap(logOdds: [Double](repeating: 1, count: 196), columns: 14, window: thin)
        #expect(map.width == 64 && map.height == 14)
        #expect(map.values.count == 64 * 14)
    }
}

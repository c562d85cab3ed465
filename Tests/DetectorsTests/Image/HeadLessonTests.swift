import DetectionCore
import Foundation
import Inference
import Testing

@testable import Detectors

@Suite("Lessons of a head", .timeLimit(.minutes(20)))
struct HeadLessonTests {
    private struct Expected: Decodable {
        let weights: [Double]
        let bias: Double
        let slope: Double
        let intercept: Double
        let scores: [Double]
    }

    @Test("Head, calibration and held-out scores equal those of the training code")
    func parity() throws {
        let expected: Expected = try Fixture.value("lesson")
        let (examples, count, width) = (44, 104, 33)
        let isSynthetic = (0..<examples).map { $0 % 2 == 1 }
        var values: [Float] = []
        for row in 0..<count {
            for column in 0..<width {
                let value = Float((row * 37 + column * 101 + row * column * 17) % 211 - 105) / 50
                values.append(row < examples && isSynthetic[row] && column < 8 ? value + 1 : value)
            }
        }
        let lesson = HeadLesson(
            values: values, width: width, isSynthetic: isSynthetic,
            sources: isSynthetic.enumerated().map { $1 ? "s\($0 % 5)" : "" },
            guardSources: (0..<count - examples).map { $0 % 7 })
        func differ(_ one: [Double], _ other: [Double]) -> Double {
            one.count == other.count ? zip(one, other).map { abs($0 - $1) }.max() ?? 0 : .infinity
        }
        #expect(differ(lesson.weights, expected.weights) < 1e-5)
        #expect(abs(lesson.bias - expected.bias) < 1e-5)
        #expect(differ(lesson.scores + lesson.guarded, expected.scores) < 1e-5)
        let line = try #require(lesson.calibration)
        #expect(abs(line.slope - expected.slope) < 1e-3 * abs(expected.slope))
        #expect(abs(line.intercept - expected.intercept) < 1e-3)
        #expect(lesson.isBySource.synthetic)
        #expect(!lesson.isBySource.authentic)
    }

    @Test("What a ridge gives is the minimum: no small step makes the loss smaller")
    func minimum() {
        let (count, width) = (14, 40)
        let values = (0..<count * width).map { Float(($0 * 7919) % 97) / 48 - 1 }
        let targets = (0..<count).map { Double($0 % 3) - 1 }
        let weights = (0..<count).map { 0.5 + Double($0 % 4) }
        let used = Array(0..<count - 2)
        let ridge = DualRidge(values: values, width: width)
        let fit = ridge.fit(used, targets: targets, weights: weights, penalty: 0.7)
        func loss(_ beta: [Double], _ bias: Double) -> Double {
            used.reduce(0.7 * beta.reduce(0) { $0 + $1 * $1 }) { sum, row in
                let found = (0..<width).reduce(bias) { $0 + beta[$1] * Double(values[row * width + $1]) }
                return sum + weights[row] * (targets[row] - found) * (targets[row] - found)
            }
        }
        let beta = ridge.weights(of: fit)
        let least = loss(beta, fit.bias)
        for step in [1e-3, -1e-3] {
            #expect(loss(beta, fit.bias + step) > least)
            for place in beta.indices {
                var moved = beta
                moved[place] += step
                #expect(loss(moved, fit.bias) > least)
            }
        }
        let row = count - 1
        let direct = (0..<width).reduce(fit.bias) { $0 + beta[$1] * Double(values[row * width + $1]) }
        #expect(abs(ridge.value(of: fit, at: row) - direct) < 1e-4)
    }

    @Test("A source is held out whole, with both its labels; a class of few sources file by file")
    func folds() {
        let isSynthetic = (0..<40).map { $0 < 20 }
        let boards = (0..<40).map { "board\($0 % 4)" }
        let sources = (0..<40).map { place -> String in
            if place < 20 { return boards[place] }
            return place % 2 == 0 ? "board1" : "own"
        }
        let few = SourceFolds(isSynthetic: isSynthetic, sources: sources, guardSources: [0, 0, 1], count: 5)
        #expect(few.isBySource.synthetic && !few.isBySource.authentic)
        let first = stride(from: 1, to: 20, by: 4).map { few.fold[$0] }
        #expect(Set(first).count == 1)
        #expect(Set(few.fold[20..<40]).count == 5)
        #expect(few.fold[40] == few.fold[41])
        let many = SourceFolds(
            isSynthetic: isSynthetic, sources: boards, guardSources: [], count: 5)
        #expect(Array(many.fold[0..<20]) == Array(many.fold[20..<40]))
    }

    @Test("The guard that is shipped belongs to the models that are shipped, and is no larger than promised")
    func guardStands() throws {
        let folders = ModelRepository.standardFolders()
        let stands = try PictureGuard(folders: folders, models: ModelRepository(folders: folders))
        #expect(stands.llrs.count >= 500)
        #expect(stands.values.count == stands.llrs.count * stands.header.layers.count * stands.header.width)
        #expect(Set(stands.sources).count >= 20)
        let path = try #require(
            folders.map { "\($0)/guard/image.bin" }.first(where: FileManager.default.fileExists(atPath:)))
        let bytes = try #require(FileManager.default.contents(atPath: path))
        #expect(bytes.count < 5_000_000)
        for cut in [0, 3, 4, 50, 2000, bytes.count - 1] {
            #expect(throws: InferenceError.self) { try PictureGuard(Array(bytes.prefix(cut))) }
        }
        #expect(throws: InferenceError.self) { try PictureGuard(Array(bytes) + [0]) }
    }

    @Test("Without the guard, or with other models, nothing is taught and the reason says so")
    func guardMissing() throws {
        #expect { try PictureGuard(folders: [], models: ModelRepository(folders: [])) } throws: {
            ($0 as? InferenceError)?.code == .modelMissing
        }
        let folders = ModelRepository.standardFolders()
        #expect { try PictureGuard(folders: folders, models: ModelRepository(folders: [])) } throws: {
            ($0 as? InferenceError)?.code == .digestMismatch
        }
    }
}

import Analysis
import DetectionCore
import Foundation
import Testing

@Suite("Fusion tables that ship", .timeLimit(.minutes(20)))
struct ShippedTablesTests {
    private static let tables = FusionTables(
        folders: [URL(filePath: #filePath).appending(path: "../../../../Models").standardized.path])

    @Test(
        "At most a tenth of each generator's family, year and kind of writing gets no_signs, in every delivery",
        arguments: [MediaKind.image, .text])
    func fewPass(_ kind: MediaKind) throws {
        let table = try #require(Self.tables[kind])
        for profile in table.profiles {
            let measured = try table.measured(profile, VerdictSettings())
            let groups = try #require(profile.groups)
            #expect(Set(groups.map(\.by)).isSuperset(of: [.generator, .year]))
            #expect(profile.interval != nil)
            #expect(measured.thresholds.noSigns != nil)
            #expect(try #require(measured.point.worstGroup).rate <= 0.1)
            for group in groups {
                let passed = group.scores.count { measured.thresholds.verdict(of: $0) == .noSigns }
                #expect(Double(passed) <= 0.1 * Double(group.scores.count), "\(group.name), \(group.delivery)")
            }
        }
    }

    @Test(
        "Voices and videos, whose groups were not measured, never get no_signs",
        arguments: [MediaKind.audio, .video])
    func nonePass(_ kind: MediaKind) throws {
        let table = try #require(Self.tables[kind])
        for profile in table.profiles {
            #expect(try table.measured(profile, VerdictSettings()).thresholds.noSigns == nil)
        }
    }

    @Test("At most one in a hundred held-out authentic files is called synthetic", arguments: MediaKind.allCases)
    func fewAccused(_ kind: MediaKind) throws {
        let table = try #require(Self.tables[kind])
        for profile in table.profiles {
            #expect(try table.measured(profile, VerdictSettings()).point.measuredFPR <= 0.01)
        }
    }
}

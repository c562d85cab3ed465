public import DetectionCore
import Foundation
public import Inference

/// The fusion tables of this installation, by kind of medium.
public struct FusionTables: Sendable, Equatable {
    private let tables: [MediaKind: FusionTable]
    /// Tables that are there but cannot be read, one sentence each.
    public let problems: [String]

    /// Tables made in code.
    public init(_ tables: [FusionTable]) {
        self.tables = Dictionary(tables.map { ($0.kind, $0) }) { first, _ in first }
        problems = []
    }

    /// Reads `fusion/<kind>.json` from the first of the model folders that has it, and adds what the taught detectors among
    /// the models were measured at.
    ///
    /// - Parameters:
    ///   - folders: Roots of model folders.
    ///   - models: The models below them; nil reads their manifests.
    public init(folders: [String], models: ModelRepository? = nil) {
        var tables: [MediaKind: FusionTable] = [:]
        var problems: [String] = []
        for kind in MediaKind.allCases {
            for folder in folders {
                let url = URL(filePath: folder).appending(path: "fusion/\(kind.rawValue).json")
                guard let data = try? Data(contentsOf: url) else { continue }
                if let table = try? JSONDecoder().decode(FusionTable.self, from: data), table.kind == kind {
                    tables[kind] = table
                } else {
                    problems.append("The fusion table fusion/\(kind.rawValue).json is not valid; install it again.")
                }
                break
            }
        }
        let taught = TaughtModels(models ?? ModelRepository(folders: folders))
        for kind in MediaKind.allCases {
            tables[kind] = tables[kind]?.adding(taught.scores(of: kind))
            let own = taught.profiles(of: kind)
            guard let first = own.first else { continue }
            tables[kind, default: FusionTable(kind: kind, version: "1.0.0", on: first.on ?? "", profiles: [])]
                .profiles +=
                own
        }
        self.tables = tables
        self.problems = problems + taught.problems
    }

    /// The table of one kind of medium, when something was measured for it.
    public subscript(kind: MediaKind) -> FusionTable? { tables[kind] }

    /// All tables, by the name of their kind.
    public var all: [FusionTable] { tables.values.sorted { $0.kind.rawValue < $1.kind.rawValue } }
}

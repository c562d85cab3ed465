import DetectionCore

/// One signed statement about a medium.
struct Manifest {
    /// One thing that was done to the medium.
    struct Action {
        var name: String
        var sourceType: DigitalSourceType?
        var agent: String?
    }

    /// Its name within the store.
    let label: String
    private let json: JSONView

    init(label: String, json: JSONView) {
        self.label = label
        self.json = json
    }

    var signer: String? { json["signature_info"]["common_name"].string }
    var issuer: String? { json["signature_info"]["issuer"].string }
    var time: String? { json["signature_info"]["time"].string }
    var ingredients: Int { json["ingredients"].array.count }

    /// The program that wrote it: a list of names since version 2 of the claim, one text before.
    var generator: String? {
        json["claim_generator_info"].array.first.flatMap(Self.program) ?? json["claim_generator"].string
    }

    /// The medium this one was made from.
    var parent: JSONView? {
        json["ingredients"].array.first { $0["relationship"].string == "parentOf" }
    }

    /// The actions, in order.
    var actions: [Action] {
        actionLists.flatMap { $0["actions"].array }.compactMap { action in
            action["action"].string.map { name in
                let agent = action["softwareAgent"]
                return Action(
                    name: name, sourceType: action["digitalSourceType"].sourceType,
                    agent: agent.string ?? Self.program(agent))
            }
        }
    }

    /// How a generator took part, where that is stated elsewhere than on an action.
    ///
    /// A program may have copied such a statement from a file that nobody signed, so it never says that the medium came
    /// from a camera.
    ///
    /// Source: C2PA specification 2.2, "Actions" (templates) and "Metadata"; for the names with `com.adobe`, files that
    /// Adobe's programs wrote.
    var generation: DigitalSourceType? {
        let parameters = actionLists.flatMap { $0["actions"].array }.flatMap { action in
            action["parameters"].fields.filter { $0.name.lowercased().hasSuffix("digitalsourcetype") }.map(\.value)
        }
        let templates = actionLists.flatMap { $0["templates"].array }.map { $0["digitalSourceType"] }
        let metadata = assertions("c2pa.metadata", "stds.iptc", "stds.iptc.photo-metadata").map {
            $0["Iptc4xmpExt:DigitalSourceType"]
        }
        let stated = (parameters + templates + metadata).compactMap(\.sourceType).first(where: \.hasGeneratedParts)
        return stated ?? (assertions("com.adobe.generative-ai").isEmpty ? nil : extentOfGeneration)
    }

    /// What a bare mention of a generator means: all of a medium that was created, a part of one that was opened.
    private var extentOfGeneration: DigitalSourceType {
        let isCreated = actions.contains { $0.name == "c2pa.created" }
        return isCreated ? .trainedAlgorithmicMedia : .compositeWithTrainedAlgorithmicMedia
    }

    /// The camera that its Exif statements name: maker and model.
    ///
    /// Source: C2PA specification 2.2, "Metadata" (`c2pa.metadata`), and 1.x (`stds.exif`), as cameras of Leica, Nikon, Sony,
    /// Canon and Google write them.
    var camera: String? {
        assertions("stds.exif", "stds.metadata", "c2pa.metadata").lazy.compactMap { statements in
            let parts = ["Make", "Model"].compactMap { name in
                ["tiff:\(name)", "exif:\(name)", "EXIF:\(name)"].lazy.compactMap { statements[$0].string }.first
            }
            guard parts.count == 2, let maker = parts[0].split(separator: " ").first else {
                return parts.isEmpty ? nil : parts.joined(separator: " ")
            }
            // Models often begin with the maker's name.
            return parts[1].lowercased().hasPrefix(maker.lowercased()) ? parts[1] : parts.joined(separator: " ")
        }.first
    }

    private var actionLists: [JSONView] { assertions("c2pa.actions", "c2pa.actions.v2") }

    private func assertions(_ labels: String...) -> [JSONView] {
        json["assertions"].array.filter { labels.contains($0["label"].string ?? "") }.map { $0["data"] }
    }

    private static func program(_ json: JSONView) -> String? {
        json["name"].string.map { name in json["version"].string.map { "\(name) \($0)" } ?? name }
    }
}

extension JSONView {
    /// The term of the IPTC vocabulary that a text names.
    fileprivate var sourceType: DigitalSourceType? { string.flatMap(DigitalSourceType.init(term:)) }
}

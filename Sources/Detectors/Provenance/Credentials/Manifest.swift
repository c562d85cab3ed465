/// One signed statement about a medium.
struct Manifest {
    /// One thing that was done to the medium.
    struct Action {
        var name: String
        var sourceType: String?
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

    /// What was done, in order.
    var actions: [Action] {
        json["assertions"].array.filter { ["c2pa.actions", "c2pa.actions.v2"].contains($0["label"].string) }
            .flatMap { $0["data"]["actions"].array }
            .compactMap { action in
                action["action"].string.map { name in
                    let agent = action["softwareAgent"]
                    return Action(
                        name: name, sourceType: action["digitalSourceType"].string,
                        agent: agent.string ?? Self.program(agent))
                }
            }
    }

    private static func program(_ json: JSONView) -> String? {
        json["name"].string.map { name in json["version"].string.map { "\(name) \($0)" } ?? name }
    }
}

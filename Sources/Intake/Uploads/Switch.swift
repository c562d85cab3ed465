import API

/// A choice between yes and no, as clients write it in a query or a form.
enum Switch {
    /// A choice from text; absent and empty are no.
    ///
    /// - Throws: `Refusal` with `invalid_request` when it is neither `true` nor `false`.
    static func parse(_ text: String?, name: String) throws(Refusal) -> Bool {
        switch text {
        case "true": return true
        case nil, "", "false": return false
        default: throw Refusal(.invalidRequest, "'\(name)' must be true or false.")
        }
    }
}

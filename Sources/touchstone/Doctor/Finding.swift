/// What one check of `touchstone doctor` found.
struct Finding: Sendable, Equatable, Encodable {
    /// How much it matters.
    enum State: String, Sendable, Encodable {
        /// It works.
        case good = "ok"
        /// It works, but with less than it could.
        case reduced = "note"
        /// It does not work.
        case broken = "fail"
    }

    /// The part that was checked.
    let subject: String
    let state: State
    /// What was seen, in a sentence.
    let words: String
    /// What to do; nil where nothing needs to be done.
    var remedy: String?

    /// Two aligned lines at most: `FAIL  models       …`, then the remedy.
    var lines: [String] {
        let word = state == .broken ? state.rawValue.uppercased() : state.rawValue
        let state = word.padded(to: 4)
        let first = "\(state)  \(subject.padded(to: 9))  \(words)"
        return [first] + (remedy.map { [String(repeating: " ", count: 17) + "→ \($0)"] } ?? [])
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

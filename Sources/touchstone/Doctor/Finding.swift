/// What one check of `touchstone doctor` found.
struct Finding: Sendable, Equatable {
    /// How much it matters.
    enum State: String, Sendable {
        /// It works.
        case good = "ok"
        /// It works, but with less than it could.
        case reduced = "note"
        /// It does not work.
        case broken = "FAIL"
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
        let state = state.rawValue.padded(to: 4)
        let first = "\(state)  \(subject.padded(to: 9))  \(words)"
        return [first] + (remedy.map { [String(repeating: " ", count: 17) + "→ \($0)"] } ?? [])
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

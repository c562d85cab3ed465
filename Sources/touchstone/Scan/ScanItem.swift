import DetectionCore

/// One thing to analyse, as found on the command line or in a folder.
struct ScanItem: Sendable, Equatable {
    /// The path as a person would write it.
    let path: String
    /// Why it cannot even be opened, such as a folder without permission.
    let problem: MediaError?

    init(path: String, problem: MediaError? = nil) {
        self.path = path
        self.problem = problem
    }
}

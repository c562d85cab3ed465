import DetectionCore

/// One thing to analyse, as found on the command line or in a folder.
struct ScanItem: Sendable, Equatable {
    /// Where it lies.
    let path: ScanPath
    /// Why it cannot even be opened, such as a folder without permission.
    let problem: MediaError?

    init(path: ScanPath, problem: MediaError? = nil) {
        self.path = path
        self.problem = problem
    }
}

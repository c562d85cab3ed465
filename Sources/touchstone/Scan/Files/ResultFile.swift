/// A file that a scan's results are written to beside what it prints.
protocol ResultFile {
    /// Adds one result.
    func add(_ result: ScanResult) throws
    /// Puts the whole file in its place.
    func finish(_ tally: ScanTally) throws
}

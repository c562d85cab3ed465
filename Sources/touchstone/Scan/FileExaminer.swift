/// Turns a file into a result: the pipeline in this process, or a server.
protocol FileExaminer: Sendable {
    /// The result of a file; what goes wrong is a result too.
    func result(of item: ScanItem) async -> ScanResult
    /// Ends what it keeps running.
    func shutdown() async
}

import Analysis

/// Analyses files, several at once, and hands their results over in the order of the files.
struct Scanner: Sendable {
    let examiner: any FileExaminer
    /// Number of files analysed at once.
    let jobs: Int

    /// Analyses all items; a failing file is a result like any other.
    ///
    /// - Parameters:
    ///   - advanced: Called as each file ends.
    ///   - emit: Called with each result in the order of `items`. When it throws, the rest is not started.
    func scan(
        _ items: [ScanItem], advanced: () -> Void, emit: (ScanResult) throws -> Void
    ) async throws {
        var order = ReorderBuffer<ScanResult>()
        // One more than the processors, so that a picture is being decoded while others are looked at.
        try await BoundedConcurrency.forEach(items.enumerated(), width: jobs + 1) { number, item in
            (number, await examiner.result(of: item))
        } finished: { number, result in
            advanced()
            for due in order.insert(result, number: number) { try emit(due) }
        }
    }
}

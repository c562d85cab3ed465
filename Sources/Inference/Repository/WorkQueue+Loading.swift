import DetectionCore

extension WorkQueue {
    /// Reads, hashes and compiles models, one at a time: a compilation uses all cores by itself.
    static let loading = WorkQueue.serial("touchstone.inference.loading")
}

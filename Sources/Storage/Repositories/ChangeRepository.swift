/// Waiting for changes instead of looking again and again.
public protocol ChangeRepository: Sendable {
    /// Waits for changes of a topic, whoever makes them. Those of this process are told at once, those of others as soon as
    /// somebody follows them.
    func changes(of topic: ChangeTopic) -> ChangeWatch
    /// Follows what other processes change, until the task is cancelled; for one task of a process.
    func followChanges() async
}

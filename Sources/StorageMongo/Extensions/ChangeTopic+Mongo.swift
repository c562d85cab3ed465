import Storage

extension ChangeTopic {
    /// What an event of a change stream of the analyses is news of.
    static func topics(of event: BSONDocument) -> [ChangeTopic] {
        guard let id = event["documentKey"]?.document?["_id"]?.string else { return [] }
        let fields = event["fullDocument"]?.document ?? event["updateDescription"]?.document?["updatedFields"]?.document
        return fields?["state"] == "queued" ? [.analysis(id), .line] : [.analysis(id)]
    }
}

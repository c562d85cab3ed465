import Foundation

extension StoreTransaction {
    /// Stores a change of an analysis with all its effects.
    ///
    /// - Parameter newID: Makes the ids of messages.
    func apply(_ change: AnalysisChange, newID: () -> String = EndedMessage.randomID) throws(StorageError) {
        guard let owner = (change.after ?? change.before)?.ownerID, let id = (change.after ?? change.before)?.id else {
            return
        }
        switch (change.before, change.after) {
        case (nil, let after?): try insert(after)
        case (let before?, let after?): if before != after { try update(after, from: before) }
        case (_, nil): try deleteAnalysis(id: id)
        }
        if change.isNoticeable { news.add(.analysis(id)) }
        for effect in change.effects { try apply(effect, of: id, owner: owner, newID: newID) }
    }

    private func apply(
        _ effect: Effect, of id: String, owner: String, newID: () -> String
    ) throws(StorageError) {
        switch effect {
        case .book(let change): try book(change, of: owner)
        case .refer(let old, let new): try refer(from: old, to: new)
        case .leaveLine(let priority): try leaveLine(owner, priority)
        case .enterLine(let priority, let time): try enterLine(owner, priority, at: time)
        case .passTurn(let priority, let time): try passTurn(of: owner, priority, at: time)
        case .clearEvidence: try deleteEvidence(of: id)
        case .dropMedium: try deleteMedium(of: id)
        case .dropThumbnail: try deleteThumbnail(of: id)
        case .announce(let message): try announce(message, to: owner, newID: newID)
        }
    }

    private func refer(from old: String?, to new: String?) throws(StorageError) {
        if let new {
            // One that is gone was doomed since its bytes were put.
            guard let blob = try blob(key: new) else { throw .busy }
            try put(blob.referred())
        }
        if let old { try unrefer(old, 1) }
    }

    /// Takes references away from a blob.
    func unrefer(_ key: String, _ count: Int) throws(StorageError) {
        guard let blob = try blob(key: key) else { throw .failed("A stored medium has no record.") }
        try put(blob.unreferred(count))
    }

    private func leaveLine(_ owner: String, _ priority: JobPriority) throws(StorageError) {
        guard var turn = try turn(of: owner, priority) else { return }
        turn.waiting -= 1
        if turn.waiting > 0 { try put(turn) } else { try deleteTurn(of: owner, priority) }
    }

    private func enterLine(_ owner: String, _ priority: JobPriority, at time: Date) throws(StorageError) {
        let known = try turn(of: owner, priority)
        var turn =
            if let known { known } else {
                Turn(
                    ownerID: owner, priority: priority, waiting: 0,
                    ticket: Turn.ticket(at: time, after: try newestTicket()))
            }
        turn.waiting += 1
        try put(turn)
        news.add(.line)
    }

    private func passTurn(of owner: String, _ priority: JobPriority, at time: Date) throws(StorageError) {
        guard var turn = try turn(of: owner, priority) else { return }
        turn.ticket = Turn.ticket(at: time, after: try newestTicket())
        try put(turn)
    }

    private func announce(
        _ message: EndedMessage, to owner: String, newID: () -> String
    ) throws(StorageError) {
        for webhook in try webhooks(of: owner) {
            guard try pendingDeliveries(of: webhook.id) < EndedMessage.mostWaiting else { continue }
            try insert(message.delivery(id: newID(), to: webhook))
        }
    }
}

public import Foundation

/// An account's place in the line for workers, among the analyses of one priority.
///
/// An account with waiting analyses stands in the line once for each priority that they have, however many they are. The
/// smallest place is the front: a ticket is the time at which the account came or had its last turn, and the patience of its
/// priority is added to it. So urgent ones go first, and the others go before any that comes after their patience ended.
public struct Turn: Sendable, Equatable {
    /// The account.
    public var ownerID: String
    /// The priority of the analyses.
    public var priority: JobPriority
    /// Number of its waiting analyses of that priority; at least 1 in a store.
    public var waiting: Int
    /// Its ticket, larger than all that were in the line when it was drawn.
    public var ticket: Int64

    /// A place in the line.
    public init(ownerID: String, priority: JobPriority = .interactive, waiting: Int, ticket: Int64) {
        self.ownerID = ownerID
        self.priority = priority
        self.waiting = waiting
        self.ticket = ticket
    }

    /// Where it stands: the smallest is the front; of two equal ones the older ticket, then the id of the owner.
    public var place: Int64 { ticket + priority.patience }

    /// A ticket drawn at a time, when the newest in the line is `last`.
    ///
    /// It follows the newest whatever the clock says: a clock that is wrong changes how soon the less urgent rise, and
    /// nobody's turn among equals.
    public static func ticket(at time: Date, after last: Int64?) -> Int64 {
        max(time.microseconds, (last ?? 0) + 1)
    }

    /// How many turns another account may have first.
    public struct Passing: Sendable, Equatable {
        /// The place in question.
        public var place: Int64
        /// Most turns of one that stands before that place.
        public var before: Int
        /// Most turns of one that stands at it or behind.
        public var behind: Int

        /// A number of turns on either side of a place.
        public init(place: Int64, before: Int, behind: Int) {
            self.place = place
            self.before = before
            self.behind = behind
        }
    }

    /// How many turns others of a priority have before this one has had `own` turns and takes the next, if nobody comes.
    ///
    /// - Parameters:
    ///   - priority: The others' priority.
    ///   - own: Its analyses that go before the one in question.
    ///   - newest: The newest ticket in the line: whoever had a turn draws one that is hardly larger.
    public func passing(of priority: JobPriority, own: Int, newest: Int64) -> Passing {
        let all = 1 << 40
        let theirNext = newest + priority.patience
        guard own > 0 else { return Passing(place: place, before: theirNext < place ? all : 1, behind: 0) }
        if priority == self.priority { return Passing(place: place, before: own + 1, behind: own) }
        let next = newest + self.priority.patience
        return theirNext < next
            ? Passing(place: next, before: all, behind: all) : Passing(place: next, before: 1, behind: 0)
    }
}

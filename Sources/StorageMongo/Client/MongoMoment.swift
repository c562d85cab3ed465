/// A time of a deployment, as its servers count it: later ones are greater.
struct MongoMoment: Sendable, Comparable {
    var seconds: UInt32 = 0
    var increment: UInt32 = 0

    static func < (left: MongoMoment, right: MongoMoment) -> Bool {
        (left.seconds, left.increment) < (right.seconds, right.increment)
    }
}

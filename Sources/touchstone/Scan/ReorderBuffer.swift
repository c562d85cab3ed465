/// Gives values back in the order of their numbers, whatever the order they arrive in.
struct ReorderBuffer<Value> {
    private var waiting: [Int: Value] = [:]
    private var next = 0

    /// Takes the value of one number, from 0 up, and returns all that are now due.
    mutating func insert(_ value: Value, number: Int) -> [Value] {
        waiting[number] = value
        var due: [Value] = []
        while let value = waiting.removeValue(forKey: next) {
            due.append(value)
            next += 1
        }
        return due
    }
}

/// Keys with their values, in order.
struct BSONDocument: Sendable, Equatable {
    struct Element: Sendable, Equatable {
        var key: String
        var value: BSONValue
    }

    private(set) var elements: [Element] = []

    init() {}

    init(_ elements: [(String, BSONValue)]) {
        self.elements = elements.map { Element(key: $0.0, value: $0.1) }
    }

    /// The first value of a key, nil when there is none; setting replaces it where it is, or appends.
    subscript(key: String) -> BSONValue? {
        get { elements.first { $0.key == key }?.value }
        set {
            let place = elements.firstIndex { $0.key == key }
            switch (place, newValue) {
            case (let place?, let value?): elements[place].value = value
            case (let place?, nil): elements.remove(at: place)
            case (nil, let value?): elements.append(Element(key: key, value: value))
            case (nil, nil): break
            }
        }
    }

    mutating func append(_ key: String, _ value: BSONValue) { elements.append(Element(key: key, value: value)) }

    /// Both, one after the other.
    static func + (left: BSONDocument, right: BSONDocument) -> BSONDocument {
        var sum = left
        sum.elements += right.elements
        return sum
    }
}

extension BSONDocument: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral elements: (String, BSONValue)...) { self.init(elements) }
}

/// A semantic version of three numbers, such as `1.12.0`.
struct ModelVersion: Comparable, Hashable, CustomStringConvertible {
    let major, minor, patch: Int

    init?(_ text: String) {
        let numbers = text.split(separator: ".", omittingEmptySubsequences: false).compactMap { Int($0) }
        guard numbers.count == 3, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
        (major, minor, patch) = (numbers[0], numbers[1], numbers[2])
        guard description == text else { return nil }
    }

    var description: String { "\(major).\(minor).\(patch)" }

    static func < (left: Self, right: Self) -> Bool {
        (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
    }
}

extension ModelManifest {
    /// A computation whose result is known: it shows that runtime, graph and processor do what they should.
    public struct SelfTest: Sendable, Equatable, Codable {
        /// Generators of an input's numbers.
        public enum Pattern: Sendable, Equatable {
            case floats([Float])
            case integers([Int64])
            /// The same number everywhere.
            case fill(Float)
            /// Evenly spaced numbers from the first to the last.
            case ramp(from: Float, to: Float)
        }

        /// An input of the graph.
        public struct Input: Sendable, Equatable {
            /// Its shape.
            public var shape: [Int]
            /// Its numbers.
            public var pattern: Pattern

            package init(shape: [Int], pattern: Pattern) {
                self.shape = shape
                self.pattern = pattern
            }
        }

        /// An expected output.
        public struct Expectation: Sendable, Equatable, Codable {
            /// Its shape.
            public var shape: [Int]
            /// Its first numbers, row-major.
            public var first: [Float]
        }

        /// Inputs by name.
        public var input: [String: Input]
        /// Outputs by name; others are not looked at.
        public var expected: [String: Expectation]
        /// Largest |found − expected| ÷ max(1, |expected|).
        public var tolerance: Float
    }
}

extension ModelManifest.SelfTest.Input: Codable {
    private enum CodingKeys: String, CodingKey {
        case shape, floats, integers, fill, ramp
    }

    /// Reads `shape` and one of `floats`, `integers`, `fill` and `ramp` (two numbers).
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        shape = try container.decode([Int].self, forKey: .shape)
        if let floats = try container.decodeIfPresent([Float].self, forKey: .floats) {
            pattern = .floats(floats)
        } else if let integers = try container.decodeIfPresent([Int64].self, forKey: .integers) {
            pattern = .integers(integers)
        } else if let fill = try container.decodeIfPresent(Float.self, forKey: .fill) {
            pattern = .fill(fill)
        } else {
            let ends = try container.decode([Float].self, forKey: .ramp)
            guard ends.count == 2 else {
                throw DecodingError.dataCorruptedError(
                    forKey: .ramp, in: container, debugDescription: "A ramp has two numbers: its first and its last")
            }
            pattern = .ramp(from: ends[0], to: ends[1])
        }
    }

    /// Writes the same form that `init(from:)` reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(shape, forKey: .shape)
        switch pattern {
        case .floats(let floats): try container.encode(floats, forKey: .floats)
        case .integers(let integers): try container.encode(integers, forKey: .integers)
        case .fill(let fill): try container.encode(fill, forKey: .fill)
        case .ramp(let from, let to): try container.encode([from, to], forKey: .ramp)
        }
    }
}

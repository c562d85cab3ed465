/// What a decoder tells of a document: a head, then each page that was read, its characters right behind it.
public enum DocumentWire {
    /// Most pages that are read.
    public static let maxPages = 2000
    /// Most names of attached files.
    public static let maxNames = 20

    /// Marks of what stands beside the text of a document or a page.
    public struct Marks: OptionSet, Sendable {
        /// The marks as a number.
        public let rawValue: UInt32
        /// Files are attached.
        public static let attachments = Marks(rawValue: 1)
        /// Programs in JavaScript.
        public static let scripts = Marks(rawValue: 2)
        /// Fields to fill in.
        public static let forms = Marks(rawValue: 4)
        /// Notes of readers.
        public static let comments = Marks(rawValue: 8)
        /// Images.
        public static let pictures = Marks(rawValue: 16)

        /// The marks of a number.
        public init(rawValue: UInt32) {
            self.rawValue = rawValue
        }
    }

    /// The start of a result; names of attached files follow it in UTF-8, each with a NUL behind it.
    public struct Head: Sendable, Equatable {
        /// Size in bytes.
        public static let size = 8
        /// What the document holds besides its text.
        public var marks: Marks
        /// Bytes of the names.
        public var nameBytes: UInt32

        /// The head of a result.
        public init(marks: Marks, nameBytes: UInt32) {
            self.marks = marks
            self.nameBytes = nameBytes
        }

        /// Reads a head; nil when the bytes are not as many.
        public init?(bytes: [UInt8]) {
            guard let layout = FixedLayout(bytes, count: Self.size) else { return nil }
            self.init(marks: Marks(rawValue: layout[0]), nameBytes: layout[4])
        }

        /// The head.
        public var bytes: [UInt8] {
            var layout = FixedLayout(count: Self.size)
            layout[0] = marks.rawValue
            layout[4] = nameBytes
            return layout.bytes
        }
    }

    /// One page.
    public struct Page: Sendable, Equatable {
        /// Size in bytes.
        public static let size = 20
        /// What it holds besides its text.
        public var marks: Marks
        /// Characters that follow.
        public var characters: UInt32
        /// Width in points, upright.
        public var width: Float
        /// Height in points, upright.
        public var height: Float
        /// Share of it that images cover, at most 1.
        public var pictures: Float

        /// One page.
        public init(marks: Marks, characters: UInt32, width: Float, height: Float, pictures: Float) {
            self.marks = marks
            self.characters = characters
            self.width = width
            self.height = height
            self.pictures = pictures
        }

        /// Reads a page; nil when the bytes are not as many.
        public init?(bytes: [UInt8]) {
            guard let layout = FixedLayout(bytes, count: Self.size) else { return nil }
            self.init(
                marks: Marks(rawValue: layout[0]), characters: layout[4], width: Float(bitPattern: layout[8]),
                height: Float(bitPattern: layout[12]), pictures: Float(bitPattern: layout[16]))
        }

        /// The page.
        public var bytes: [UInt8] {
            var layout = FixedLayout(count: Self.size)
            layout[0] = marks.rawValue
            layout[4] = characters
            layout[8] = width.bitPattern
            layout[12] = height.bitPattern
            layout[16] = pictures.bitPattern
            return layout.bytes
        }
    }

    /// One character, in points from the upright page's top left corner.
    public struct Character: Sendable, Equatable {
        /// How it stands there.
        public struct Flags: OptionSet, Sendable {
            /// The flags as a number.
            public let rawValue: UInt32
            /// White space that the library put between what is drawn; its place means nothing.
            public static let madeUp = Flags(rawValue: 1)
            /// A hyphen at the end of a line.
            public static let hyphen = Flags(rawValue: 2)
            /// Its font does not tell which letter it is.
            public static let unknown = Flags(rawValue: 4)
            /// It is not painted.
            public static let invisible = Flags(rawValue: 8)
            /// It is not written from left to right.
            public static let turned = Flags(rawValue: 16)

            /// The flags of a number.
            public init(rawValue: UInt32) {
                self.rawValue = rawValue
            }
        }

        /// Size in bytes: six numbers of four, in this order.
        public static let size = 24
        /// The character's number in Unicode; what is none is 0.
        public var scalar: UInt32
        /// How it stands there.
        public var flags: Flags
        /// Left edge.
        public var left: Float
        /// Right edge.
        public var right: Float
        /// Where the line stands that it is written on.
        public var baseline: Float
        /// Height of its font.
        public var size: Float

        /// One character.
        public init(scalar: UInt32, flags: Flags, left: Float, right: Float, baseline: Float, size: Float) {
            self.scalar = scalar
            self.flags = flags
            self.left = left
            self.right = right
            self.baseline = baseline
            self.size = size
        }

        /// Reads the character that starts at a place, of which `size` bytes are there.
        public init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
            func number(_ index: Int) -> UInt32 {
                UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 4 * index, as: UInt32.self))
            }
            self.init(
                scalar: number(0), flags: Flags(rawValue: number(1)), left: Float(bitPattern: number(2)),
                right: Float(bitPattern: number(3)), baseline: Float(bitPattern: number(4)),
                size: Float(bitPattern: number(5)))
        }
    }
}

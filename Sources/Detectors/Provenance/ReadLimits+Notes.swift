import Containers

extension ReadLimits {
    /// For the notes of a file.
    static let notes = ReadLimits(reads: 65_536, bytes: 16 << 20)
}

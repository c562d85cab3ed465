/// Why a vocabulary file cannot be used.
package enum VocabularyError: Error, Sendable, Equatable {
    /// The file is not what its format asks for; the sentence says where.
    case malformed(String)
}

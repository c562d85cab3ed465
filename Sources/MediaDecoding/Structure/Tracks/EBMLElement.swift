/// One element of an EBML document.
struct EBMLElement {
    var identifier: Int
    /// Its content, cut where its parent ends.
    var content: Range<Int>
    /// Whether its size is unknown, as in a live recording.
    var isOpen: Bool
}

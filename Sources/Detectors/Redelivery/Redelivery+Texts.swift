extension Redelivery {
    /// A text quoted without its beginning, and without its end.
    static let texts = [
        Redelivery("without-first-third") { medium in
            medium.text.flatMap { text in
                let words = text.split(separator: " ", omittingEmptySubsequences: false)
                return medium.replacing(text: words.dropFirst(words.count / 3).joined(separator: " "))
            }
        },
        Redelivery("without-last-third") { medium in
            medium.text.flatMap { text in
                let words = text.split(separator: " ", omittingEmptySubsequences: false)
                return medium.replacing(text: words.dropLast(words.count / 3).joined(separator: " "))
            }
        },
    ]
}

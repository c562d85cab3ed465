extension FixedWidthInteger {
    /// A number that is written with ASCII digits and nothing else, as header fields have it: no sign, no space.
    init?(digits text: some StringProtocol) {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        self.init(text, radix: 10)
    }
}

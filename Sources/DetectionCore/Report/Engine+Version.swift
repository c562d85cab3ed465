extension Report.Engine {
    /// Version of this program and of its API document; the newest heading of CHANGELOG.md is the same.
    public static let currentVersion = "0.2.0"
}

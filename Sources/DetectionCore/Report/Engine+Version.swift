extension Report.Engine {
    /// Version of this program.
    public static let currentVersion = "0.1.0"
}

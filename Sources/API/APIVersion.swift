/// Version of the program; it is the version of the API document too.
public enum APIVersion {
    /// Semantic version.
    public static let current = "0.1.0"
}

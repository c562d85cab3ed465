import CMongoC

/// MongoDB's driver in C, libmongoc: opened at run time, because only those whose database is MongoDB need it.
package enum Driver {
    /// Debian's package that it comes in.
    package static let package = "libmongoc-1.0-0"
    /// What installs it.
    package static let remedy = "apt-get install \(package)"

    /// Whether it is there; opens it when it is.
    package static var isInstalled: Bool {
        var outcome = mongo_outcome()
        return mongo_load(&outcome) == 0
    }
}

/// Exit statuses for scripts.
enum ExitStatus: Int32, Error {
    /// Everything was analysed.
    case done = 0
    /// Something could not be analysed, or not by everything that should have looked at it.
    case incomplete = 1
    /// The command line asks for something that is not offered.
    case usage = 2
    /// A verdict named in `--fail-on` was given.
    case verdictNamed = 3
    /// The reader of the output went away, as a shell reports SIGPIPE.
    case outputClosed = 141
}

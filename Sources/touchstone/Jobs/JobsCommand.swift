import ArgumentParser

/// `touchstone jobs`: the queue, for the owner of the machine.
struct JobsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs",
        abstract: "See what waits, rests, runs and was given up; queue it again.",
        discussion: """
            A server may run meanwhile: it takes what is queued again within a second.
            """,
        subcommands: [ListJobsCommand.self, ShowJobCommand.self, RequeueJobsCommand.self])
}

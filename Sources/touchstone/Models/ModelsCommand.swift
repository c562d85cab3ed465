import ArgumentParser

/// `touchstone models`: what is installed, whether it is intact, how well it does.
struct ModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "List, show, verify and evaluate the installed models.",
        subcommands: [
            ListModelsCommand.self, ShowModelCommand.self, VerifyModelsCommand.self, EvaluateCommand.self,
        ])
}

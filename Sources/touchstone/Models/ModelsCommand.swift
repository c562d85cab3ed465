import ArgumentParser

/// `touchstone models`: what is installed, whether it is intact, how well it does; and detectors that a user's files teach.
struct ModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "List, show, verify, add, evaluate, compare, calibrate, teach and remove models.",
        subcommands: [
            ListModelsCommand.self, ShowModelCommand.self, VerifyModelsCommand.self, AddModelCommand.self,
            EvaluateCommand.self, CompareCommand.self, CalibrateCommand.self, TeachCommand.self,
            RemoveModelCommand.self,
        ])
}

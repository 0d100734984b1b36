import ArgumentParser

/// The program.
@main
struct Main: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "meldcode")
}

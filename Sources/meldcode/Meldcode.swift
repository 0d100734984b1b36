import ArgumentParser
import Glibc
import Terminal

/// The program and its commands.
@main
struct Meldcode: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meldcode",
    abstract:
      "Walks professionals through a procedure, and says what to do, why, and whom to call.",
    discussion: """
      Without a command it opens at its start screen. Nothing is sent anywhere and nothing is kept.

      Exit status: 0 done or clean, 1 findings or not finished, 2 could not run, 64 wrong use,
      130 interrupted.
      """,
    subcommands: [
      OpenCommand.self, WalkCommand.self, DecideCommand.self, LookupCommand.self,
      ContentCommand.self,
    ],
    defaultSubcommand: OpenCommand.self
  )

  static func main() {
    // Before anything else: a pipe that closes is an error to be told, not a signal to die of.
    signal(SIGPIPE, SIG_IGN)
    do {
      // Opening must feel instant.
      if let plain = PlainArguments(CommandLine.arguments.dropFirst()) {
        return try OpenCommand.open(plain)
      }
      var command = try parsed()
      try command.run()
    } catch {
      exit(withError: error)
    }
  }

  /// The command of the arguments.
  private static func parsed() throws -> any ParsableCommand {
    do {
      return try parseAsRoot(nil)
    } catch {
      func names(of command: any ParsableCommand.Type) -> [String] {
        command.configuration.subcommands.compactMap { $0.configuration.commandName }
      }
      let groups = ["": names(of: Self.self), "content": names(of: ContentCommand.self)]
      let arguments = Array(CommandLine.arguments.dropFirst())
      guard exitCode(for: error) == .validationFailure,
        let remedy = MisplacedCommand.remedy(for: arguments, in: groups)
      else { throw error }
      throw ValidationError(remedy)
    }
  }
}

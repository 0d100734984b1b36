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
      var command = try parseAsRoot(nil)
      try command.run()
    } catch {
      exit(withError: error)
    }
  }
}

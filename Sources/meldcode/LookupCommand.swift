import ArgumentParser
import Display
import Runtime
import Screens
import Storage

/// Looks words up and prints what is found.
struct LookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Look words up: signals, glossary, contacts, steps."
  )

  @Argument(help: "The words to look for.")
  var words: [String]

  @OptionGroup var contentOptions: ContentOptions

  func run() throws {
    try Self.running {
      let library = try contentOptions.library()
      let language = library.language(contentOptions.language, kept: nil)
      let program = Program(
        guide: library.guide,
        phrasebooks: library.phrasebooks,
        preferences: Preferences(language: language),
        today: OutsideWorld.today()
      )
      let found = program.found(words.joined(separator: " "))
      guard !found.isEmpty else {
        Output.report(program.phrases[.lookupNothing])
        throw ExitCode(1)
      }
      try Output.write(
        SafeText.safe(found.joined(separator: "\n") + "\n", keepingNewlines: true)
      )
    }
  }
}

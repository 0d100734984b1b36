import ArgumentParser

/// The commands for content editors; each has a file of its own beside this one.
struct ContentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "content",
    abstract: "For content editors: check the content files, and prove what they say.",
    discussion: """
      A guide from the first changed word to a guarantee that is proved stands with the content: \
      help/nl/editors.md in Dutch, help/en/editors.md in English.
      """,
    subcommands: [
      ValidateCommand.self,
      ProveCommand.self,
      DiffCommand.self,
      TestCommand.self,
      ScenariosCommand.self,
      CoverageCommand.self,
      MutateCommand.self,
      GraphCommand.self,
      ExplainCommand.self,
      PreviewCommand.self,
      WatchCommand.self,
      SchemaCommand.self,
      FormatCommand.self,
      ReadingCommand.self,
      ReviewCommand.self,
    ]
  )
}

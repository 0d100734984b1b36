import ArgumentParser
import Content
import Diagnostics
import Display
import Guidance
import Reports
import Runtime
import Storage

/// One evaluation without a screen.
struct DecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "One evaluation of given answers: the advice with its reasons, or the next question.",
    discussion: """
      The answers are a JSON object of question id to option id (a list of ids for a set, a number \
      for a count), settings such as the sector among them. Exit status 0 with an advice, 1 while a \
      question is open, 2 when the answers cannot be read or hold an id that does not exist.
      """
  )

  @Argument(help: "The id of the procedure.")
  var procedure: String

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp("The file with the answers; - reads standard input.", valueName: "FILE")
  )
  var answers: String

  @ArgumentParser.Option(name: .long, help: "How the result is written: text or json.")
  var format: ResultFormat = .text

  @OptionGroup var contentOptions: ContentOptions

  enum ResultFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  func run() throws {
    try Self.running {
      let library = try contentOptions.library()
      let compiled = try library.compiled(procedure)
      let bytes = try orFailure {
        answers == "-" ? try FileReader.standardInput() : try FileReader.bytes(of: answers)
      }
      let (values, diagnostics) = AnswersReader.read(
        bytes,
        file: answers,
        for: compiled,
        besides: library.guide.settings
      )
      guard diagnostics.isEmpty else {
        if format == .json {
          try Output.write(JSONDiagnosticFormatter.text(of: diagnostics))
        } else {
          Output.report(
            "the answers cannot be used\n" + PrettyDiagnosticFormatter().text(of: diagnostics)
          )
        }
        throw ExitCode(2)
      }
      let report = DecisionReport(
        guide: library.guide,
        procedure: compiled,
        answers: values,
        today: OutsideWorld.today()
      )
      let language = library.language(contentOptions.language, kept: nil)
      switch format {
      case .json:
        try Output.write(report.json(language: language))

      case .text:
        let words = ReportWords(library.phrases(language), guide: library.guide)
        try Output.write(
          SafeText.safe(report.text(words, language: language), keepingNewlines: true)
        )
      }
      if report.advice == nil { throw ExitCode(1) }
    }
  }
}

import ArgumentParser
import Content
import Guidance
import Reports

/// Replays the scenarios of a content folder.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Replay every scenario, and print only what is not as it says.",
    discussion: """
      Each scenario is walked with its answers; outcome, urgency and the pages it names must be as \
      it says, and every answer must be asked for. Never changes a file. Exit status 0 when all \
      hold, 1 when one does not, 2 could not run.
      """
  )

  @ArgumentParser.Option(name: .long, help: "How results are written: pretty, json or junit.")
  var format: Format = .pretty

  @OptionGroup var editor: EditorOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case pretty, json, junit
  }

  func run() throws {
    try Self.running {
      let content = try editor.checked()
      guard let guide = content.guide else { return }
      let scenarios = try Scenarios(content)
      let entries = scenarios.all.map { scenario, compiled in
        let place = content.location(of: .scenario(scenario.id))
        return ScenarioTestReport.Entry(
          scenario,
          compiled,
          file: place?.file ?? "",
          line: place?.line ?? 1
        )
      }
      let walked = Set(entries.map(\.scenario.procedure))
      let untested = guide.procedures.map(\.id).filter { !walked.contains($0) }
      let report = ScenarioTestReport(entries, untested: untested)
      switch format {
      case .pretty: try Output.write(report.text)
      case .json: try Output.write(report.json)
      case .junit: try Output.write(report.junit)
      }
      if !report.failures.isEmpty { throw ExitCode(1) }
    }
  }
}

/// The scenarios of a content folder, each with its procedure ready to walk.
struct Scenarios {
  let all: [(scenario: Scenario, procedure: CompiledProcedure)]

  /// Compiles each procedure once.
  init(_ content: CheckedContent) throws {
    var ready: [String: CompiledProcedure] = [:]
    guard let guide = content.guide else {
      all = []
      return
    }
    all = try guide.scenarios.map { scenario in
      let compiled = try ready[scenario.procedure] ?? guide.ready(scenario.procedure)
      ready[scenario.procedure] = compiled
      return (scenario, compiled)
    }
  }
}

extension Guide {
  /// A procedure ready to walk; a name that does not exist ends the command.
  func ready(_ id: String) throws -> CompiledProcedure {
    guard procedure(id) != nil else {
      let ids = procedures.map(\.id).joined(separator: ", ")
      throw ValidationError("no procedure '\(id)'; use one of \(ids)")
    }
    guard let compiled = try? compiled(id) else {
      throw Failure("procedure '\(id)' cannot be walked; see: meldcode content validate")
    }
    return compiled
  }
}

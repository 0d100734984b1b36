import ArgumentParser
import Content
import Guidance
import Proof
import Reports
import Runtime
import Storage

/// Proposes the walks that scenarios should take.
struct ScenariosCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenarios",
    abstract: "Propose as few walks as needed to come by all that no scenario comes by.",
    discussion: """
      Each walk comes by as many pages, options, cases, outcomes and conditions as one walk can, \
      until all are met. The answers are printed as decide takes them. With --out each walk is \
      written as a draft scenario, never over another file. Exit status 0, 2 could not run.
      """
  )

  @ArgumentParser.Option(name: .long, help: "Only this procedure, with those that it calls.")
  var procedure: String?

  @Flag(name: .long, help: "As if there were no scenarios yet.")
  var all = false

  @ArgumentParser.Option(
    name: .long,
    help: ArgumentHelp("Write each walk as a draft scenario here.", valueName: "FOLDER")
  )
  var out: String?

  @ArgumentParser.Option(name: .long, help: "How results are written: pretty or json.")
  var format: ProofFormat = .pretty

  @OptionGroup var budget: BudgetOptions

  @OptionGroup var editor: EditorOptions

  func run() throws {
    try Self.running {
      let content = try editor.checked()
      let goals = try ScenarioGoals(content, only: procedure, budget: budget.nodes)
      var covered = all ? [] : goals.covered
      var parts: [ScenarioProposal.Part] = []
      var unfollowed = goals.unfollowed
      var undecided = goals.undecided.count
      let progress = Progress("looking for walks", of: goals.parts.count)
      defer { progress.finish() }
      for part in goals.parts {
        defer { progress.step() }
        let known = covered
        let found: CoveringWalks
        do {
          found = try part.walks(besides: known)
        } catch {
          unfollowed.append(part.procedure.procedure.id)
          continue
        }
        for walk in found.walks {
          covered.formUnion(CoverageGoals.reached(by: walk, of: part.procedure))
        }
        let count = part.goals.entries.filter { !known.contains($0.goal) }.count
        parts.append(.init(part.procedure, found, goals: count))
        // A search in the place of diagrams may leave some open.
        undecided += part.goals.entries.filter { !covered.contains($0.goal) }.count
      }
      let languages = content.guide?.languages ?? []
      let report = ScenarioProposal(
        parts,
        undecided: undecided,
        unfollowed: unfollowed,
        written: try written(parts, languages)
      )
      try Output.write(format == .json ? report.json : report.text)
    }
  }

  /// Writes the walks as files, when that was asked for.
  private func written(
    _ parts: [ScenarioProposal.Part],
    _ languages: [String]
  ) throws -> [String] {
    guard let out else { return [] }
    return try orFailure {
      try parts.flatMap { part in
        try part.found.walks.compactMap { ScenarioFile(part.procedure, $0) }.map {
          try ScenarioFolder.write($0, to: out, languages: languages)
        }
      }
    }
  }
}

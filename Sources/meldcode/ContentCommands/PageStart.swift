import ArgumentParser
import Guidance
import Proof
import Reports
import Rules

/// Where a preview starts: a page or an outcome, with the fewest answers that lead there.
struct PageStart {
  let procedure: CompiledProcedure
  let answers: [String: FactValue]
  /// The place of the page; nil for the outcome at the end.
  let place: Int?

  /// Finds a page, or else an outcome, in one procedure or in all; `settings` are answers to be kept.
  ///
  /// Ends the command with status 64 for an id that does not exist, with 1 when no answers lead there.
  init(_ name: String, in id: String?, settings: [String], _ library: Library) throws {
    let (procedure, goal) = try Self.find(name, in: id, library)
    self.procedure = procedure
    place = if case .page(let place) = goal { place } else { nil }
    let given = try AnswerArguments.values(settings, procedure, besides: library.guide.settings)
    let fewest = FewestAnswers(procedure, given: given)
    guard let found = fewest[goal] else {
      throw Self.failure(name, given, goal, procedure, isComplete: fewest.isComplete)
    }
    answers = given.merging(found) { given, _ in given }
  }

  private static func find(
    _ name: String,
    in id: String?,
    _ library: Library
  ) throws -> (CompiledProcedure, FewestAnswers.Goal) {
    let ids = try id.map { [try library.compiled($0).procedure.id] }
    let all = try (ids ?? library.guide.procedures.map(\.id)).map { try library.compiled($0) }
    let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
    let (kind, key) = parts.count == 2 ? (parts[0], parts[1]) : ("", name)
    for procedure in all where kind != "outcome" {
      if let place = procedure.page(key) { return (procedure, .page(place)) }
    }
    for procedure in all where kind != "page" {
      if let place = procedure.procedure.outcomes.firstIndex(where: { $0.id == key }) {
        return (procedure, .outcome(place))
      }
    }
    let known = all.flatMap { $0.pages.map(\.key) + $0.procedure.outcomes.map(\.id) }
    throw ValidationError("no page or outcome '\(name)'; " + Hint.words(name, known))
  }

  private static func failure(
    _ name: String,
    _ given: [String: FactValue],
    _ goal: FewestAnswers.Goal,
    _ procedure: CompiledProcedure,
    isComplete: Bool
  ) -> any Error {
    var words = "no answers lead to '\(name)' in \(procedure.procedure.id)"
    if !given.isEmpty { words += " with those that were set" }
    if !isComplete { words += "; not all answers were looked at" }
    if !given.isEmpty, let free = FewestAnswers(procedure)[goal] {
      words += "; without them these do:\n" + Explanation.json(of: free, procedure)
    }
    Output.report(words)
    return ExitCode(1)
  }
}

public import Diagnostics
import Guidance
public import Proof

/// All checks of a content folder: what reading finds, then every walk and every scenario.
public struct ContentCheck {
  /// What was covered, for people who must know what was not.
  public struct Coverage: Sendable, Equatable {
    /// Files read.
    public var files = 0
    /// Procedures walked over all answers.
    public var procedures = 0
    /// Pages in them.
    public var pages = 0
    /// Rules: cases and conditions.
    public var rules = 0
    /// Outcomes.
    public var outcomes = 0
    /// Scenarios replayed.
    public var scenarios = 0
    /// Whether walks were checked; not while the files themselves hold mistakes.
    public var walksAreChecked = false
  }

  /// Checks a folder; `phrases` are the names that every file of texts must have.
  public static func run(
    _ files: [ContentFile],
    phrases: [String],
    budget: Int = Exploration.budget
  ) -> (diagnostics: [Diagnostic], coverage: Coverage) {
    var content = GuideReader(files, phrases: phrases).read()
    var coverage = Coverage(files: files.count)
    guard let read = content.guide else { return (content.diagnostics, coverage) }
    let guide = ScenarioTyping.run(read, &content)
    coverage.procedures = guide.procedures.count
    coverage.outcomes = guide.procedures.reduce(0) { $0 + $1.outcomes.count }
    coverage.scenarios = guide.scenarios.count
    for procedure in guide.procedures {
      let pages = procedure.steps.flatMap(\.pages)
      coverage.pages += pages.count
      coverage.rules += pages.reduce(0) { $0 + $1.next.cases.count }
      coverage.rules += procedure.decisions.reduce(0) { $0 + $1.transition.cases.count }
      coverage.rules += procedure.conditions.count
    }
    if !content.reading.hasErrors {
      WalkCheck.run(guide, content.compiled, budget: budget, &content.reading)
      ScenarioCheck.run(guide, &content)
      coverage.walksAreChecked = true
    }
    return (Diagnostic.sorted(content.reading.diagnostics), coverage)
  }
}

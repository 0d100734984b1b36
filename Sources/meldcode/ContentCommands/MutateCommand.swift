import ArgumentParser
import Content
import Glibc
import Guidance
import Proof
import Reports

/// Puts small mistakes into the rules and looks whether anything notices.
struct MutateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutate",
    abstract: "Put each small mistake into the rules, and list those that nothing notices.",
    discussion: """
      Turns tests and conditions round, leaves out parts and cases, swaps targets, numbers, \
      urgencies and orders. Mistakes that change nothing for any answers are proved so and left \
      out. Each other one must be caught by the checks, a guarantee or a scenario; those that are \
      not are listed with the fewest answers that show them. Never changes a file. Exit status 0 \
      when all are caught, 1 when one is not or that was not decided, 2 could not run.
      """
  )

  @ArgumentParser.Option(name: .long, help: "Only the rules of this procedure.")
  var procedure: String?

  @ArgumentParser.Option(name: .long, help: "How results are written: pretty or json.")
  var format: ProofFormat = .pretty

  @OptionGroup var budget: BudgetOptions

  @OptionGroup var editor: EditorOptions

  func run() throws {
    try Self.running {
      let content = try editor.checked()
      guard let guide = content.guide else { return }
      if let procedure { _ = try guide.ready(procedure) }
      var entries: [MutationReport.Entry] = []
      for item in guide.procedures where procedure == nil || item.id == procedure {
        entries += try tried(item, guide, content)
      }
      let report = MutationReport(entries)
      try Output.write(format == .json ? report.json : report.text)
      if !report.missed.isEmpty || !report.undecided.isEmpty { throw ExitCode(1) }
    }
  }

  private func tried(
    _ procedure: Procedure,
    _ guide: Guide,
    _ content: CheckedContent
  ) throws -> [MutationReport.Entry] {
    let mutants = MutantMaker.mutants(of: procedure, in: guide)
    let compiled = try guide.ready(procedure.id)
    var progress = Progress("mutating \(procedure.id)", of: mutants.count)
    defer { progress.finish() }
    var trial: MutantTrial?
    do throws(ProofFault) {
      trial = try MutantTrial(procedure, of: guide, mutants: mutants, budget: budget.nodes)
    } catch {
      // Each mutant is told as not decided below.
    }
    return mutants.map { mutant in
      progress.step()
      let place = content.location(of: Self.thing(mutant.place, procedure.id))
      return MutationReport.Entry(
        mutant,
        (try? trial?.verdict(on: mutant)) ?? .notDecided,
        of: compiled,
        file: place?.file ?? "",
        line: place?.line ?? 1
      )
    }
  }

  private static func thing(_ place: Mutant.Place, _ procedure: String) -> CheckedContent.Thing {
    switch place {
    case .case(let id): .case(id, of: procedure)
    case .condition(let id): .condition(id, of: procedure)
    case .page(let id): .page(id, of: procedure)
    case .decision(let id): .decision(id, of: procedure)
    case .outcome(let id): .outcome(id, of: procedure)
    }
  }
}

/// How commands that prove something write their results.
enum ProofFormat: String, ExpressibleByArgument, CaseIterable {
  case pretty, json
}

/// Says on standard error how far a command has come, once it has taken more than a second.
struct Progress {
  private let words: String
  private var count: Int
  private let isShown: Bool
  private var done = 0
  private let start: Int
  private var said: Int

  init(_ words: String, of count: Int) {
    self.words = words
    self.count = count
    isShown = isatty(STDERR_FILENO) == 1
    start = Self.now()
    said = start
  }

  mutating func step() {
    done += 1
    let now = Self.now()
    guard now - start > 1000, now - said > 500 else { return }
    said = now
    put("\(words): \(done) of \(count)")
  }

  /// The same when only now is known how many there are.
  mutating func step(of count: Int) {
    self.count = count
    step()
  }

  /// Takes the line away again.
  mutating func finish() {
    if isShown, said > start { Output.progress("\r\u{1B}[K") }
  }

  private func put(_ line: String) {
    Output.progress(isShown ? "\r" + line : line + "\n")
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}

import ArgumentParser
import Content
import Diagnostics
import Proof
import Screens

/// Proves what the content says over all combinations of answers.
struct ProveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: "Prove over all answers that every walk ends well and every guarantee holds.",
    discussion: """
      Looks at all combinations of answers at once, unanswered questions included: no dead end, no \
      transition that cannot be decided, no overlap, nothing that is never reached, no answer that \
      counts without being seen, and every guarantee of the procedures. What does not hold is shown \
      with the fewest answers that lead there, as decide takes them. Exit status 0 all proved, 1 \
      something refuted or not decided, 2 could not run.
      """
  )

  @ArgumentParser.Option(name: .long, help: "How findings are written: pretty or json.")
  var format: ProofFormat = .pretty

  @OptionGroup var budget: BudgetOptions

  @OptionGroup var editor: EditorOptions

  enum ProofFormat: String, ExpressibleByArgument, CaseIterable {
    case pretty, json
  }

  func run() throws {
    try Self.running {
      let (_, files) = try editor.files()
      let phrases = Phrase.allCases.map(\.rawValue)
      var progress: Progress?
      let proof = ContentProof.run(files, phrases: phrases, budget: budget.nodes) { done, count in
        if done > 0 { progress?.step() } else { progress = Progress("proving", of: count) }
      }
      progress?.finish()
      switch format {
      case .json:
        try Output.write(proof.json)

      case .pretty:
        let summary = proof.summary(in: try editor.language(among: proof.languages))
        let formatter = PrettyDiagnosticFormatter(usesColors: editor.look.usesColors)
        try Output.write(formatter.text(of: proof.diagnostics) + summary)
      }
      if !proof.isProved { throw ExitCode(1) }
    }
  }
}

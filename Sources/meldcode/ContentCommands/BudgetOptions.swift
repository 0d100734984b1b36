import ArgumentParser
import Proof

/// How much work a command does before it says that something is not decided.
struct BudgetOptions: ParsableArguments {
  @ArgumentParser.Option(
    name: .customLong("budget"),
    help: ArgumentHelp(
      "How much work before something is not decided: nodes of decision diagrams, then one contradiction of a search for each 200 of them.",
      valueName: "N"
    )
  )
  var nodes: Int = AnswerSpace.budget

  func validate() throws {
    if nodes < 1 { throw ValidationError("--budget takes a number from 1") }
  }
}

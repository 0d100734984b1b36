import Guidance
import Rules

/// Puts expressions into words: the titles of questions and the labels of their options.
struct RuleWords {
  private let guide: Guide
  private let procedure: Procedure
  private let language: String

  init(_ procedure: Procedure, of guide: Guide, language: String) {
    self.guide = guide
    self.procedure = procedure
    self.language = language
  }

  /// An expression in words; parts within parts stand in brackets.
  func words(_ expression: Expression) -> String { words(expression, isInner: false) }

  private func words(_ expression: Expression, isInner: Bool) -> String {
    switch expression {
    case .all(let parts): return joined(Self.withoutIdle(parts), " and ", isInner)
    case .any(let parts): return joined(parts, " or ", isInner)
    case .not(let part): return "not " + inBrackets(part)

    case .atLeast(let count, let parts):
      let list = parts.map { words($0, isInner: true) }.joined(separator: "; ")
      return "at least \(count) of (" + list + ")"

    case .equals(let fact, let option):
      return question(fact) + " is " + label(option, of: fact)

    case .isIn(let fact, let options):
      return question(fact) + " is " + options.map { label($0, of: fact) }.joined(separator: " or ")

    case .has(let fact, let option):
      return question(fact) + " has " + label(option, of: fact)

    case .compare(let fact, let comparison, let number):
      return question(fact) + " \(comparison.rawValue) \(number)"

    case .between(let fact, let bounds):
      return question(fact) + " is \(bounds.lowerBound) to \(bounds.upperBound)"

    case .answered(let fact):
      return question(fact) + " is answered"

    case .condition(let id):
      let says = procedure.conditions.first { $0.id == id }?.says[language]
      return "[" + id + (says.map { ": " + $0 } ?? "") + "]"
    }
  }

  /// The parts without "is answered" where another part says what the answer is.
  private static func withoutIdle(_ parts: [Expression]) -> [Expression] {
    parts.filter { part in
      guard case .answered(let fact) = part else { return true }
      return !parts.contains { $0.fact == fact && $0 != part }
    }
  }

  private func joined(_ parts: [Expression], _ word: String, _ isInner: Bool) -> String {
    let words = parts.map { self.words($0, isInner: true) }.joined(separator: word)
    return isInner && parts.count > 1 ? "(" + words + ")" : words
  }

  private func inBrackets(_ part: Expression) -> String {
    part.parts.count > 1 ? words(part, isInner: true) : "(" + words(part, isInner: false) + ")"
  }

  /// The title of the page or setting that a fact belongs to, in quotes.
  func question(_ fact: String) -> String { "“" + title(of: fact) + "”" }

  /// The same without quotes; of a fact in a called procedure the title there.
  func title(of fact: String) -> String {
    guard let (page, _) = page(of: fact) else {
      return guide.settings.first { $0.id == fact }?.title[language] ?? fact
    }
    return page.title[language]
  }

  /// The label of an option, or the title of the outcome of a called procedure, in quotes.
  func label(_ option: String, of fact: String) -> String {
    let label: String?
    if let (page, _) = page(of: fact) {
      switch page.work {
      case .question(let question): label = self.label(option, in: question)

      case .call(let callee):
        let outcomes = guide.procedure(callee)?.outcomes
        label = outcomes?.first { $0.id == option }?.title[language]

      case .explanation, .tasks: label = nil
      }
    } else {
      let setting = guide.settings.first { $0.id == fact }
      label = setting.flatMap { self.label(option, in: $0.question) }
    }
    return "“" + (label ?? option) + "”"
  }

  private func label(_ option: String, in question: Question) -> String? {
    question.options.first { $0.id == option }?.label[language]
  }

  /// The page of a fact, through calls where its id has slashes, and the procedure it stands in.
  private func page(of fact: String) -> (Page, Procedure)? {
    var procedure = self.procedure
    let ids = fact.split(separator: "/").map(String.init)
    for (number, id) in ids.enumerated() {
      guard let page = procedure.steps.flatMap(\.pages).first(where: { $0.id == id }) else {
        return nil
      }
      if number == ids.count - 1 { return (page, procedure) }
      guard case .call(let callee) = page.work, let next = guide.procedure(callee) else {
        return nil
      }
      procedure = next
    }
    return nil
  }
}

extension Expression {
  /// The facts that it reads, named conditions of a procedure included, each once.
  func facts(_ conditions: [Condition]) -> [String] {
    var facts: [String] = []
    var seen: Set<String> = []
    var open: [Expression] = [self]
    while let next = open.popLast() {
      if let fact = next.fact, !facts.contains(fact) { facts.append(fact) }
      if case .condition(let id) = next, seen.insert(id).inserted,
        let condition = conditions.first(where: { $0.id == id })
      {
        open.append(condition.when)
      }
      open += next.parts.reversed()
    }
    return facts
  }

  /// Whether it names a condition itself.
  func names(_ condition: String) -> Bool {
    if case .condition(condition) = self { return true }
    return parts.contains { $0.names(condition) }
  }
}

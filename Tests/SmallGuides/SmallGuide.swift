public import Guidance
public import Rules

/// Builds small procedures in a few lines: words, sources and dates are made up from the ids.
public enum SmallGuide {
  /// What everything in a small guide rests on.
  public static let basis = basis("bron")

  /// A basis on one source.
  public static func basis(_ source: String) -> Basis {
    Basis(sources: [source], certainty: .sourced, checkedOn: "2026-01-01")
  }

  /// A guide of some procedures; settings are choices with an id and options.
  public static func guide(
    _ procedures: [Procedure],
    settings: [Setting] = [],
    contacts: [Contact] = []
  ) -> Guide {
    Guide(
      id: "klein",
      version: "1",
      checkedOn: "2026-01-01",
      title: "Klein",
      notice: "Een voorbeeld.",
      languages: ["nl"],
      start: procedures.map(\.id),
      settings: settings,
      emergency: EmergencyCard(title: "Gevaar", text: [], contacts: [], basis: basis),
      procedures: procedures,
      contacts: contacts
    )
  }

  /// A setting that is a choice.
  public static func setting(_ id: String, _ options: [String]) -> Setting {
    Setting(
      id: id,
      title: Text(["nl": id]),
      text: [],
      question: question(options),
      basis: basis
    )
  }

  /// A procedure of one step; it starts at its first page.
  public static func procedure(
    _ id: String = "proef",
    settings: [String] = [],
    conditions: [Condition] = [],
    decisions: [Decision] = [],
    pages: [Page],
    outcomes: [Outcome]
  ) -> Procedure {
    Procedure(
      id: id,
      title: Text(["nl": id]),
      summary: Text(["nl": id]),
      settings: settings,
      start: pages.first?.id ?? "",
      conditions: conditions,
      decisions: decisions,
      steps: [Step(id: "stap", title: "Stap", purpose: "Doel", pages: pages, basis: basis)],
      outcomes: outcomes
    )
  }

  /// A choice; options in `guards` are offered only when these surely hold.
  public static func question(
    _ options: [String] = ["ja", "nee"],
    need: Question.Need = .required,
    guards: [String: Expression] = [:]
  ) -> Question {
    Question(type: .choice(options), options: self.options(options, guards), need: need)
  }

  /// A question with several options to tick.
  public static func list(
    _ options: [String],
    need: Question.Need = .required,
    guards: [String: Expression] = [:]
  ) -> Question {
    Question(type: .set(options), options: self.options(options, guards), need: need)
  }

  private static func options(_ ids: [String], _ guards: [String: Expression]) -> [Option] {
    ids.map { Option(id: $0, label: Text(["nl": $0]), when: guards[$0], basis: basis) }
  }

  /// A page that asks.
  public static func ask(_ id: String, _ question: Question, _ next: Transition) -> Page {
    page(id, .question(question), next)
  }

  /// A page that asks for yes or no.
  public static func ask(_ id: String, _ next: Transition) -> Page {
    page(id, .question(question()), next)
  }

  /// A page that explains.
  public static func tell(_ id: String, _ next: Transition) -> Page {
    page(id, .explanation, next)
  }

  /// A page that walks another procedure.
  public static func call(_ id: String, _ procedure: String, _ next: Transition) -> Page {
    page(id, .call(procedure), next)
  }

  private static func page(_ id: String, _ work: Page.Work, _ next: Transition) -> Page {
    Page(
      id: id,
      title: Text(["nl": "Over \(id)?"]),
      work: work,
      why: Text(["nl": "Waarom \(id)"]),
      next: next,
      basis: basis("bron-\(id)")
    )
  }

  /// An outcome.
  public static func outcome(_ id: String, urgency: Int = 2) -> Outcome {
    Outcome(
      id: id,
      title: Text(["nl": "Advies \(id)"]),
      urgency: urgency,
      basis: basis("bron-\(id)")
    )
  }

  /// A named condition.
  public static func condition(_ id: String, _ when: Expression) -> Condition {
    Condition(id: id, when: when, says: Text(["nl": "omdat \(id)"]), basis: basis("bron-\(id)"))
  }

  /// A case.
  public static func when(
    _ id: String,
    _ when: Expression,
    to target: Transition.Target,
    urgency: Int? = nil
  ) -> Transition.Case {
    Transition.Case(
      id: id,
      when: when,
      to: target,
      says: Text(["nl": "omdat \(id)"]),
      urgency: urgency,
      basis: basis("bron-\(id)")
    )
  }

  /// A transition by cases, with another way if one is named.
  public static func by(
    _ hit: Transition.HitPolicy = .unique,
    _ cases: [Transition.Case],
    else target: Transition.Target? = nil
  ) -> Transition {
    Transition(
      hit: hit,
      cases: cases,
      otherwise: target.map { .init(to: $0, because: "anders") }
    )
  }

  /// A transition by the answers to a choice of its own page.
  public static func by(
    _ question: String,
    _ targets: KeyValuePairs<String, Transition.Target>
  ) -> Transition {
    by(.unique, targets.map { when("\(question)-\($0)", Self.is(question, $0), to: $1) })
  }

  /// That a choice has this option.
  public static func `is`(_ fact: String, _ option: String = "ja") -> Expression {
    .equals(fact: fact, option: option)
  }
}

extension Text: ExpressibleByStringLiteral {
  /// Makes Dutch words.
  public init(stringLiteral words: String) {
    self.init(["nl": words])
  }
}

extension CompiledProcedure {
  /// What a walk over these answers ends with: the id of an outcome, or `? page` or `! page`.
  public func ending(_ answers: [String: FactValue]) -> String {
    ending(of: walk(answers))
  }

  /// What a walk ends with: the id of an outcome, or `? page` when open or `! page` when stuck.
  public func ending(of walk: Walk) -> String {
    switch walk.end {
    case .outcome(let place): procedure.outcomes[place].id
    case .open(let page): "? " + pages[page].key
    case .stuck(_, let page): "! " + pages[page].key
    }
  }
}

public import Guidance
public import Rules

/// One evaluation of a procedure over given answers: the advice or the next question, explained.
public struct DecisionReport: Sendable {
  /// The guide that knows the words.
  public let guide: Guide
  /// The procedure that was walked.
  public let procedure: CompiledProcedure
  /// The answers as given.
  public let answers: [String: FactValue]
  /// The walk they lead to.
  public let walk: Walk
  /// The day of today; nil when nobody knows, and then nothing is called old.
  public let today: CalendarDay?

  /// Evaluates a procedure.
  public init(
    guide: Guide,
    procedure: CompiledProcedure,
    answers: [String: FactValue],
    today: CalendarDay?
  ) {
    self.today = today
    self.guide = guide
    self.procedure = procedure
    self.answers = answers
    walk = procedure.walk(answers)
  }

  /// The advice; nil while the walk is open.
  public var advice: Advice? { procedure.advice(of: walk) }

  /// The key of the question to ask next; nil at an outcome.
  public var next: String? { procedure.nextQuestion(of: walk).map { procedure.pages[$0].key } }

  /// The keys of answers that were given but did not count, settings that are not asked first.
  public var ignored: [String] {
    guide.settings.map(\.id).filter { answers[$0] != nil && procedure.page($0) == nil }
      + procedure.leftAnswers(of: walk, among: answers)
  }

  /// The smallest changes to another outcome; settings such as the sector stay as they are.
  public var changes: [AdviceChange] {
    ChangeSearch(procedure).changes(of: answers, fixed: Set(guide.settings.map(\.id)))
  }

  /// What was chosen before the start.
  var situation: Situation { guide.situation(procedure.chosenSettings(in: walk)) }

  /// The title of the page with a key.
  func title(of key: String, in language: String) -> String {
    guard let place = procedure.page(key) else {
      return guide.settings.first { $0.id == key }?.title[language] ?? key
    }
    switch procedure.pages[place].origin {
    case .setting(let setting): return setting.title[language]
    case .page(let page, _, _): return page.shown(in: situation).title[language]
    }
  }

  /// The title of the step under which a page counts; nil for what is asked before the first.
  func step(of place: Int, in language: String) -> String? {
    guard case .page(let page, let own, let id) = procedure.pages[place].origin,
      let called = guide.procedure(id)
    else { return nil }
    let step = StepNumbering(called, in: situation).step(ofPage: page.id) ?? own
    return called.steps[step].shown(in: situation).title[language]
  }

  /// An answer in words.
  func words(for value: FactValue?, of key: String, in language: String) -> String {
    guard let value, let place = procedure.page(key) else { return "" }
    let options = procedure.question(at: place)?.options ?? []
    func label(_ id: String) -> String { options.first { $0.id == id }?.label[language] ?? id }
    switch value {
    case .option(let id): return label(id)
    case .options(let ids): return ids.map(label).joined(separator: "; ")
    case .count(let number): return String(number)
    case .date(let words), .text(let words): return words
    }
  }

  /// What a live fact says, answers of called procedures included; free words, which may name somebody,
  /// are left out.
  func liveWords(of key: String, in language: String) -> String {
    if case .text = answers[key] { return "" }
    if let value = answers[key] { return words(for: value, of: key, in: language) }
    guard let place = procedure.page(key), procedure.pages[place].fact >= 0,
      case .page(let page, _, _) = procedure.pages[place].origin, case .call(let id) = page.work,
      let outcomes = guide.procedure(id)?.outcomes
    else { return "" }
    let word = walk.live[procedure.pages[place].fact]
    guard word < UInt64(outcomes.count) else { return "" }
    return outcomes[Int(word)].shown(in: situation).title[language]
  }
}

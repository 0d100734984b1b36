public import Guidance
public import Rules

/// The state of the whole program, and the one function that changes it.
///
/// The same state serves the full screen and the line mode.
public struct Program: Equatable, Sendable {
  /// All knowledge.
  public internal(set) var guide: Guide {
    didSet { (termMemory, changeMemory) = (TermMemory(), ChangeMemory()) }
  }
  /// The words of the program, by language.
  public internal(set) var phrasebooks: [Phrasebook]
  /// The users' guide, by language, as Markdown.
  public internal(set) var manuals: [String: String]
  /// The language shown.
  public internal(set) var preferences: Preferences
  /// The size of the window.
  public internal(set) var columns: Int
  /// The size of the window.
  public internal(set) var rows: Int
  /// The journey that is walked.
  public internal(set) var journey: Journey?
  /// The walks that led to the present one, the first one first: each advice can be gone back to.
  var earlier: [Journey] = []
  /// What the present journey began with: nothing that anybody answered on its pages.
  private var beginning: [String: FactValue] = [:]
  /// The journey of which the report was written last.
  private var reported: Answered?
  /// Whether everything is hidden behind the neutral screen.
  public internal(set) var isHidden = false
  /// The day of today; nil when nobody knows, and then nothing is called old.
  let today: CalendarDay?
  /// Whether input comes in lines.
  public private(set) var isLineMode: Bool
  /// The name offered for the report's file.
  let reportName: String
  /// Whether walks may be saved as scenarios: only for those who write content.
  let savesScenarios: Bool

  var layers: [Layer] = [Layer(.start)]
  var notices: [String] = []
  var termMemory = TermMemory()
  var changeMemory = ChangeMemory()
  /// What is wrong with the content that an editor works on; it stays until the content is mended.
  var contentNotices: [String] = []

  /// Makes the program at its start screen.
  public init(
    guide: Guide,
    phrasebooks: [Phrasebook],
    manuals: [String: String] = [:],
    preferences: Preferences,
    today: CalendarDay?,
    columns: Int = 80,
    rows: Int = 24,
    isLineMode: Bool = false,
    reportName: String = "advies.txt",
    savesScenarios: Bool = false
  ) {
    self.guide = guide
    self.phrasebooks = phrasebooks
    self.manuals = manuals
    self.preferences = preferences
    self.today = today
    self.columns = columns
    self.rows = rows
    self.isLineMode = isLineMode
    self.reportName = reportName
    self.savesScenarios = savesScenarios
  }

  /// The phrasebook of the language shown.
  public var phrases: Phrasebook {
    phrasebooks.first { $0.language == preferences.language } ?? phrasebooks.first
      ?? Phrasebook(language: preferences.language, words: [:])
  }

  /// Takes input in lines from now on.
  public mutating func speakInLines() { isLineMode = true }

  /// Whether an advice was reached.
  public var isAtAdvice: Bool {
    journey?.stop == .end && layers.contains { $0.kind == .outcome || $0.kind == .review }
  }

  /// What was chosen before the start of the journey; nothing without one.
  var situation: Situation {
    guide.situation(journey.map { $0.procedure.chosenSettings(in: $0.walk) } ?? [:])
  }

  /// The words of a text in the language shown.
  func words(_ text: Text) -> String { text[preferences.language] }

  /// The layer on top: what is shown.
  var top: Layer {
    get { layers.last ?? Layer(.start) }
    set {
      if layers.isEmpty { layers.append(newValue) } else { layers[layers.count - 1] = newValue }
    }
  }

  /// Starts a procedure, with answers given beforehand.
  public mutating func start(_ procedure: CompiledProcedure, answers: [String: FactValue] = [:]) {
    earlier = []
    begin(procedure, answers, carried: [])
  }

  /// Starts the procedure that an advice names, with the answers that hold there too.
  ///
  /// These are told, since nobody was asked here; the advice stays to be gone back to.
  mutating func goOn(with procedure: CompiledProcedure) {
    guard let journey else { return start(procedure) }
    let answers = journey.answersCarried(to: procedure)
    earlier.append(journey)
    begin(procedure, answers, carried: Set(answers.keys))
    guard let next = self.journey else { return }
    let wording = Wording(self)
    let told = next.walk.path.filter { next.hasPassed($0) && procedure.isOwnPage($0) }.map {
      wording.title(ofPage: $0) + " " + wording.answer(next.answer(at: $0), at: $0) + "."
    }
    if told.isEmpty { return }
    notices = [phrases(.carriedOver, ["answers": told.joined(separator: " ")])]
  }

  private mutating func begin(
    _ procedure: CompiledProcedure,
    _ answers: [String: FactValue],
    carried: Set<String>
  ) {
    journey = Journey(procedure, answers: answers, carried: carried)
    beginning = answers
    layers = [Layer(.start)]
    goToStop()
    prepareTerms()
  }

  /// Starts a procedure at a page that the answers lead to, or with nil at its end.
  public mutating func start(
    _ procedure: CompiledProcedure,
    answers: [String: FactValue],
    at page: Int?
  ) {
    start(procedure, answers: answers)
    journey?.pass(before: page)
    guard let page else {
      replaceWalk(with: Layer(.outcome))
      return
    }
    if journey?.walk.path.contains(page) == true { show(page: page) }
  }
}

// MARK: - What would be lost

extension Program {
  /// The answers of one journey, to know them again.
  private struct Answered: Equatable, Sendable {
    var procedure: String
    var answers: [String: FactValue]

    init(_ journey: Journey) {
      procedure = journey.procedure.procedure.id
      answers = journey.answers
    }
  }

  /// Whether the present journey has answers of its own that are in no report.
  var hasOwnAnswers: Bool {
    guard let journey else { return false }
    return journey.answers != beginning && Answered(journey) != reported
  }

  /// Whether another walk would take the place of something that somebody did.
  var wouldLoseAnswers: Bool { hasOwnAnswers || !earlier.isEmpty }

  mutating func noteReport() { reported = journey.map(Answered.init) }

  /// Goes back to the advice that the present walk came from.
  mutating func goBackToAdvice() {
    guard let last = earlier.popLast() else { return }
    journey = last
    beginning = [:]
    replaceWalk(with: Layer(.outcome))
  }
}

/// What a person may set: language and appearance.
public struct Preferences: Equatable, Sendable {
  /// The language shown.
  public var language: String
  /// Whether colours are used.
  public var usesColors: Bool
  /// Whether the mouse is listened to.
  public var usesMouse: Bool

  /// Makes preferences.
  public init(language: String, usesColors: Bool = true, usesMouse: Bool = false) {
    self.language = language
    self.usesColors = usesColors
    self.usesMouse = usesMouse
  }
}

/// One screen on the stack, with where its focus and its text stand.
struct Layer: Equatable, Sendable {
  /// Which screen it is.
  enum Kind: Equatable, Sendable {
    case start
    case page(Int)
    case review
    case outcome
    case why
    case overview
    case step(procedure: String, place: Int)
    case more
    case lookup
    case entry(LookupEntry)
    case terms
    case emergency
    case help
    case manual
    case settings
    case export
    case copy
    case leave
    case startOver
    case replace(StartScreen.Way)
  }

  var kind: Kind
  var focus = 0
  var scroll = 0
  /// The characters typed into the screen's field.
  var typed: [Character] = []
  var cursor = 0

  init(_ kind: Kind, focus: Int = 0) {
    self.kind = kind
    self.focus = focus
  }
}

import Guidance

/// Why a question is asked, or why the advice is what it is and what would change it.
enum WhyScreen {
  static func describe(_ program: Program) -> Screen {
    let phrases = program.phrases
    var screen = Screen(
      path: program.words(program.guide.title),
      title: phrases[.whyTitle],
      choices: [.init(phrases[.goBack])]
    )
    guard let journey = program.journey else { return screen }
    switch program.layers.dropLast().last?.kind {
    case .page(let place):
      screen.path = PageScreen.path(of: place, program)
      screen.parts = partsOfPage(place, journey, program)

    case .outcome:
      screen.title = phrases[.whyAdviceTitle]
      screen.parts = partsOfAdvice(journey, program)

    default:
      break
    }
    return screen
  }

  private static func partsOfPage(
    _ place: Int,
    _ journey: Journey,
    _ program: Program
  ) -> [Screen.Part] {
    let wording = Wording(program)
    var parts: [Screen.Part] = [.init(.heading, wording.title(ofPage: place))]
    guard case .page(let written, _, _) = journey.procedure.pages[place].origin else {
      if case .setting(let setting) = journey.procedure.pages[place].origin {
        parts += wording.basis(setting.basis)
      }
      return parts
    }
    let page = written.shown(in: program.situation)
    parts.append(.init(.paragraph, program.words(page.why)))
    let reasons = journey.procedure.reasons(leadingTo: place, of: journey.walk)
    if !reasons.isEmpty { parts.append(.init(.heading, program.phrases[.whyHere])) }
    parts += reasons.flatMap { wording.reason($0) }
    return parts + wording.basis(page.basis)
  }

  private static func partsOfAdvice(_ journey: Journey, _ program: Program) -> [Screen.Part] {
    let phrases = program.phrases
    let wording = Wording(program)
    guard let advice = journey.procedure.advice(of: journey.walk) else { return [] }
    var parts: [Screen.Part] = [.init(.heading, program.words(advice.outcome.title))]
    parts += advice.reasons.flatMap { wording.reason($0) }
    // While there is danger nothing should lead away from the call.
    guard advice.urgency > 0 else { return parts + wording.sources(advice.sources) }
    parts.append(.init(.heading, phrases[.changeTitle]))
    let changes = program.changes(of: journey)
    if changes.isEmpty { parts.append(.init(.paragraph, phrases[.changeNone])) }
    parts += AdviceChange.worthReading(changes).map { .init(.point, line($0, journey, program)) }
    parts.append(wording.certainty(advice.outcome.basis))
    parts += wording.warning(.oldAdvice, program.guide.oldCheck(of: advice, on: program.today))
    return parts + wording.sources(advice.sources)
  }

  /// "Als u … 'nee' antwoordt, wordt het advies: …".
  static func line(_ change: AdviceChange, _ journey: Journey, _ program: Program) -> String {
    let phrases = program.phrases
    let wording = Wording(program)
    let keys = journey.procedure.questionKeys.filter { change.answers[$0] != nil }
    let answers = keys.map { key in
      phrases(
        .changeAnswer,
        [
          "question": wording.title(ofQuestion: key),
          "answer": change.answers[key].map { wording.answer($0, of: key) } ?? "",
        ]
      )
    }
    let outcome = journey.procedure.procedure.outcomes.first { $0.id == change.outcome }
    return phrases(
      .changeLine,
      [
        "answers": answers.joined(separator: phrases[.changeAnd]),
        "outcome": outcome.map { program.words($0.shown(in: program.situation).title) }
          ?? change.outcome,
      ]
    )
  }
}

/// What would change the advice, found once for the answers given: it takes too long for every key.
struct ChangeMemory: Equatable, Sendable {
  var journey: Journey?
  var changes: [AdviceChange] = []

  static func == (left: Self, right: Self) -> Bool { true }
}

extension Program {
  /// What would change the advice of a journey.
  func changes(of journey: Journey) -> [AdviceChange] {
    if changeMemory.journey == journey { return changeMemory.changes }
    let fixed = Set(guide.settings.map(\.id))
    return ChangeSearch(journey.procedure).changes(of: journey.answers, fixed: fixed)
  }

  /// Looks for it when the screen that tells it comes up, so that showing that screen needs no search.
  mutating func prepareChanges() {
    guard top.kind == .why, layers.dropLast().last?.kind == .outcome, let journey,
      changeMemory.journey != journey, journey.procedure.advice(of: journey.walk)?.urgency != 0
    else { return }
    changeMemory = ChangeMemory(journey: journey, changes: changes(of: journey))
  }
}

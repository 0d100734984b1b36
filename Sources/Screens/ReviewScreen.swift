import Guidance

/// The answers before the advice: each can be changed, and what was passed over or no longer counts is shown.
enum ReviewScreen {
  /// The pages of the path that ask something: those with an answer, then those that were passed over,
  /// settings that the advice did not wait for among them.
  static func entries(_ program: Program) -> [Int] {
    guard let journey = program.journey else { return [] }
    let asked = journey.visited.filter { journey.procedure.pages[$0].asks }
    let passedOver = asked.filter { isPassedOver($0, journey) }
    return asked.filter { !passedOver.contains($0) } + passedOver + journey.spared
  }

  private static func isPassedOver(_ place: Int, _ journey: Journey) -> Bool {
    journey.answer(at: place) == nil && journey.mayStayOpen(place)
  }

  static func describe(_ program: Program) -> Screen {
    let phrases = program.phrases
    let wording = Wording(program)
    guard let journey = program.journey else { return StartScreen.describe(program) }
    var screen = Screen(
      path: program.words(journey.procedure.procedure.title),
      title: phrases[.reviewTitle],
      parts: [.init(.paragraph, phrases[.reviewText])]
    )
    let left = journey.leftAnswers
    if !left.isEmpty {
      screen.parts.append(.init(.warning, phrases[.leftAnswersConfirm]))
      screen.parts += left.map { key in
        let answer = journey.answers[key].map { wording.answer($0, of: key) } ?? ""
        return .init(.point, wording.title(ofQuestion: key) + " " + answer)
      }
    }
    screen.choices = entries(program).map { place in
      .init(wording.title(ofPage: place), hint: hint(at: place, journey, program))
    }
    screen.choices.append(.init(phrases[.reviewToAdvice]))
    return screen
  }

  /// The answer, or that there is none, with the step in which it was asked.
  private static func hint(at place: Int, _ journey: Journey, _ program: Program) -> String {
    let wording = Wording(program)
    guard isPassedOver(place, journey) else {
      return wording.answer(journey.answer(at: place), at: place)
    }
    let step = wording.step(ofPage: place, .startStep).map { " (" + $0 + ")" } ?? ""
    return program.phrases[.passedOver] + step
  }

  static func chosen(_ place: Int, _ program: inout Program) {
    let entries = entries(program)
    if entries.indices.contains(place) {
      program.show(page: entries[place])
    } else if case .end = program.journey?.stop {
      program.replaceWalk(with: Layer(.outcome))
    } else {
      program.goToStop()
    }
  }
}

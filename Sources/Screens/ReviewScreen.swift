import Guidance

/// The answers before the advice: each can be changed, and what no longer counts is shown.
enum ReviewScreen {
  /// The pages of the path that ask something, or that called another procedure.
  static func entries(_ program: Program) -> [Int] {
    guard let journey = program.journey else { return [] }
    return journey.visited.filter { place in
      journey.procedure.pages[place].asks
        && (journey.answer(at: place) != nil || !journey.mayStayOpen(place))
    }
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
      .init(
        wording.title(ofPage: place),
        hint: wording.answer(journey.answer(at: place), at: place)
      )
    }
    screen.choices.append(.init(phrases[.reviewToAdvice]))
    return screen
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

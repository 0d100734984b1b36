import Guidance

/// Asks whether to go back to the start from an advice, since nothing of the journey is kept.
enum StartOverScreen {
  static func describe(_ program: Program) -> Screen {
    let phrases = program.phrases
    return Screen(
      path: program.words(program.guide.title),
      title: phrases[.startOverQuestion],
      choices: [.init(phrases[.leaveStay]), .init(phrases[.startOverGo])]
    )
  }

  static func chosen(_ place: Int, _ program: inout Program) {
    if place == 0 { program.goBack() } else { program.startOver() }
  }
}

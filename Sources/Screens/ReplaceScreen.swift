import Guidance

/// Asks whether another walk may take the place of the present one, since nothing of that is kept.
enum ReplaceScreen {
  static func describe(_ way: StartScreen.Way, _ program: Program) -> Screen {
    let phrases = program.phrases
    return Screen(
      path: program.words(program.guide.title),
      title: phrases[.replaceQuestion],
      choices: [.init(phrases[.openPage]), .init(words(of: way, program))]
    )
  }

  private static func words(of way: StartScreen.Way, _ program: Program) -> String {
    switch way {
    case .procedure(let id):
      let title = program.guide.procedure(id).map { program.words($0.title) } ?? id
      return program.phrases(.replaceGo, ["procedure": title])

    case .earlier:
      return program.earlier.last.map { backWords($0.procedure.procedure, program) } ?? ""
    }
  }

  /// "Back to the advice" of a procedure.
  static func backWords(_ procedure: Procedure, _ program: Program) -> String {
    program.phrases(.backToAdvice, ["procedure": program.words(procedure.title)])
  }

  static func chosen(_ place: Int, _ way: StartScreen.Way, _ program: inout Program) {
    if place == 0 { program.goToStop() } else { go(way, &program) }
  }

  /// Starts the other walk.
  static func go(_ way: StartScreen.Way, _ program: inout Program) {
    switch way {
    case .earlier:
      program.goBackToAdvice()

    case .procedure(let id):
      guard let compiled = try? program.guide.compiled(id) else {
        program.notices = [program.phrases[.contentFault]]
        return
      }
      program.start(compiled)
    }
  }
}

import Guidance

/// The first screen: what to do.
enum StartScreen {
  /// A walk to take the place of the present one.
  enum Way: Equatable, Sendable {
    /// A procedure, by its id, from its start.
    case procedure(String)
    /// The one whose advice led to the present one.
    case earlier
  }

  private enum Entry {
    case resume
    case earlier(Procedure)
    case procedure(Procedure)
    case lookup
    case help
    case settings
    case quit
  }

  private static func entries(_ program: Program) -> [Entry] {
    (program.journey == nil ? [] : [.resume])
      + program.earlier.suffix(1).map { .earlier($0.procedure.procedure) }
      + program.guide.start.compactMap { program.guide.procedure($0) }.map(Entry.procedure)
      + [.lookup, .help, .settings, .quit]
  }

  static func describe(_ program: Program) -> Screen {
    let phrases = program.phrases
    // In a low window it is worth more to see what there is to choose.
    let hasRoom = program.isLineMode || program.rows >= 20
    let choices = entries(program).map { entry -> Screen.Choice in
      switch entry {
      case .resume: Screen.Choice(phrases[.openPage])
      case .earlier(let procedure): Screen.Choice(ReplaceScreen.backWords(procedure, program))

      case .procedure(let procedure):
        Screen.Choice(
          program.words(procedure.title),
          hint: hasRoom ? program.words(procedure.summary) : nil
        )

      case .lookup: Screen.Choice(phrases[.startLookup])
      case .help: Screen.Choice(phrases[.startHelp])
      case .settings: Screen.Choice(phrases[.startSettings])
      case .quit: Screen.Choice(phrases[.startQuit])
      }
    }
    // Every advice says so again.
    let old = hasRoom ? program.guide.oldCheck(on: program.today) : nil
    return Screen(
      path: program.words(program.guide.title),
      title: phrases[.startQuestion],
      parts: [
        .init(.warning, phrases[program.isLineMode ? .dangerHintLines : .dangerHint]),
        .init(.quiet, program.words(program.guide.notice)),
      ] + Wording(program).warning(.oldGuide, old),
      choices: choices
    )
  }

  static func chosen(_ place: Int, _ program: inout Program) -> [Effect] {
    let entries = entries(program)
    guard entries.indices.contains(place) else { return [] }
    switch entries[place] {
    case .resume: program.goToStop()

    case .earlier:
      replace(by: .earlier, asking: program.hasOwnAnswers, &program)

    case .procedure(let procedure):
      replace(by: .procedure(procedure.id), asking: program.wouldLoseAnswers, &program)

    case .lookup: program.open(.lookup)
    case .help: program.open(.help)
    case .settings: program.open(.settings)
    case .quit: return program.quit()
    }
    return []
  }

  private static func replace(by way: Way, asking: Bool, _ program: inout Program) {
    if asking {
      program.layers.append(Layer(.replace(way)))
    } else {
      ReplaceScreen.go(way, &program)
    }
  }
}

/// Asks whether to leave a journey, since nothing of it is kept.
enum LeaveScreen {
  static func describe(_ program: Program) -> Screen {
    let phrases = program.phrases
    return Screen(
      path: program.words(program.guide.title),
      title: phrases[.leaveQuestion],
      choices: [.init(phrases[.leaveStay]), .init(phrases[.backToStart]), .init(phrases[.leaveGo])]
    )
  }

  static func chosen(_ place: Int, _ program: inout Program) -> [Effect] {
    switch place {
    case 0:
      program.goBack()

    case 1:
      program.startOver()

    default:
      return [.leave]
    }
    return []
  }
}

import Guidance

/// Language and appearance.
enum SettingsScreen {
  static func describe(_ program: Program) -> Screen {
    let phrases = program.phrases
    let preferences = program.preferences
    let languages = program.phrasebooks.map { book in
      Screen.Choice(
        book[.languageName],
        group: phrases[.settingsLanguage],
        mark: .radio(book.language == preferences.language)
      )
    }
    return Screen(
      path: program.words(program.guide.title),
      title: phrases[.settingsTitle],
      parts: [.init(.paragraph, phrases[.settingsNote])],
      choices: languages + [
        .init(phrases[.settingsColors], mark: .tick(preferences.usesColors)),
        .init(phrases[.settingsMouse], mark: .tick(preferences.usesMouse)),
        .init(phrases[.settingsSave]),
        .init(phrases[.goBack]),
      ]
    )
  }

  static func chosen(_ place: Int, _ program: inout Program) -> [Effect] {
    let languages = program.phrasebooks.map(\.language)
    program.setFocus(place)
    if languages.indices.contains(place) {
      program.preferences.language = languages[place]
      return []
    }
    switch place - languages.count {
    case 0:
      program.preferences.usesColors.toggle()

    case 1:
      program.preferences.usesMouse.toggle()
      return [.setMouse(program.preferences.usesMouse)]

    case 2:
      return [.keepSettings]

    default:
      program.goBack()
    }
    return []
  }
}

/// Asks for the file to write the advice to.
enum ExportScreen {
  static func describe(_ layer: Layer, _ program: Program) -> Screen {
    let phrases = program.phrases
    return Screen(
      path: program.words(program.guide.title),
      title: phrases[.exportTitle],
      parts: [.init(.paragraph, phrases[.exportText])],
      field: .init(
        label: phrases[.exportField],
        text: String(layer.typed),
        cursor: layer.cursor
      ),
      choices: [.init(phrases[.exportWrite]), .init(phrases[.goBack])]
    )
  }

  static func submit(_ program: inout Program) -> [Effect] {
    let path = String(program.top.typed).trimmed
    guard !path.isEmpty else {
      program.notices = [program.phrases[.exportName]]
      return []
    }
    return [.writeReport(path: path)]
  }

  static func chosen(_ place: Int, _ program: inout Program) -> [Effect] {
    guard place == 0 else {
      program.goBack()
      return []
    }
    return submit(&program)
  }
}

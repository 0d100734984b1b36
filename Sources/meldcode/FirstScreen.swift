import Content
import Guidance
import Runtime
import Screens
import Storage
import Terminal

/// The first screen, shown before the whole content is read and checked.
///
/// Reading all of it takes longer than people should look at nothing. Keys wait until it is read: the
/// first screen is only looked at.
enum FirstScreen {
  /// The program at its first screen; nil when that takes the whole content.
  static func program(
    _ start: Opening.Start?,
    _ places: Places,
    language: String?,
    _ kept: SettingsFile
  ) -> Program? {
    // What is laid over the content, or chosen beforehand, may change any screen.
    guard start?.isPlain != false, ContentFolder.overlays(of: places).isEmpty,
      let folder = try? ContentFolder.find(among: places.content)
    else { return nil }
    var reader = FirstScreenReader(
      phrases: Phrase.allCases.map(\.rawValue),
      names: { ContentFolder.names(of: $0, in: folder) },
      bytes: { ContentFolder.bytes(of: $0, in: folder) }
    )
    let languages = [language, kept.language].compactMap { $0 }
    let content =
      start.map { reader.readFirstPage(of: $0.procedure, languages: languages) }
      ?? reader.readStart(languages: languages)
    guard let content, language == nil || language == content.language else { return nil }
    var program = Program(
      guide: content.guide,
      phrasebooks: [Library.phrasebook(content.language, content.texts)],
      preferences: Opening.preferences(language: content.language, kept),
      today: OutsideWorld.today()
    )
    if let procedure = content.procedure { program.start(procedure) }
    return program
  }
}

extension Opening {
  static func preferences(language: String, _ kept: SettingsFile) -> Preferences {
    Preferences(
      language: language,
      usesColors: kept.usesColors ?? true,
      usesMouse: kept.usesMouse ?? false
    )
  }
}

extension TerminalSettings {
  /// These with what is kept of earlier sessions.
  func with(_ kept: SettingsFile) -> TerminalSettings {
    var settings = self
    settings.mouse = kept.usesMouse ?? false
    return settings
  }
}

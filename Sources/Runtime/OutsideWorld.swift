import Display
import Glibc
public import Guidance
import Reports
import Screens
import Storage

/// Carries out what the program asks of the world around it: files, and the day of today.
public struct OutsideWorld: Sendable {
  private let settingsPath: String?
  private let scenarioFolder: String?

  /// Makes it; `settingsPath` is where settings are kept and `scenarioFolder` where walks are saved as
  /// scenarios, nil for nowhere.
  public init(settingsPath: String?, scenarioFolder: String? = nil) {
    self.settingsPath = settingsPath
    self.scenarioFolder = scenarioFolder
  }

  /// Carries out an effect; returns the news of it for the program.
  func carryOut(_ effect: Effect, for program: Program) -> Event? {
    switch effect {
    case .leave, .setMouse: nil
    case .writeReport(let path): writeReport(of: program, to: path)
    case .saveScenario: saveScenario(of: program)
    case .keepSettings: keepSettings(program.preferences)
    }
  }

  private func writeReport(of program: Program, to path: String) -> Event {
    guard let journey = program.journey else { return .reportFailed(.noPlace) }
    let today = Self.today()
    let report = DecisionReport(
      guide: program.guide,
      procedure: journey.procedure,
      answers: journey.answers,
      today: today
    )
    let words = ReportWords(program.phrases, guide: program.guide)
    let text = report.text(
      words,
      language: program.preferences.language,
      day: today?.written,
      tellsChanges: false
    )
    let file = Self.expanded(path)
    do {
      try FileWriter.write(
        Array(SafeText.safe(text, keepingNewlines: true).utf8),
        to: file,
        replacing: false
      )
      return .reportWritten(FullPath.of(file))
    } catch {
      let free =
        FreeName.isTaken(file)
        ? FreeName.beside(path) { FreeName.isTaken(Self.expanded($0)) } : nil
      return .reportFailed(WriteFailure(error, free: free))
    }
  }

  /// Writes the walk under the first name that is free, and never over another file.
  private func saveScenario(of program: Program) -> Event {
    guard let scenarioFolder, let journey = program.journey,
      let file = ScenarioFile(journey.procedure, journey.answers)
    else { return .reportFailed(.noPlace) }
    do {
      let path = try ScenarioFolder.write(
        file,
        to: scenarioFolder,
        languages: program.guide.languages
      )
      return .reportWritten(path)
    } catch {
      return .reportFailed(WriteFailure(error))
    }
  }

  private func keepSettings(_ preferences: Preferences) -> Event {
    guard let settingsPath else { return .settingsKept(failure: .noPlace) }
    let file = SettingsFile(
      language: preferences.language,
      usesColors: preferences.usesColors,
      usesMouse: preferences.usesMouse
    )
    do {
      try file.write(to: settingsPath)
      return .settingsKept(failure: nil)
    } catch {
      return .settingsKept(failure: WriteFailure(error))
    }
  }

  /// A path with `~/` at its start written out.
  private static func expanded(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
    return String(cString: home) + path.dropFirst(1)
  }

  /// Today, by the clock and time zone of the machine; nil beyond the year 9999.
  public static func today() -> CalendarDay? {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return CalendarDay(
      "\(parts.tm_year + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
    )
  }
}

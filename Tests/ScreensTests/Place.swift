import Screens
import Testing

/// A kind of screen, with the way to it.
struct Place: Sendable, CustomTestStringConvertible {
  let name: String
  let way: @Sendable (Session) -> Session

  var testDescription: String { name }

  init(_ name: String, _ way: @escaping @Sendable (Session) -> Session) {
    self.name = name
    self.way = way
  }

  /// The session at this place, in a window.
  func session(_ columns: Int = 80, _ rows: Int = 24, isLineMode: Bool = false) -> Session {
    way(Session(columns: columns, rows: rows, isLineMode: isLineMode))
  }

  /// Every kind of screen.
  static let all: [Place] =
    walk + sheets + [
      Place("hidden") { choice($0).press("f12") }
    ]

  private static let walk: [Place] = [
    Place("start") { $0 },
    Place("setting") { setting($0) },
    Place("choice") { choice($0) },
    Place("set") { set($0) },
    Place("set-ticked") { set($0).press("3", "down", "space") },
    Place("count") { count($0) },
    Place("count-refused") { count($0).type("99").press("enter") },
    Place("date") { date($0) },
    Place("text") { text($0).type("Onder de trap") },
    Place("explanation") { explanation($0) },
    Place("explanation-scrolled") { explanation($0).press("pagedown") },
    Place("tasks") { explanation($0).press("enter") },
    Place("call") { call($0) },
    Place("called-page") { call($0).press("enter") },
    Place("long-choice") { longChoice($0).press("end") },
    Place("review") { review($0) },
    Place("review-left") {
      outcome($0).press("escape", "home", "down", "enter", "home", "enter", "escape")
    },
    Place("outcome") { outcome($0) },
    Place("outcome-urgent") { choice($0).press("1", "enter") },
    Place("to-confirm") {
      outcome($0).press("escape", "home", "down", "enter", "1", "enter")
        .press("escape", "home", "down", "enter", "2", "enter")
    },
  ]

  private static let sheets: [Place] = [
    Place("why-page") { choice($0).press("w") },
    Place("why-advice") { outcome($0).press("w") },
    Place("overview") { called($0).press("g") },
    Place("overview-end") { outcome($0).press("g") },
    Place("step") { choice($0).press("g", "end", "enter") },
    Place("terms") { choice($0).press("t") },
    Place("terms-of-outcome") { outcome($0).press("t") },
    Place("more") { choice($0).press("i") },
    Place("lookup") { choice($0).press("/") },
    Place("lookup-hits") { $0.press("/").type("hoofdkraan") },
    Place("lookup-nothing") { $0.press("/").type("xyzzy") },
    Place("entry-term") { $0.press("/").type("hoofdkraan").press("enter") },
    Place("entry-contact") { $0.press("/").type("waterwacht").press("enter") },
    Place("entry-signal") { $0.press("/").type("teken nummer 3").press("enter") },
    Place("entry-article") { choice($0).press("i", "down", "enter") },
    Place("emergency") { choice($0).press("f2") },
    Place("help") { choice($0).press("?") },
    Place("settings") { choice($0).press("o") },
    Place("export") { outcome($0).press("p") },
    Place("export-refused") {
      outcome($0).press("p")
        .on(.reportFailed(.taken(file: "/home/a/advies.txt", free: "advies-2.txt")))
    },
    Place("export-written") { outcome($0).press("p").on(.reportWritten("/home/a/advies.txt")) },
    Place("copy") { outcome($0).press("c") },
    Place("leave") { choice($0).press("q") },
    Place("start-over") { outcome($0).press("end", "enter") },
  ]

  // MARK: - The way, page by page

  private static func setting(_ session: Session) -> Session { session.press("enter") }
  private static func choice(_ session: Session) -> Session { setting(session).press("2", "enter") }
  private static func set(_ session: Session) -> Session { choice(session).press("2", "enter") }

  private static func count(_ session: Session) -> Session {
    set(session).press("3", "end", "enter")
  }

  private static func date(_ session: Session) -> Session {
    count(session).type("4").press("enter")
  }

  private static func text(_ session: Session) -> Session {
    date(session).type("3-2-2026").press("enter")
  }

  private static func explanation(_ session: Session) -> Session {
    text(session).type("Onder de trap").press("enter")
  }

  private static func call(_ session: Session) -> Session {
    explanation(session).press("enter", "enter")
  }

  private static func called(_ session: Session) -> Session { call(session).press("enter") }
  private static func longChoice(_ session: Session) -> Session {
    called(session).press("1", "enter")
  }
  private static func review(_ session: Session) -> Session {
    longChoice(session).press("2", "enter")
  }
  private static func outcome(_ session: Session) -> Session { review(session).press("enter") }
}

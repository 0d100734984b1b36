import Display
import Guidance
import Rules
import Screens
import Testing

/// The same program in numbered lines.
@Suite struct LineModeTests {
  private func place(_ name: String) throws -> Session {
    let place = try #require(Place.all.first { $0.name == name })
    return place.session(isLineMode: true)
  }

  @Test(arguments: [
    ("waarom", "Why title"), ("overzicht", "Overview title"), ("zoek", "Lookup title"),
    ("hulp", "Help title"), ("gevaar", "Direct gevaar"), ("instellingen", "Settings title"),
    ("uitleg", "More explanation"), ("termen", "Terms title"), ("t", "Terms title"),
    ("w", "Why title"), ("g", "Overview title"),
    ("/", "Lookup title"), ("?", "Help title"), ("!", "Direct gevaar"), ("GEVAAR", "Direct gevaar"),
  ])
  func `every sheet is asked for by its word`(word: String, title: String) throws {
    let session = try place("choice").line(word)
    #expect(session.screen.title == title)
    let back = session.screen.field == nil ? "terug" : ":terug"
    #expect(session.line(back).screen.title == "Is er nu gevaar?")
  }

  @Test(arguments: [("bestand", "Export title"), ("waarom", "Why advice title")])
  func `the sheets of an advice are asked for by their word`(word: String, title: String) throws {
    #expect(try place("outcome").line(word).screen.title == title)
  }

  @Test func `the danger card opens from a field without a colon`() throws {
    #expect(try place("count").line("gevaar").screen.title == "Direct gevaar")
    #expect(try place("lookup").line("!").screen.title == "Direct gevaar")
  }

  @Test func `a number chooses and goes on`() throws {
    #expect(try place("choice").line("2").screen.title == "Wat ziet u?")
  }

  @Test func `several numbers tick, and an empty line goes on`() throws {
    let ticked = try place("set").line("1 3,5")
    #expect(
      ticked.screen.choices.prefix(5).map(\.mark)
        == [true, false, true, false, true].map(Screen.Choice.Mark.tick)
    )
    #expect(ticked.line("").screen.title == "Hoeveel emmers zijn vol?")
  }

  @Test(arguments: ["", "  ", "verder", "+"])
  func `at a question that needs an answer an empty line chooses nothing`(line: String) throws {
    let before = try place("choice")
    let after = before.line(line)
    #expect(after.screen.notices == ["Line choose"])
    #expect(after.screen.title == before.screen.title)
    #expect(after.program.journey?.answers == before.program.journey?.answers)
  }

  @Test(arguments: ["", "verder"])
  func `an empty line keeps the answer that was chosen and goes on`(line: String) throws {
    let chosen = try place("set").line("terug")
    let after = chosen.line(line)
    #expect(after.screen.title == "Wat ziet u?")
    #expect(after.program.journey?.answers == chosen.program.journey?.answers)
  }

  @Test(arguments: ["", "verder"])
  func `an empty line passes by a question that may stay open`(line: String) {
    let start = Session(LeakGuide.optionalChoice, isLineMode: true).line("1")
    #expect(start.screen.choices.map(\.label) == ["Lood", "Koper", "Skip question"])
    let passed = start.line(line)
    #expect(passed.screen.title == "Review title")
    #expect(passed.program.journey?.answers == [:])
    let changed = start.line("2").line("terug").line(line)
    #expect(changed.screen.title == "Review title")
    #expect(changed.program.journey?.answers == ["leiding": .option("koper")])
  }

  @Test(arguments: ["start", "outcome", "outcome-urgent", "more", "settings", "overview-end"])
  func `an empty line chooses nothing where several ways lead on`(name: String) throws {
    let before = try place(name)
    let after = before.line("")
    #expect(after.screen.notices == ["Line choose"])
    #expect(after.screen.choices == before.screen.choices)
    #expect(after.program.journey?.answers == before.program.journey?.answers)
    #expect(after.effects == before.effects)
  }

  @Test(arguments: [
    ("review", "U kunt wachten"), ("leave", "Is er nu gevaar?"), ("help", "Is er nu gevaar?"),
    ("why-page", "Is er nu gevaar?"), ("tasks", "Nu de kraan"),
    ("count", "Sinds wanneer lekt het?"),
  ])
  func `an empty line goes on where one way leads on`(name: String, title: String) throws {
    #expect(try place(name).line("").screen.title == title)
  }

  @Test(arguments: ["99", "0", "-1", "onzin", "2 99"])
  func `what means nothing here says so and changes nothing`(line: String) throws {
    let before = try place("choice")
    let after = before.line(line)
    #expect(after.screen.notices.count == 1)
    #expect(after.screen.title == before.screen.title)
    #expect(after.screen.choices == before.screen.choices)
  }

  @Test(arguments: ["count", "date", "text"], ["verder", " Verder ", ""])
  func `a field is gone on from by the word as by an empty line`(name: String, line: String) throws
  {
    let before = try place(name == "text" ? "date" : name)
    let field = name == "text" ? before.line("") : before
    let after = field.line(line)
    #expect(after.screen.title == field.line("").screen.title)
    #expect(after.screen.title != field.screen.title)
    #expect(after.program.journey?.answers == field.program.journey?.answers)
  }

  @Test func `no number stands for going on where a number is the answer`() throws {
    let field = try place("count")
    let lines = ScreenTranscript.whole(field.screen, field.program.phrases)
    #expect(lines.contains("Go on: verder."))
    #expect(!lines.contains { $0.hasPrefix("[") })
  }

  @Test func `in other fields the word is what was typed`() throws {
    #expect(try place("lookup").line("verder").screen.field?.text == "verder")
    #expect(try place("export").line("verder").effects.last == .writeReport(path: "verder"))
  }

  @Test func `a number is the answer of a number field`() throws {
    #expect(try place("count").line("1").screen.title == "Sinds wanneer lekt het?")
  }

  @Test func `looking up lists what was found, and a number opens it`() throws {
    let found = try place("choice").line("zoek", "hoofdkraan")
    #expect(found.screen.choices.map(\.label) == ["hoofdkraan", "Is de hoofdkraan dicht?"])
    #expect(found.line("1").screen.title == "hoofdkraan")
  }

  @Test func `hiding and leaving work by word`() throws {
    let hidden = try place("choice").line("verberg")
    #expect(hidden.program.isHidden)
    #expect(hidden.line("").screen.title == "Is er nu gevaar?")
    #expect(hidden.line("verberg").effects == [.leave])
    #expect(try place("choice").line("stop").screen.title == "Leave question")
  }

  @Test(arguments: Place.all)
  func `every choice and every text of a screen is written`(place: Place) {
    let session = place.session(isLineMode: true)
    let screen = session.screen
    let words = ScreenTranscript.whole(screen, session.program.phrases).joined(separator: "\n")
    for part in screen.parts { #expect(words.contains(part.text)) }
    for choice in screen.choices { #expect(words.contains(choice.label.drop { $0 == " " })) }
    for notice in screen.notices { #expect(words.contains(notice)) }
    #expect(words.contains(screen.title))
  }

  @Test func `the help names every word`() throws {
    let help = try place("help").screen.parts.map(\.text)
    #expect(help.first == "Help words")
    for (phrase, word) in LeakPhrases.commands where phrase != .wordAgain {
      #expect(help.contains { $0.hasPrefix(word + ":") }, "\(word)")
    }
  }

  @Test func `only what changed is written when the screen stays`() throws {
    var transcript = ScreenTranscript(try place("set").program.phrases)
    _ = transcript.lines(for: try place("set").screen)
    let lines = transcript.lines(for: try place("set").line("2").screen)
    #expect(lines == ["[2] Teken nummer 2 van een lek – Let op de geur. (Line ticked)"])
  }
}

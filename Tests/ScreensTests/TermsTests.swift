import Display
import Guidance
import Screens
import Testing

/// The words of the glossary on the screens that use them.
@Suite struct TermsTests {
  private static let shown = Place.all.filter { $0.name != "hidden" }
  private static let withTerms = shown.filter { !$0.session().screen.terms.isEmpty }

  private func place(_ name: String, isLineMode: Bool = false) throws -> Session {
    let place = try #require(Place.all.first { $0.name == name })
    return place.session(isLineMode: isLineMode)
  }

  @Test func `pages, outcomes, reasons, steps, entries and the card mark terms; lists do not`() {
    let names = Set(Self.withTerms.map(\.name))
    #expect(
      names.isSuperset(of: ["choice", "called-page", "explanation", "emergency", "why-page"])
    )
    #expect(names.isSuperset(of: ["outcome", "step", "entry-article", "entry-contact"]))
    #expect(
      names.isDisjoint(with: ["start", "review", "overview", "lookup-hits", "help", "terms"])
    )
  }

  @Test(arguments: withTerms)
  func `each term is marked once, where it is used first`(place: Place) {
    let session = place.session()
    let screen = session.screen
    #expect(Set(screen.terms.map(\.id)).count == screen.terms.count)
    // Nothing before the mark, in the order of reading, says the same word.
    let lines = ScreenTranscript.whole(screen, session.program.phrases)
    let all = lines.joined(separator: "\n").lowercased()
    for word in screen.termWords { #expect(all.contains(word.lowercased())) }
    #expect(screen.terms.map(\.range).allSatisfy { !$0.isEmpty })
  }

  @Test func `the title comes before the text, and the text before the choices`() throws {
    #expect(try place("called-page").screen.terms.map(\.spot) == [.title])
    #expect(try place("choice").screen.termWords == ["gevaar", "Water", "stroom"])
    #expect(try place("choice").screen.terms.map(\.spot) == [.title, .part(0), .part(0)])
    #expect(try place("set").screen.termWords == ["lek", "geur"])
    #expect(try place("set").screen.terms.map(\.spot) == [.label(0), .hint(1)])
  }

  @Test func `a term is not marked where it is explained, nor in small print`() throws {
    let entry = try place("entry-term").screen
    #expect(!entry.terms.map(\.id).contains("hoofdkraan"))
    let quiet = try #require(entry.parts.firstIndex { $0.kind == .quiet })
    #expect(entry.parts[quiet].text == "stopkraan")
    #expect(entry.terms.allSatisfy { $0.spot != .part(quiet) })
  }

  @Test(arguments: withTerms)
  func `the marked words are underlined, and nothing else but fields`(place: Place) {
    let session = place.session()
    let screen = session.screen
    for usesColors in [true, false] {
      for columns in [40, 57, 132] {
        let layout = ScreenLayout(columns: columns, rows: 200, usesColors: usesColors)
        let rows = layout.frame(of: screen).rows
        let runs = rows.flatMap(\.runs).filter { $0.style.isUnderlined }.map(\.text)
        let shown = runs.joined().filter { $0 != " " }
        let field = screen.field.map { $0.text.isEmpty ? " " : $0.text } ?? ""
        // The field stands between the text and the choices.
        let marked = screen.termWords.joined().filter { $0 != " " }
        let expected = field.isEmpty ? marked : marked + field.filter { $0 != " " }
        #expect(shown == expected, "\(columns)")
      }
    }
  }

  @Test(arguments: withTerms)
  func `t or F6 explains the terms, and every way back leads to the same place`(place: Place) {
    let before = place.session()
    let keys = before.screen.field == nil ? ["t", "f6"] : ["f6"]
    for key in keys {
      let sheet = before.press(key)
      #expect(sheet.screen.title == "Terms title")
      let headings = sheet.screen.parts.filter { $0.kind == .heading }.map(\.text)
      #expect(headings.count >= before.screen.terms.count)
      for back in ["t", "f6", "escape", "enter", "left"] {
        var (after, expected) = (sheet.press(back).screen, before.screen)
        (after.notices, expected.notices) = ([], [])
        #expect(after == expected, "\(back)")
      }
    }
  }

  @Test func `the terms are explained in the order of their use, with other words and sources`()
    throws
  {
    let parts = try place("terms").screen.parts
    #expect(parts.prefix(2).map(\.text) == ["Gevaar", "Als het mis kan gaan. (To review)"])
    #expect(parts[4].text == "stroom (elektra)")
    #expect(parts.contains(.init(.heading, "Sources")))
    #expect(parts.last?.kind == .quiet)
  }

  @Test(arguments: shown)
  func `the key is named where there are terms, and only there`(place: Place) {
    let session = place.session(132, 50)
    let keys = session.screen.hints.map(\.key)
    let isTyping = session.screen.field != nil && session.screen.focus == nil
    let hasKey = keys.contains(isTyping ? "F6" : "t")
    let isCopy = place.name == "copy"
    #expect(hasKey == (!session.screen.terms.isEmpty && !isCopy))
  }

  @Test(arguments: ["start", "review", "help"])
  func `without terms the key says that there is nothing`(name: String) throws {
    let before = try place(name)
    let after = before.press("t")
    #expect(after.screen.notices == ["Not here"])
    #expect(after.screen.title == before.screen.title)
  }

  @Test func `a letter goes into a field, F6 does not`() throws {
    let typed = try place("text").press("t")
    #expect(typed.screen.field?.text == "Onder de trapt")
    #expect(typed.screen.terms.map(\.id) == ["trap"])
    #expect(try place("text").press("f6").screen.title == "Terms title")
  }

  @Test func `in lines the terms are named, and a word asks for them`() throws {
    let page = try place("choice", isLineMode: true)
    let lines = ScreenTranscript.whole(page.screen, page.program.phrases)
    #expect(lines.contains("Termen: gevaar, Water, stroom (t)"))
    for word in ["t", "termen"] {
      let sheet = page.line(word)
      #expect(sheet.screen.title == "Terms title")
      #expect(sheet.line("").screen == page.screen)
      #expect(sheet.line("terug").screen == page.screen)
    }
  }

  @Test func `in lines a field takes letters, and a colon asks for the terms`() throws {
    let page = try place("text", isLineMode: true)
    let lines = ScreenTranscript.whole(page.screen, page.program.phrases)
    #expect(lines.contains("Termen: onthouden (:t)"))
    #expect(page.line(":t").screen.title == "Terms title")
    #expect(page.line("t").screen.title != "Terms title")
  }

  @Test func `another language has other words`() throws {
    let english = try place("choice").press("o", "2", "space", "escape")
    #expect(english.screen.termWords == ["danger", "Water", "power"])
  }

  @Test func `a guide without a glossary marks nothing`() throws {
    var guide = LeakGuide.guide
    guide.terms = []
    for place in Self.withTerms {
      #expect(place.way(Session(guide)).screen.terms.isEmpty, "\(place.name)")
    }
  }

  @Test func `marks change nothing but the look`() throws {
    var guide = LeakGuide.guide
    for term in guide.terms.indices {
      guide.terms[term].unlinked = "for this test"
      guide.terms[term].forms = []
      guide.terms[term].also = []
    }
    for place in ["choice", "set", "explanation", "emergency", "outcome"] {
      let way = try #require(Place.all.first { $0.name == place }).way
      for size in [(80, 24), (40, 12), (132, 50)] {
        let plain = way(Session(guide, columns: size.0, rows: size.1))
        let marked = way(Session(columns: size.0, rows: size.1))
        #expect(!marked.screen.terms.isEmpty)
        #expect(plain.rows.dropLast() == marked.rows.dropLast(), "\(place)")
      }
    }
  }
}

import Guidance
import Screens
import Testing

/// What people are told about content that was checked long ago.
@Suite struct AgeTests {
  /// Contacts are old from 3 July 2026, all else from 3 January 2027.
  private static let guide: Guide = {
    var guide = LeakGuide.guide
    guide.oldAfterMonths = CheckPeriods(contacts: 6, content: 12)
    return guide
  }()

  private func texts(_ session: Session) -> [String] { session.screen.parts.map(\.text) }

  private func at(_ name: String, _ today: String, isLineMode: Bool = false) throws -> Session {
    let place = try #require(Place.all.first { $0.name == name })
    return place.way(Session(Self.guide, isLineMode: isLineMode, today: today))
  }

  @Test(arguments: Place.all)
  func `no screen speaks of age before a period is over`(place: Place) {
    let before = place.way(Session(Self.guide, today: "2026-07-02"))
    #expect(before.screen == place.session().screen)
  }

  @Test(arguments: Place.all)
  func `no screen speaks of age in a guide without periods`(place: Place) {
    #expect(place.way(Session(today: "2100-01-01")).screen == place.session().screen)
  }

  @Test(arguments: Place.all)
  func `whatever is old, nothing else on a screen changes`(place: Place) {
    let new = place.session().screen
    var old = place.way(Session(Self.guide, today: "2100-01-01")).screen
    // The screen to copy from shows the same parts.
    let said = old.parts.filter { !new.parts.contains($0) }
    #expect(said.allSatisfy { $0.text.contains(/[Oo]ud/) }, "\(said)")
    old.parts.removeAll { said.contains($0) }
    #expect(old.parts == new.parts)
    #expect(old.choices == new.choices && old.focus == new.focus && old.danger == new.danger)
  }

  @Test func `the advice names the contacts that are old, and later itself`() throws {
    let contacts = texts(try at("outcome", "2026-07-03")).filter { $0.contains("Oud sinds") }
    #expect(contacts == ["Oud sinds 2026-01-02, 6: Uw loodgieter."])
    let later = texts(try at("outcome", "2027-01-03"))
    #expect(later.contains("Advies oud sinds 2026-01-02, 12."))
    #expect(!texts(try at("outcome", "2027-01-02")).contains { $0.hasPrefix("Advies oud") })
  }

  @Test func `in danger only the card as a whole is called old, below all numbers`() throws {
    for isLineMode in [false, true] {
      let texts = texts(try at("emergency", "2026-07-03", isLineMode: isLineMode))
      #expect(!texts.contains { $0.contains("Oud sinds") })
      let place = try #require(texts.firstIndex(of: "Kaart oud sinds 2026-01-02, 6."))
      #expect(texts[place...].allSatisfy { !$0.contains("0900") && !$0.contains("100 ") })
      #expect(texts.first?.contains("100") == true)
    }
  }

  @Test func `an emergency card whose words alone are old says so`() throws {
    var guide = Self.guide
    guide.oldAfterMonths.contacts = nil
    let place = try #require(Place.all.first { $0.name == "emergency" })
    let session = place.way(Session(guide, today: "2027-01-03"))
    #expect(texts(session).last == "Ouder dan 12.")
  }

  @Test func `a contact says that its number is to be checked, one without a number that it is`()
    throws
  {
    let found = Session(Self.guide, today: "2026-07-03").program
    #expect(found.found("alarmcentrale").contains("Nummer ouder dan 6."))
    let plumber = found.found("uw loodgieter")
    #expect(plumber.contains("Ouder dan 6.") && !plumber.contains("Nummer ouder dan 6."))
  }

  @Test(arguments: ["why-page", "step", "entry-article", "entry-term", "entry-signal"])
  func `what a screen explains is called old under the day of its check`(name: String) throws {
    let texts = texts(try at(name, "2027-01-03"))
    let place = try #require(texts.firstIndex(of: "Ouder dan 12."))
    #expect(texts[place - 1].contains("nagekeken op 2026-01-02"))
  }

  @Test func `the start says that all is old where there is room, and always in lines`() {
    let said = "Alles oud sinds 2026-01-02, 12."
    let start = Session(Self.guide, today: "2027-01-03")
    #expect(texts(start).last == said)
    #expect(!texts(start.resized(40, 12)).contains(said))
    let lines = Session(Self.guide, isLineMode: true, today: "2027-01-03")
    #expect(texts(lines.resized(40, 12)).contains(said))
  }
}

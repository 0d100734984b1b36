import Screens
import Testing

/// Writing the advice to a file, and what is said when that fails.
@Suite struct ExportTests {
  private func export(isLineMode: Bool = false) throws -> Session {
    let place = try #require(Place.all.first { $0.name == "export" })
    return place.session(isLineMode: isLineMode)
  }

  private static let taken = Event.reportFailed(.taken(file: "/a/advies.txt", free: "advies-2.txt"))

  @Test func `for a name that is taken one that is free is put into the field`() throws {
    let refused = try export().on(Self.taken)
    #expect(refused.screen.field?.text == "advies-2.txt")
    #expect(refused.screen.focus == nil)
    #expect(
      refused.screen.notices == ["Niet gelukt: Er is al: /a/advies.txt. Vrij: advies-2.txt."]
    )
    #expect(refused.press("enter").effects.last == .writeReport(path: "advies-2.txt"))
  }

  @Test func `in lines an empty line takes the name that is free`() throws {
    let refused = try export(isLineMode: true).line("advies.txt").on(Self.taken)
    #expect(refused.line("").effects.last == .writeReport(path: "advies-2.txt"))
  }

  @Test(arguments: [
    (WriteFailure.taken(file: "/a/b", free: nil), "Er is al: /a/b."),
    (.notOrdinary(file: "/a/b"), "Geen bestand: /a/b."), (.noFolder("/a"), "Geen map: /a."),
    (.notAllowed(folder: "/a"), "Mag niet: /a."), (.noRoom(folder: "/a"), "Vol: /a."),
    (.noPlace, "Write no place"), (.other(file: "/a/b", number: 5), "Fout 5: /a/b."),
  ])
  func `what went wrong is said in the language shown, and the name stays`(
    failure: WriteFailure,
    words: String
  ) throws {
    let typed = try export().type("x")
    let refused = typed.on(.reportFailed(failure))
    #expect(refused.screen.notices == ["Niet gelukt: " + words])
    #expect(refused.screen.field == typed.screen.field)
    let settings = Session().press("o").on(.settingsKept(failure: failure))
    #expect(settings.screen.notices == ["Niet gelukt: " + words])
  }
}

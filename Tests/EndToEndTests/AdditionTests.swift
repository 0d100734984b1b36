import Foundation
import Testing

/// A sector as an addition, and an organisation's overlay, through the built program.
@Suite struct AdditionTests {
  private static let fixtures = Checkout.folder + "/Tests/Fixtures"
  private static let overlay = fixtures + "/Overlay"

  /// The fire drill with the night shift as an addition.
  private func drill(in home: Home) throws -> String {
    let folder = home.file("Drill")
    try FileManager.default.copyItem(atPath: Self.fixtures + "/FireDrill", toPath: folder)
    try FileManager.default.copyItem(
      atPath: Self.fixtures + "/Additions",
      toPath: folder + "/additions"
    )
    return folder
  }

  /// How many files were checked.
  private static func files(in result: Run.Result) throws -> Int {
    let words = result.output.split(whereSeparator: \.isWhitespace)
    let place = try #require(words.firstIndex { $0.hasPrefix("files") })
    return try #require(Int(words[place - 1]))
  }

  @Test func `it is checked, shown and numbered`() throws {
    let home = Home()
    let folder = try drill(in: home)
    let found = try Run(
      "content",
      "validate",
      folder,
      "--overlay",
      Self.overlay,
      in: home
    ).status(0)
    #expect(found.output.contains("0 errors, 0 warnings"))
    let plain = try Run("content", "validate", folder, in: home).status(0)
    #expect(try Self.files(in: found) == Self.files(in: plain) + 1)
    let walk = [
      "walk", "ontruimen", "--content", folder, "--dump-screen", "80x24", "--keys", "enter",
    ]
    let night = try Run(walk + ["--set", "rol=nachtdienst"], in: home).status(0).output
    #expect(night.contains("Stap 0 van 2: Licht"))
    let day = try Run(walk + ["--set", "rol=bhv"], in: home).status(0).output
    #expect(day.contains("Stap 1 van 2: Alarm"))
  }

  @Test func `an overlay is found in the data folder, in the environment and by its option`() throws
  {
    let home = Home()
    let folder = try drill(in: home)
    let lookup = ["lookup", "receptie", "--content", folder]
    #expect(try !Run(lookup, in: home).status(0).output.contains("toestel 12"))
    let named = try Run(lookup + ["--overlay", Self.overlay], in: home).status(0).output
    #expect(named.contains("toestel 12"))
    let set = try Run(lookup, in: home).setting("MELDCODE_OVERLAY", Self.overlay).status(0).output
    #expect(set.contains("toestel 12"))
    try FileManager.default.createDirectory(
      atPath: home.file("data/meldcode"),
      withIntermediateDirectories: true
    )
    try FileManager.default.copyItem(
      atPath: Self.overlay,
      toPath: home.file("data/meldcode/overlay")
    )
    #expect(try Run(lookup, in: home).status(0).output.contains("toestel 12"))
    // What editors check rests on nothing that they did not name.
    let check = ["content", "validate", folder]
    let bare = try Self.files(in: Run(check, in: home).status(0))
    let laid = try Self.files(in: Run(check + ["--overlay", Self.overlay], in: home).status(0))
    #expect(laid == bare + 1)
  }

  @Test func `a mistake in an overlay is named with its folder, and nobody walks it`() throws {
    let home = Home()
    let folder = try drill(in: home)
    let broken = home.file("eigen")
    try FileManager.default.createDirectory(atPath: broken, withIntermediateDirectories: true)
    let text = try String(contentsOfFile: Self.overlay + "/addition.json", encoding: .utf8)
    _ = try home.write(
      text.replacing("ontruimen/brand", with: "ontruimen/brant"),
      "eigen/addition.json"
    )
    let line =
      (text.split(separator: "\n").firstIndex { $0.contains("ontruimen/brand\"") } ?? 0) + 1
    let found = try Run("content", "validate", folder, "--overlay", broken, in: home).status(1)
    #expect(found.output.contains("\(broken)/addition.json:\(line):"))
    let walk = try Run(
      "walk",
      "--accessible",
      "--content",
      folder,
      "--overlay",
      broken,
      in: home
    ).status(2)
    // It names the place and the way on: the program without the folder.
    #expect(walk.errors.contains("\(broken)/addition.json:\(line):"))
    #expect(walk.errors.contains("meldcode --content \(folder) --overlay ''"))
    #expect(walk.errors.contains("content validate \(folder) --overlay \(broken)"))
    let english = ["lookup", "brand", "--content", folder, "--overlay", broken, "--lang", "en"]
    #expect(try Run(english, in: home).status(2).errors != walk.errors)
    try Run("lookup", "brand", "--overlay", home.file("nergens"), in: home).status(2)
  }

  @Test func `whose own folder holds a mistake goes on without it`() throws {
    let home = Home()
    let folder = try drill(in: home)
    try FileManager.default.createDirectory(
      atPath: home.file("data/meldcode/overlay"),
      withIntermediateDirectories: true
    )
    _ = try home.write("{", "data/meldcode/overlay/addition.json")
    let lookup = ["lookup", "receptie", "--content", folder]
    let refused = try Run(lookup, in: home).status(2)
    #expect(refused.errors.contains(home.file("data/meldcode/overlay") + "/addition.json:1:"))
    try Run(lookup + ["--overlay", ""], in: home).status(0)
    // A folder that is not there is told in the same way.
    let missing = try Run(lookup, in: home).setting("MELDCODE_OVERLAY", home.file("weg")).status(2)
    #expect(missing.errors.contains("--overlay ''"))
    // Mistakes of the content itself leave no way on.
    _ = try home.write("{", "Drill/guide.json")
    #expect(try !Run(lookup, in: home).status(2).errors.contains("--overlay ''"))
  }

  @Test func `the bundled example of an overlay is laid over the content and shown`() throws {
    let example = Checkout.content + "/examples/overlay-school"
    let lookup = ["lookup", "aandachtsfunctionaris", "--content", Checkout.content]
    let plain = try Run(lookup, in: Home()).status(0).output
    let own = try Run(lookup + ["--overlay", example], in: Home()).status(0).output
    #expect(own.contains("010-0000") && !plain.contains("010-0000"))
    let page = [
      "content", "preview", "overleg-uitleg", Checkout.content, "--procedure", "meldcode",
      "--dump-screen", "100x60", "--overlay", example,
    ]
    let school = try Run(page + ["--sector", "onderwijs"], in: Home()).status(0).output
    let nursery = try Run(page + ["--sector", "kinderopvang"], in: Home()).status(0).output
    #expect(school.contains("Papieren Kraan") && !nursery.contains("Papieren Kraan"))
  }

  @Test func `a review lists what waits for a professional, additions too`() throws {
    let home = Home()
    let folder = try drill(in: home)
    let result = try Run("content", "review", folder, "--format", "json", in: home).status(0)
    let object = try result.object()
    let items = try #require(object["items"] as? [[String: Any]])
    let counts = try #require(object["counts"] as? [String: Int])
    #expect(counts.values.reduce(0, +) == items.count)
    #expect(counts["to-review"] == 1)
    let klaar = try #require(items.first { $0["certainty"] as? String == "to-review" })
    #expect(klaar["id"] as? String == "klaar")
    #expect(klaar["kind"] as? String == "outcome")
    let text = try String(
      contentsOfFile: folder + "/procedures/ontruimen/outcomes.json",
      encoding: .utf8
    ).split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(klaar["line"] as? Int)
    #expect(text[line].contains("\"klaar\""))
    #expect(items.contains { $0["file"] as? String == "additions/nachtdienst/addition.json" })
    #expect(items.allSatisfy { $0["certainty"] as? String != "sourced" })
    let csv = try Run("content", "review", folder, "--format", "csv", in: home).status(0).output
    #expect(csv.split(separator: "\r\n").count == items.count + 1)
    let pretty = try Run("content", "review", folder, in: home).status(0).output
    #expect(pretty.contains("\(items.count) to look at"))
  }
}

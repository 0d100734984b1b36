import Foundation
import Testing

/// The words of the glossary, from the page that uses them and back.
@Suite struct TermsTests {
  private static let fireDrill = Checkout.folder + "/Tests/Fixtures/FireDrill"
  private static let explanation = "Collega's die helpen bij brand."

  @Test(arguments: [(80, 24), (40, 12)], ["t", "F6"])
  func `a key explains the words of the page, and comes back to it`(
    size: (columns: Int, rows: Int),
    key: String
  ) throws {
    let tmux = try Tmux(columns: size.columns, rows: size.rows)
    try tmux.open("content preview rol " + Self.fireDrill)
    let page = try tmux.screen()
    #expect(try tmux.screen(withStyles: true).contains("\u{1b}[4m"))
    #expect(!page.contains(Self.explanation))
    try tmux.press(key)
    try tmux.wait { $0.contains(Self.explanation) }
    try tmux.press("Escape")
    try tmux.wait { $0 == page }
    try tmux.press(key)
    try tmux.wait { $0.contains(Self.explanation) }
    try tmux.press("Enter")
    try tmux.wait { $0 == page }
  }

  @Test func `without colours the words are underlined too`() throws {
    let tmux = try Tmux(["NO_COLOR": "1"])
    try tmux.open("content preview rol " + Self.fireDrill)
    #expect(try tmux.screen(withStyles: true).contains("\u{1b}[4m"))
  }

  @Test func `in lines they are named, and a word explains them`() throws {
    let walk = ["walk", "ontruimen", "--content", Self.fireDrill, "--accessible"]
    let lines = try Run(walk, in: Home()).input("t\n\n").status(1).output.split(separator: "\n")
    let named = lines.filter { $0.contains(": Bedrijfshulpverlener. ") }
    #expect(named.count == 2, "on the page, and on the page again")
    let explained = try #require(lines.firstIndex { $0 == Self.explanation })
    #expect(lines.firstIndex(of: named[0]) ?? .max < explained)
    #expect(explained < lines.lastIndex(of: named[1]) ?? 0)
  }

  @Test func `a printed screen names them`() throws {
    let page = ["content", "preview", "rol", Self.fireDrill, "--dump-screen", "40x12"]
    let shown = try Run(page, in: Home()).status(0).output
    #expect(shown.contains(": Bedrijfshulpverlener"))
    #expect(shown.split(separator: "\n").allSatisfy { $0.count <= 40 })
    let golden = try Run(page + ["--dump-format", "golden"], in: Home()).status(0).output
    #expect(golden.contains(" underlined\n"))
    let all = try Run(page + ["--keys", "t"], in: Home()).status(0).output
    #expect(all.contains(Self.explanation))
  }

  @Test func `validate names an abbreviation that nobody explains`() throws {
    let home = Home()
    let folder = home.file("drill")
    try FileManager.default.copyItem(atPath: Self.fireDrill, toPath: folder)
    let path = folder + "/reference/glossary.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing("bij brand.", with: "van de OR.")
      .write(toFile: path, atomically: true, encoding: .utf8)
    let found = try Run(["content", "validate", folder], in: home).status(0).output
    #expect(found.contains("reference/glossary.json:9:"))
    #expect(found.contains("abbreviation-unexplained"))
    #expect(found.contains("1 warning"))
  }
}

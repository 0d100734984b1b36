import Foundation
import FoundationXML
import Testing

/// What editors see of their content: graph, explain, preview and watch.
@Suite(.serialized) struct EditorViewTests {
  private static let fireDrill = Checkout.folder + "/Tests/Fixtures/FireDrill"

  /// A copy of the fire drill, to be changed.
  private func copy(in home: Home) throws -> String {
    try FileManager.default.copyItem(atPath: Self.fireDrill, toPath: home.file("drill"))
    return home.file("drill")
  }

  /// Writes a file anew as most editors do: beside it, then in its place.
  private func save(_ path: String, _ change: (String) -> String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try change(text).write(toFile: path, atomically: true, encoding: .utf8)
  }

  // MARK: - graph

  @Test(arguments: ["80", "40"])
  func `the map of the bundled content fits its width`(columns: String) throws {
    let map = try Run("content", "graph", Checkout.content).setting("COLUMNS", columns).status(0)
    let lines = map.output.split(separator: "\n")
    #expect(lines.count > 100)
    #expect(lines.allSatisfy { $0.count <= Int(columns) ?? 0 })
  }

  @Test func `dot draws every procedure, and hostile titles do no harm`() throws {
    let home = Home()
    let folder = try copy(in: home)
    let step = folder + "/procedures/ontruimen/01-alarm.json"
    let hostile = #"\"];n0->n1[x=\"\\\\ <b>&amp;</b> `#quot;` \\N }"#
    try save(step) {
      $0.replacing(/"title": \{"nl": "[^"]*"/, with: "\"title\": {\"nl\": \"" + hostile + "\"")
    }
    for (path, procedure) in [
      (Checkout.content, "meldcode"), (Checkout.content, "kindcheck"), (folder, "ontruimen"),
    ] {
      let more = ["--procedure", procedure, "--format", "svg"]
      let svg = try Run(["content", "graph", path] + more, in: home).status(0).output
      let parser = XMLCount(svg)
      #expect(parser.isWellFormed, "\(parser.fault)")
      #expect(parser.count > 50)
      #expect(!svg.contains("<b>"))
    }
  }

  @Test func `without Graphviz it is said what to do`() throws {
    let result = try Run("content", "graph", Self.fireDrill, "--format", "svg")
      .setting("PATH", "/nowhere").status(2)
    #expect(result.errors.contains("graphviz"))
    #expect(result.output.isEmpty)
  }

  @Test func `a drawing is written to a file, but never through a link`() throws {
    let home = Home()
    let file = home.file("flow.dot")
    let command = ["content", "graph", Self.fireDrill, "--format", "dot", "-o"]
    #expect(try Run(command + [file], in: home).status(0).output.isEmpty)
    #expect(home.read("flow.dot")?.hasPrefix("digraph") == true)
    let target = try home.write("mine", "target")
    let link = home.file("link.dot")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    try Run(command + [link], in: home).status(2)
    #expect(home.read("target") == "mine")
  }

  @Test func `ids that do not exist get a suggestion, and nothing between two is said`() throws {
    let path = Checkout.content
    let slip = try Run("content", "graph", path, "--procedure", "meldcode", "--from", "vermoden")
      .status(64)
    #expect(slip.errors.contains("'vermoeden'"))
    try Run("content", "graph", path, "--only", "nergens").status(64)
    try Run("content", "graph", path, "--procedure", "niets").status(64)
    try Run("content", "graph", path, "--lang", "xx").status(64)
    let meldcode = ["content", "graph", path, "--procedure", "meldcode"]
    let none = try Run(meldcode + ["--from", "wegen-uitleg", "--to", "nood"], in: Home()).status(1)
    #expect(none.output.isEmpty)
    let part = try Run(meldcode + ["--from", "vermoeden", "--to", "melden"], in: Home()).status(0)
    #expect(part.output.contains("onveiligheid") && !part.output.contains("kindcheck"))
  }

  // MARK: - explain

  @Test func `answers that explain names lead decide to the outcome`() throws {
    let home = Home()
    let object = try Run(
      "content",
      "explain",
      "meldcode/melden",
      Checkout.content,
      "--format",
      "json"
    )
    .status(0).object()
    let meanings = try #require(object["meanings"] as? [[String: Any]])
    let outcome = try #require(meanings.first { $0["kind"] as? String == "outcome" })
    let answers = try #require(outcome["answers"])
    let bytes = try JSONSerialization.data(withJSONObject: answers)
    let file = try home.write(String(decoding: bytes, as: UTF8.self), "answers.json")
    let decided = try Run("decide", "meldcode", "--answers", file, "--format", "json", in: home)
      .status(0).object()
    #expect(decided["outcome"] as? String == "melden")
    #expect((outcome["waysIn"] as? [[String: Any]])?.isEmpty == false)
  }

  @Test func `a code is explained by its page, also for content that has none`() throws {
    for path in [Checkout.content, Self.fireDrill] {
      let result = try Run("content", "explain", "cases-overlap", path, in: Home()).status(0)
      #expect(result.output.hasPrefix("cases-overlap\n"))
      #expect(!result.output.contains("```"))
    }
  }

  @Test func `what means nothing gets a suggestion, what is broken is told first`() throws {
    let slip = try Run("content", "explain", "vermoden", Checkout.content).status(64)
    #expect(slip.errors.contains("'vermoeden'"))
    try Run("content", "explain", "../../guide", Checkout.content).status(64)
    let home = Home()
    let folder = try copy(in: home)
    try "{".write(toFile: folder + "/guide.json", atomically: false, encoding: .utf8)
    try Run("content", "explain", "ontruimen", folder, in: home).status(1)
    try Run("content", "graph", folder, in: home).status(1)
  }

  // MARK: - preview

  @Test func `every page and outcome can be previewed`() throws {
    let folder = Self.fireDrill
    for procedure in ["ontruimen", "tellen"] {
      let map = try Run("content", "graph", folder, "--procedure", procedure, "--format", "dot")
        .status(0).output
      let ids = map.matches(of: /\(([a-z0-9-]+)(, walks a procedure)?\)"/).map { String($0.1) }
      #expect(ids.count >= 4)
      for id in ids {
        let more = ["--procedure", procedure, "--dump-screen", "132x50"]
        let shown = try Run(["content", "preview", id, folder] + more, in: Home()).status(0)
        let name = procedure + "/" + id
        let explained = try Run("content", "explain", name, folder, "--format", "json").status(0)
        let meanings = try explained.object()["meanings"] as? [[String: Any]]
        let titles = meanings?.compactMap { $0["title"] as? String } ?? []
        #expect(titles.contains { shown.output.contains($0) }, "\(id): \(shown.output)")
      }
    }
  }

  @Test func `answers that are set are kept, and what they rule out is said`() throws {
    let page = ["content", "preview", "hulp-werkt", Checkout.content, "--dump-screen", "80x24"]
    try Run(page + ["--sector", "onderwijs", "--set", "onveiligheid=acuut"], in: Home()).status(0)
    let result = try Run(page + ["--set", "vermoeden=nee"], in: Home()).status(1)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("\"vermoeden\": \"ja\""))
    try Run(page + ["--set", "vermoeden=wellicht"], in: Home()).status(64)
    try Run("content", "preview", "nergens", Checkout.content).status(64)
    let lines = try Run("content", "preview", "vermoeden", Checkout.content, "--accessible").status(
      1
    )
    #expect(lines.output.contains("[1] "))
  }

  // MARK: - watch

  @Test func `each save brings a block: clean, the first findings, and clean again`() throws {
    let home = Home()
    let folder = try copy(in: home)
    let tmux = try Tmux(home: home)
    try tmux.shell("$m content watch drill; echo ended=$?")
    try tmux.wait { $0.contains("clean: 0 errors") }
    let file = folder + "/procedures/ontruimen/01-alarm.json"
    try save(file) { $0.replacing("\"purpose\"", with: "\"purpos\"", maxReplacements: 1) }
    try tmux.wait { $0.contains("[unknown-key]") && $0.contains("01-alarm.json:") }
    try save(file) { String($0.prefix(200)) }
    try tmux.wait { $0.contains("[json-") }
    try FileManager.default.removeItem(atPath: folder)
    try tmux.wait { $0.contains("cannot be read") }
    _ = try copy(in: home)
    try tmux.wait { $0.ranges(of: "clean: 0 errors").count == 2 }
    try tmux.shell("q")
    try tmux.wait { $0.contains("ended=0") }
  }

  @Test func `a watch that ends with findings says so in its status`() throws {
    let home = Home()
    let folder = try copy(in: home)
    try "{".write(toFile: folder + "/guide.json", atomically: false, encoding: .utf8)
    let tmux = try Tmux(home: home)
    try tmux.shell("$m content watch drill; echo ended=$?")
    try tmux.wait { $0.contains("guide.json:1") }
    try tmux.shell("q")
    try tmux.wait { $0.contains("ended=1") }
    try tmux.shell("$m content watch drill; echo then=$?")
    try tmux.wait { $0.ranges(of: "guide.json:1").count == 2 }
    try tmux.press("C-c")
    try tmux.wait { $0.contains("then=130") }
  }

  @Test func `a page is shown anew in place, and what is broken leaves the last whole one`() throws
  {
    let home = Home()
    let folder = try copy(in: home)
    let tmux = try Tmux(home: home)
    let page = try firstPage(of: folder)
    try tmux.open("content watch drill --page " + page.id + "; echo ended=$?")
    let before = try tmux.wait { $0.contains(page.title) }
    try save(page.file) { $0.replacing(page.title, with: "Hier staat nu iets anders") }
    try tmux.wait { $0.contains("Hier staat nu iets anders") }
    try save(page.file) { $0.replacing("\"pages\"", with: "\"pages") }
    try tmux.wait { $0.contains("Hier staat nu iets anders") && $0.contains("01-alarm.json:") }
    try save(page.file) {
      $0.replacing("\"pages", with: "\"pages\"").replacing("\"pages\"\"", with: "\"pages\"")
        .replacing("Hier staat nu iets anders", with: page.title)
    }
    let after = try tmux.wait { $0.contains(page.title) && !$0.contains("01-alarm.json:") }
    #expect(before.split(separator: "\n").last == after.split(separator: "\n").last)
    try tmux.press("C-c")
    try tmux.wait { $0.contains("ended=130") }
    #expect(try !tmux.isOnAlternateScreen())
  }

  /// The first page of the fire drill, with the start of its title.
  private func firstPage(of folder: String) throws -> (id: String, title: String, file: String) {
    let file = folder + "/procedures/ontruimen/01-alarm.json"
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    let step = try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    let page = try #require((step["pages"] as? [[String: Any]])?.first)
    let title = (page["title"] as? [String: Any])?["nl"] as? String
    return (try #require(page["id"] as? String), try #require(title), file)
  }
}

/// Counts the elements of an XML text, and tells whether it is well formed.
private final class XMLCount: NSObject, XMLParserDelegate {
  private(set) var count = 0
  private(set) var isWellFormed = false
  private(set) var fault = ""

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
    fault = parser.parserError.map { "\($0)" } ?? ""
  }

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    count += 1
  }
}

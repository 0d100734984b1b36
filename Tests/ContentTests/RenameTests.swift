import Diagnostics
import Guidance
import Proof
import Testing

@testable import Content

/// Ids that were given another name: what still uses the old one is told, and comparing follows them.
@Suite struct RenameTests {
  private static let alarm = "procedures/ontruimen/01-alarm.json"
  private static let head = "procedures/ontruimen/procedure.json"
  private static let outcomes = "procedures/ontruimen/outcomes.json"
  private static let scenario = "scenarios/rustige-oefening.json"

  /// The files in which an id stands, with the old word and the new one.
  private static let changes: [(file: String, old: String, new: String)] = [
    (alarm, #""id": "brand","#, #""id": "vlammen", "renamedFrom": ["brand"],"#),
    (alarm, #""page": "brand""#, #""page": "vlammen""#),
    (alarm, #""fact": "brand""#, #""fact": "vlammen""#),
    (alarm, #""id": "magazijn","#, #""id": "opslag", "renamedFrom": ["loods", "magazijn"],"#),
    (head, #""magazijn""#, #""opslag""#),
    (head, #""outcome": "klaar""#, #""outcome": "gereed""#),
    (outcomes, #""id": "klaar","#, #""id": "gereed", "renamedFrom": ["klaar"],"#),
    (scenario, #""brand": "nee""#, #""vlammen": "nee""#),
    (scenario, #""outcome": "klaar""#, #""outcome": "gereed""#),
    ("scenarios/vuur-in-de-gang.json", #""brand": "ja""#, #""vlammen": "ja""#),
    (
      "procedures/tellen/outcomes.json", #""id": "onvolledig","#,
      #""id": "onvoltallig", "renamedFrom": ["onvolledig"],"#
    ),
    (
      "procedures/tellen/01-telling.json", #""outcome": "onvolledig""#, #""outcome": "onvoltallig""#
    ),
    (head, #""equals": "onvolledig""#, #""equals": "onvoltallig""#),
  ]

  /// The fire drill with a page, an option and two outcomes renamed everywhere, or all but in one file.
  private static func renamed(besides left: String = "") -> Folder {
    var folder = Folder.fireDrill
    for (file, old, new) in changes where file != left {
      let text = String(decoding: folder[file] ?? [], as: UTF8.self)
      folder[file] = Array(text.replacing(old, with: new).utf8)
    }
    return folder
  }

  @Test func `what is renamed everywhere is clean`() {
    #expect(Self.renamed().check().map(\.problem.message) == [])
  }

  @Test(arguments: [head, scenario])
  func `a file that still has old ids is told what they are called now`(file: String) {
    let found = Self.renamed(besides: file).check()
    #expect(!found.isEmpty)
    #expect(Set(found.map(\.problem.code)) == ["id-renamed"], "\(found.map(\.problem.message))")
    #expect(found.allSatisfy { $0.file == file })
  }

  @Test func `kept answers under an old id are told what it is called now`() throws {
    let guide = try #require(Self.renamed().read().guide)
    let compiled = try guide.compiled("ontruimen")
    for (answers, now) in [
      (#"{"brand": "nee"}"#, "vlammen"), (#"{"afdeling": "magazijn"}"#, "opslag"),
      (#"{"afdeling": "loods"}"#, "opslag"),
    ] {
      let (_, found) = AnswersReader.read(Array(answers.utf8), file: "a.json", for: compiled)
      #expect(found.map(\.problem.code) == ["id-renamed"])
      #expect(found.first?.problem.message.contains("'\(now)'") == true)
    }
  }

  // MARK: - Versions

  @Test func `a version with other names does the same`() throws {
    let new = try #require(Self.renamed().read().guide)
    let before = try #require(Folder.fireDrill.read().guide)
    let old = before.renamed(as: new)
    for procedure in new.procedures {
      let difference = try ProcedureDifference(
        try old.compiled(procedure.id),
        try new.compiled(procedure.id)
      )
      #expect(difference.isEmpty, "\(difference.changes) \(difference.newPages)")
    }
    let unlike = try ProcedureDifference(
      try before.compiled("ontruimen"),
      try new.compiled("ontruimen")
    )
    #expect(!unlike.isEmpty)
  }

  @Test func `a version with other names has the same words, and its names are told`() {
    let found = ContentComparison(
      Folder.fireDrill.files,
      Self.renamed().files,
      phrases: Folder.phrases
    )
    #expect(found.texts.map(\.place) == [])
    #expect(found.came.map(\.id) == [])
    #expect(found.went.map(\.id) == [])
    #expect(Set(found.renamed.map(\.former)) == ["brand", "magazijn", "klaar", "onvolledig"])
  }

  @Test func `a procedure that is renamed is compared under its new name`() throws {
    var newer = try #require(Folder.fireDrill.read().guide)
    let older = newer
    let place = try #require(newer.procedures.firstIndex { $0.id == "tellen" })
    newer.procedures[place].id = "telling"
    newer.procedures[place].formerIDs = ["tellen"]
    let old = older.renamed(as: newer)
    #expect(old.procedure("tellen") == nil)
    #expect(old.start.contains("telling"))
    #expect(throws: Never.self) { try old.compiled("ontruimen") }
  }

  // MARK: - Wrong uses

  @Test(arguments: [#"["afdeling"]"#, #"["oud", "oud"]"#])
  func `a former id that is in use, or named twice, is refused`(former: String) {
    let folder = Folder.fireDrill.with(
      Self.alarm,
      String(decoding: Folder.fireDrill[Self.alarm] ?? [], as: UTF8.self)
        .replacing(#""id": "brand","#, with: #""id": "brand", "renamedFrom": \#(former),"#)
    )
    #expect(folder.check().map(\.problem.code) == ["former-id-taken"])
  }

  @Test func `a page and an outcome may have had the same id, as they may have now`() {
    let folder = Folder.fireDrill
      .with(
        Self.alarm,
        String(decoding: Folder.fireDrill[Self.alarm] ?? [], as: UTF8.self)
          .replacing(#""id": "brand","#, with: #""id": "brand", "renamedFrom": ["oud"],"#)
      )
      .with(
        Self.outcomes,
        String(decoding: Folder.fireDrill[Self.outcomes] ?? [], as: UTF8.self)
          .replacing(#""id": "klaar","#, with: #""id": "klaar", "renamedFrom": ["oud"],"#)
      )
    #expect(folder.check().map(\.problem.message) == [])
  }
}

import Content
import Foundation
import Guidance
import Testing

/// The page that says which part of the field stands where in the content.
@Suite struct CoveragePageTests {
  private static let languages = ["nl", "en"]
  private static let guide =
    CheckedContent(Folder.bundled.files, phrases: Folder.phrases).guide

  /// What the page calls a kind of thing, in each language.
  private static let kinds: [String: String] = [
    "artikel": "article", "article": "article", "bladzijde": "page", "page": "page",
    "uitkomst": "outcome", "outcome": "outcome", "procedure": "procedure", "lijst": "list",
    "list": "list", "woord": "term", "term": "term", "contact": "contact",
  ]
  /// Keys and folders are no part of the guide.
  private static let others: Set = ["toets", "key", "map", "folder"]

  /// Something that the page points at.
  private struct Pointer: Equatable {
    var word: String
    var title: String
    var id: String
  }

  /// The rows of one of its tables, without their heads.
  private func rows(_ language: String, table: Int) -> [[String]] {
    let bytes = Folder.bundled["help/\(language)/coverage.md"] ?? []
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    var tables: [[[String]]] = []
    var isInTable = false
    for line in lines {
      guard line.hasPrefix("|") else {
        isInTable = false
        continue
      }
      if !isInTable { tables.append([]) }
      isInTable = true
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
        .dropLast()
      tables[tables.count - 1].append(cells.map { $0.trimmingCharacters(in: .whitespaces) })
    }
    return tables.indices.contains(table) ? Array(tables[table].dropFirst(2)) : []
  }

  /// What is pointed at: `kind title (id)`, one behind the other.
  private func pointers(_ language: String) -> [Pointer] {
    rows(language, table: 0).flatMap { row in
      row[2].matches(of: /(?:^|; |, )(\p{L}+) ([^`]*) \(`([^`]+)`\)/).map { match in
        Pointer(
          word: String(match.output.1),
          title: String(match.output.2),
          id: String(match.output.3)
        )
      }
    }
  }

  /// The titles of everything of a kind, by id; those in a procedure as `procedure/id`.
  private static func titles(_ kind: String, _ language: String) -> [String: String] {
    guard let guide else { return [:] }
    let pairs: [(String, Text)] =
      switch kind {
      case "article": guide.articles.map { ($0.id, $0.title) }
      case "list": guide.signalLists.map { ($0.id, $0.title) }
      case "term": guide.terms.map { ($0.id, $0.term) }
      case "contact": guide.contacts.map { ($0.id, $0.name) }
      case "procedure": guide.procedures.map { ($0.id, $0.title) }
      case "outcome":
        guide.procedures.flatMap { procedure in
          procedure.outcomes.map { (procedure.id + "/" + $0.id, $0.title) }
        }
      default:
        guide.procedures.flatMap { procedure in
          procedure.steps.flatMap(\.pages).map { (procedure.id + "/" + $0.id, $0.title) }
        }
      }
    return Dictionary(pairs.map { ($0, $1[language]) }) { first, _ in first }
  }

  @Test(arguments: languages)
  func `everything that it points at exists under that id and title`(language: String) {
    let pointers = pointers(language)
    #expect(pointers.count > 80)
    for pointer in pointers where !Self.others.contains(pointer.word) {
      guard let kind = Self.kinds[pointer.word] else {
        #expect(isFolder(pointer.id), "\(pointer)")
        continue
      }
      #expect(Self.titles(kind, language)[pointer.id] == pointer.title, "\(pointer)")
    }
  }

  @Test(arguments: languages)
  func `no id stands where nothing says what it is`(language: String) {
    let seen = pointers(language).map(\.id)
    for row in rows(language, table: 0) {
      for id in row[2].matches(of: /`([^`]+)`/).map({ String($0.output.1) }) {
        #expect(seen.contains(id), "\(id)")
      }
      for path in row[3].matches(of: /`([^` ]+)`/).map({ String($0.output.1) }) {
        #expect(isFolder(path) || Folder.bundled[path] != nil, "\(path)")
      }
    }
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    let full = Folder.root + "/Content/" + path
    return FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  @Test func `both languages point at the same`() {
    let ids = Self.languages.map { language in pointers(language).map(\.id) }
    #expect(ids[0] == ids[1])
    let stories = Self.languages.map { language in
      rows(language, table: 2).map { [$0[2], $0[3]] }
    }
    #expect(stories[0] == stories[1])
  }

  /// The ids of a procedure, and those that any procedure may name.
  private static func ids(of procedure: Procedure, _ guide: Guide) -> Set<String> {
    let pages = procedure.steps.flatMap(\.pages)
    let questions = pages.compactMap { page -> Question? in
      if case .question(let question) = page.work { question } else { nil }
    }
    let tasks = pages.flatMap { page -> [Task] in
      if case .tasks(let tasks) = page.work { tasks } else { [] }
    }
    let own =
      pages.map(\.id) + questions.flatMap(\.options).map(\.id) + tasks.map(\.id)
      + procedure.outcomes.flatMap { [$0.id] + $0.tasks.map(\.id) }
    return Set(own + guide.procedures.map(\.id))
  }

  @Test(arguments: languages)
  func `each gate is something in the procedure of its row`(language: String) throws {
    let guide = try #require(Self.guide)
    let rows = rows(language, table: 1)
    #expect(rows.count > 5)
    for row in rows {
      let named = row.map { cell in cell.matches(of: /`([^`]+)`/).map { String($0.output.1) } }
      let procedures = named[0].compactMap { guide.procedure($0) }
      #expect(procedures.count == named[0].count && !procedures.isEmpty, "\(named[0])")
      let known = procedures.reduce(into: Set()) { $0.formUnion(Self.ids(of: $1, guide)) }
      let unknown = named.joined().filter { !known.contains($0) }
      #expect(unknown == [], "\(named[0])")
    }
  }

  @Test(arguments: languages)
  func `each story is a scenario that ends as it says`(language: String) throws {
    let scenarios = try #require(Self.guide).scenarios
    let rows = rows(language, table: 2)
    #expect(rows.count > 15)
    for row in rows {
      let path = row[2].filter { $0 != "`" }
      let id = path.split(separator: "/").last?.dropLast(".json".count)
      #expect(Folder.bundled[path] != nil, "\(path)")
      let scenario = scenarios.first { $0.id == id ?? "" }
      let end = scenario.map { "\($0.procedure)/\($0.outcome)" }
      #expect(end == row[3].filter { $0 != "`" }, "\(path)")
    }
  }
}

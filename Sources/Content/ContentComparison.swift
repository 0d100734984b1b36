import Diagnostics

/// What differs between two versions of a content folder in words and ids; what its rules do is not
/// looked at here.
public struct ContentComparison: Sendable {
  /// Words, a number or a date that is not what it was.
  public struct TextChange: Sendable, Hashable {
    /// The file, in the new version when it stands there.
    public var file: String
    /// The line in that file.
    public var line: Int
    /// Where in the file: ids and keys with slashes between.
    public var place: String
    /// The language; nil for what has none, such as a telephone number.
    public var language: String?
    /// What it was; nil when it is new.
    public var before: String?
    /// What it is; nil when it is gone.
    public var after: String?
  }

  /// An id that came or went.
  public struct Name: Sendable, Hashable {
    /// What it names, such as a page or an outcome.
    public var kind: String
    /// Where it counts, such as the procedure; empty for the whole guide.
    public var scope: String
    /// The id.
    public var id: String
  }

  /// The changed texts, by file and place.
  public private(set) var texts: [TextChange] = []
  /// The ids that only the new version has.
  public private(set) var came: [Name] = []
  /// The ids that only the old version has.
  public private(set) var went: [Name] = []
  /// The ids that the new version has given another name, as they are now, with what they were.
  public private(set) var renamed: [(name: Name, former: String)] = []

  /// Compares two folders.
  public init(_ old: [ContentFile], _ new: [ContentFile], phrases: [String] = []) {
    let read = GuideReader(new, phrases: phrases).read().reading
    let now = NamesNow(read.renames)
    let before = Version(old, under: now)
    let after = Version(new, under: NamesNow([]))
    var comparer = TextComparer(languages: before.languages.union(after.languages))
    for key in Set(before.parts.keys).union(after.parts.keys).sorted() {
      comparer.compare(before.parts[key], after.parts[key], place: key.place)
    }
    texts = comparer.changes.sorted {
      ($0.file, $0.line, $0.place, $0.language ?? "")
        < ($1.file, $1.line, $1.place, $1.language ?? "")
    }
    let names = GuideReader(old, phrases: phrases).read().reading.names
    let oldNames = names.map(now.name)
    let newNames = read.names.map { Name(kind: $0.kind.rawValue, scope: $0.scope, id: $0.id) }
    let (known, left) = (Set(oldNames), Set(newNames))
    came = newNames.filter { !known.contains($0) }
    went = oldNames.filter { !left.contains($0) }
    renamed = zip(oldNames, names).filter { $0.id != $1.id }.map { ($0, $1.id) }
    withExtendedLifetime((before, after)) {}
  }

  /// What old ids are called now.
  private struct NamesNow {
    private struct Key: Hashable {
      var kind: Reading.Kind
      var scope: String
      var id: String
    }

    private var ids: [Key: String] = [:]

    init(_ renames: [Reading.Rename]) {
      for rename in renames {
        ids[Key(kind: rename.kind, scope: rename.scope, id: rename.former)] = rename.id
      }
    }

    func id(_ kind: Reading.Kind, _ id: String, in scope: String) -> String {
      ids.isEmpty ? id : ids[Key(kind: kind, scope: scope, id: id)] ?? id
    }

    func name(_ old: (kind: Reading.Kind, scope: String, id: String)) -> Name {
      let scope = self.scope(old.scope)
      return Name(kind: old.kind.rawValue, scope: scope, id: id(old.kind, old.id, in: scope))
    }

    /// A scope is a procedure, and behind it a page, or behind two slashes an outcome.
    private func scope(_ old: String) -> String {
      guard !ids.isEmpty, !old.isEmpty else { return old }
      var parts = old.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      parts[0] = id(.procedure, parts[0], in: "")
      if parts.count == 2 { parts[1] = id(.page, parts[1], in: parts[0]) }
      if parts.count == 3 { parts[2] = id(.outcome, parts[2], in: parts[0]) }
      return parts.joined(separator: "/")
    }
  }

  /// A folder in parts that keep their place when a page moves to another step.
  private struct Version {
    var parts: [Part: Located] = [:]
    var languages: Set<String> = []
    private var documents: [JSONDocument] = []
    private let now: NamesNow

    init(_ files: [ContentFile], under now: NamesNow) {
      self.now = now
      for file in files where file.path.hasSuffix(".json") {
        guard let document = JSONDocument.parse(file.bytes).document else { continue }
        documents.append(document)
        let text = SourceText(file: file.shownPath, bytes: file.bytes)
        let root = Located(value: document.root, text: text)
        if file.path == "guide.json", file.overlay == nil {
          let list = document.root.members.first { $0.key == "languages" }?.value
          languages = Set((list?.elements ?? []).compactMap(\.string))
        }
        add(root, path: file.shownPath)
      }
    }

    private mutating func add(_ root: Located, path: String) {
      var parts = path.split(separator: "/").map(String.init)
      if parts.count == 3, parts[0] == "procedures" {
        parts[1] = now.id(.procedure, parts[1], in: "")
      }
      let isStep =
        parts.count == 3 && parts[0] == "procedures"
        && parts[2] != "procedure.json" && parts[2] != "outcomes.json"
      guard isStep else {
        self.parts[Part(place: String(parts.joined(separator: "/").dropLast(".json".count)))] = root
        return
      }
      let name = parts[2].drop { $0.isNumber || $0 == "-" }.dropLast(".json".count)
      self.parts[Part(place: "procedures/\(parts[1])/steps/\(name)")] = root.without("pages")
      for page in root.member("pages")?.elements ?? [] {
        guard let old = page.id else { continue }
        let id = now.id(.page, old, in: parts[1])
        self.parts[Part(place: "procedures/\(parts[1])/pages/\(id)")] = page
      }
    }
  }

  private struct Part: Hashable, Comparable {
    var place: String

    static func < (left: Part, right: Part) -> Bool { left.place < right.place }
  }
}

/// A JSON value with the file it stands in; to be used only while its document is kept.
struct Located {
  var value: JSONValue
  var text: SourceText
  var left: String?

  var line: Int { text.position(at: value.byteRange.lowerBound).line }
  var id: String? { member("id")?.value.string }
  var formerIDs: [String] { member("renamedFrom")?.elements.compactMap(\.value.string) ?? [] }
  var elements: [Located] { value.elements.map { Located(value: $0, text: text) } }
  var keys: [String] { value.members.map(\.key).filter { $0 != left } }

  func member(_ key: String) -> Located? {
    guard key != left else { return nil }
    return value.members.first { $0.key == key }.map { Located(value: $0.value, text: text) }
  }

  /// The same without one of its members.
  func without(_ key: String) -> Located { Located(value: value, text: text, left: key) }

  /// What it says, whatever its layout.
  var plain: String {
    switch value.kind {
    case .string: "\"" + (value.string ?? "")
    case .array: "[" + elements.map(\.plain).joined(separator: "\u{1}") + "]"
    case .object: "{" + keys.map { $0 + "\u{2}" + (member($0)?.plain ?? "") }.joined() + "}"
    case .number: value.int.map(String.init) ?? "?"
    case .bool: value.bool == true ? "true" : "false"
    case .null: "null"
    }
  }
}

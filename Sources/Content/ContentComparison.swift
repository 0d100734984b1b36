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

  /// Compares two folders.
  public init(_ old: [ContentFile], _ new: [ContentFile], phrases: [String] = []) {
    let before = Version(old)
    let after = Version(new)
    var comparer = TextComparer(languages: before.languages.union(after.languages))
    for key in Set(before.parts.keys).union(after.parts.keys).sorted() {
      comparer.compare(before.parts[key], after.parts[key], place: key.place)
    }
    texts = comparer.changes.sorted {
      ($0.file, $0.line, $0.place, $0.language ?? "")
        < ($1.file, $1.line, $1.place, $1.language ?? "")
    }
    let oldNames = Self.names(old, phrases)
    let newNames = Self.names(new, phrases)
    came = newNames.filter { !Set(oldNames).contains($0) }
    went = oldNames.filter { !Set(newNames).contains($0) }
    withExtendedLifetime((before, after)) {}
  }

  private static func names(_ files: [ContentFile], _ phrases: [String]) -> [Name] {
    GuideReader(files, phrases: phrases).read().reading.names.map {
      Name(kind: $0.kind.rawValue, scope: $0.scope, id: $0.id)
    }
  }

  /// A folder in parts that keep their place when a page moves to another step.
  private struct Version {
    var parts: [Part: Located] = [:]
    var languages: Set<String> = []
    private var documents: [JSONDocument] = []

    init(_ files: [ContentFile]) {
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
      let parts = path.split(separator: "/").map(String.init)
      let isStep =
        parts.count == 3 && parts[0] == "procedures"
        && parts[2] != "procedure.json" && parts[2] != "outcomes.json"
      guard isStep else {
        self.parts[Part(place: String(path.dropLast(".json".count)))] = root
        return
      }
      let name = parts[2].drop { $0.isNumber || $0 == "-" }.dropLast(".json".count)
      self.parts[Part(place: "procedures/\(parts[1])/steps/\(name)")] = root.without("pages")
      for page in root.member("pages")?.elements ?? [] {
        guard let id = page.id else { continue }
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

import Diagnostics
public import Guidance

/// All statements of the content that a professional has to look at, with their places.
public struct ContentReview: Sendable {
  /// One statement that says for itself how certain it is; what is within it has that from it.
  public struct Item: Sendable, Equatable {
    /// The file.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// The column, from 1.
    public var column: Int
    /// What it is, such as `page`, `option` or `block`.
    public var kind: String
    /// Its id, when it has one.
    public var id: String?
    /// What it is in: `page 'vermoeden'`.
    public var within: String?
    /// Its first words, in every language.
    public var words: Text
    /// What it rests on.
    public var basis: Basis
  }

  /// A check that was too long ago.
  public struct OldItem: Sendable, Equatable {
    /// The file.
    public var file: String
    /// The line of the day, or of what has the day of the file around it.
    public var line: Int
    /// The column, from 1.
    public var column: Int
    /// What was checked: `file` for all in a file that has no day of its own, else as for an item.
    public var kind: String
    /// Its id, when it has one.
    public var id: String?
    /// The day, and the months that have passed.
    public var check: OldCheck
  }

  /// The items, in the order of files and places.
  public let items: [Item]
  /// What was checked too long ago, in the same order.
  public let old: [OldItem]
  /// After how many months a check counts as old.
  public let periods: CheckPeriods
  /// How many days of checks were looked at.
  public let checks: Int
  /// How many files were read.
  public let files: Int
  /// How many statements were looked at, those that inherit their certainty included.
  public let statements: Int
  /// Whether reading found mistakes, so that items may be missing.
  public let hasErrors: Bool

  /// Lists what awaits review, what rests on knowledge of the profession alone, and what was checked too
  /// long before `today`.
  public init(_ files: [ContentFile], phrases: [String], today: CalendarDay?) {
    let content = GuideReader(files, phrases: phrases, notesBases: true).read()
    let reading = content.reading
    self.files = files.count
    statements = reading.statements.count
    hasErrors = content.guide == nil
    items = Self.items(reading)
    periods = content.guide?.oldAfterMonths ?? CheckPeriods()
    checks = reading.checks.count
    old = Self.old(reading, files, periods, on: today)
  }

  /// How many items are of one certainty.
  public func count(_ certainty: Certainty) -> Int {
    items.count { $0.basis.certainty == certainty }
  }

  /// What a professional is asked about a statement of some certainty.
  public static func question(_ certainty: Certainty) -> String {
    switch certainty {
    case .sourced: "nothing"
    case .known: "is this so, and which public source says it?"
    case .toReview: "is this right? it is uncertain; name a source, or correct it"
    case .productChoice: "is our choice right where the sources leave room?"
    }
  }

  private static func items(_ reading: Reading) -> [Item] {
    let order = reading.statements.sorted { one, other in
      (reading.files[one.place.file].file, one.place.range.lowerBound, -one.place.range.upperBound)
        < (
          reading.files[other.place.file].file, other.place.range.lowerBound,
          -other.place.range.upperBound
        )
    }
    var open: [Reading.Statement] = []
    var items: [Item] = []
    for statement in order {
      while let last = open.last, !last.contains(statement) { open.removeLast() }
      let around = open.last
      open.append(statement)
      guard statement.isOwn, statement.basis.certainty != .sourced else { continue }
      let text = reading.files[statement.place.file]
      let start = text.range(of: statement.place.range).start
      let (kind, id) = Self.name(statement.what)
      items.append(
        Item(
          file: text.file,
          line: start.line,
          column: start.column,
          kind: kind,
          id: id,
          within: around?.what,
          words: statement.words,
          basis: statement.basis
        )
      )
    }
    return items
  }

  private static func old(
    _ reading: Reading,
    _ files: [ContentFile],
    _ periods: CheckPeriods,
    on today: CalendarDay?
  ) -> [OldItem] {
    var found: [(what: String, place: Place, check: OldCheck)] = []
    func look(_ what: String, _ place: Place, _ day: String, isContact: Bool) {
      let months = isContact ? periods.contacts : periods.content
      guard let check = OldCheck(day, after: months, on: today) else { return }
      found.append((what, place, check))
    }
    var contactFiles: Set<Int> = []
    for check in reading.checks {
      let path = files[check.place.file].addition?.path ?? files[check.place.file].path
      let isContacts = FileKind(path: path) == .contacts
      if isContacts { contactFiles.insert(check.place.file) }
      let isContact = isContacts || Self.isContact(check.what)
      look(check.what, check.place, check.day, isContact: isContact)
    }
    // Where additions change a contact it mostly has the day of a file that is not about contacts.
    let oldFiles = Set(found.filter { $0.what == "file" }.map(\.place.file))
    for statement in reading.statements where Self.isContact(statement.what) {
      let file = statement.place.file
      guard !statement.hasDay, !contactFiles.contains(file), !oldFiles.contains(file) else {
        continue
      }
      look(statement.what, statement.place, statement.basis.checkedOn, isContact: true)
    }
    return found.map { what, place, check in
      let text = reading.files[place.file]
      let start = text.range(of: place.range).start
      let (kind, id) = Self.name(what)
      return OldItem(
        file: text.file,
        line: start.line,
        column: start.column,
        kind: kind,
        id: id,
        check: check
      )
    }.sorted { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) }
  }

  private static func isContact(_ what: String) -> Bool {
    what.hasPrefix("contact ") || what.hasPrefix("change of contact ")
  }

  /// What `page 'vermoeden'` is, and its id.
  private static func name(_ what: String) -> (kind: String, id: String?) {
    let name = what.split(separator: "'", maxSplits: 1).map(String.init)
    let kind = String(name[0].reversed().drop { $0 == " " }.reversed())
    return (kind, name.count > 1 ? String(name[1].dropLast()) : nil)
  }
}

extension Reading {
  /// A day on which something was checked, as it is written.
  struct Check: Sendable {
    /// `file`, or what it is with its id.
    var what: String
    /// Where the day stands.
    var place: Place
    var day: String
  }

  /// Something in the content that rests on something.
  struct Statement: Sendable {
    /// What it is, with its id: `page 'vermoeden'`.
    var what: String
    var place: Place
    var basis: Basis
    /// Whether it says itself how certain it is.
    var isOwn: Bool
    /// Whether it says itself when it was checked.
    var hasDay: Bool
    var words: Text

    /// Whether another one is a part of it.
    func contains(_ other: Statement) -> Bool {
      place.file == other.place.file && place.range.contains(other.place.range.lowerBound)
    }
  }
}

extension ObjectReader {
  /// Notes what this object says, for a review; only when somebody asked for one.
  func note(_ basis: Basis, of what: String, _ reading: inout Reading) {
    let keys: [StaticString] = [
      "title", "label", "term", "name", "says", "text", "heading", "points", "say",
    ]
    var words = Text()
    for key in keys {
      guard let value = peek(key) else { continue }
      let first = value.kind == .array ? value.elements.first : value
      guard let first, first.kind == .object else { continue }
      for member in first.members where reading.languages.contains(member.key) {
        words.add(member.value.string ?? "", in: member.key)
      }
      if !words.isEmpty { break }
    }
    reading.statements.append(
      .init(
        what: what,
        place: place,
        basis: basis,
        isOwn: has("certainty"),
        hasDay: has("checkedOn"),
        words: words
      )
    )
  }

  /// Notes a day on which something was checked; that of a file which is one thing, only once.
  func note(_ day: String, at place: Place, of what: String, _ reading: inout Reading) {
    guard reading.checks.last?.place != place else { return }
    reading.checks.append(.init(what: what, place: place, day: day))
  }
}

public import Guidance
public import Proof
import Rules

/// What a new version of the content changes for people, and apart from that which words it changes.
public struct DifferenceReport: Sendable {
  /// What a procedure does otherwise, with both versions of it for the order of answers.
  public struct Part: Sendable {
    let difference: ProcedureDifference
    let old: CompiledProcedure
    let new: CompiledProcedure

    /// Makes a part.
    public init(
      _ difference: ProcedureDifference,
      _ old: CompiledProcedure,
      _ new: CompiledProcedure
    ) {
      self.difference = difference
      self.old = old
      self.new = new
    }
  }

  /// Words that changed.
  public struct Words: Sendable {
    var file: String
    var line: Int
    var place: String
    var language: String?
    var before: String?
    var after: String?

    /// Makes them.
    public init(
      file: String,
      line: Int,
      place: String,
      language: String?,
      before: String?,
      after: String?
    ) {
      self.file = file
      self.line = line
      self.place = place
      self.language = language
      self.before = before
      self.after = after
    }
  }

  /// An id that came or went.
  public struct Name: Sendable {
    var kind: String
    var scope: String
    var id: String

    /// Makes one.
    public init(kind: String, scope: String, id: String) {
      self.kind = kind
      self.scope = scope
      self.id = id
    }

    var words: String { "\(kind) '\(id)'" + (scope.isEmpty ? "" : " of \(scope)") }
  }

  let parts: [Part]
  let unfollowed: [String]
  let texts: [Words]
  let came: [Name]
  let went: [Name]
  let renamed: [(name: Name, former: String)]

  /// Makes a report.
  ///
  /// `unfollowed` are the ids of procedures that are too large to be compared at all.
  public init(
    _ parts: [Part],
    unfollowed: [String] = [],
    texts: [Words],
    came: [Name],
    went: [Name],
    renamed: [(name: Name, former: String)] = []
  ) {
    self.renamed = renamed
    self.parts = parts
    self.unfollowed = unfollowed
    self.texts = texts
    self.came = came
    self.went = went
  }

  private func has(_ holds: (ProcedureDifference.Kind) -> Bool) -> Bool {
    parts.contains { part in part.difference.changes.contains { holds($0.kind) } }
  }

  /// Whether some walk leads to another outcome, or no longer to one.
  public var changesOutcomes: Bool {
    has {
      switch $0 {
      case .outcome, .stuck, .mended, .asks, .spares: true
      default: false
      }
    }
  }

  /// Whether some walk leads to another urgency or other contacts.
  public var changesUrgencies: Bool {
    has {
      switch $0 {
      case .urgency, .contacts: true
      default: false
      }
    }
  }

  /// What no comparison could be made of, or only in part: the ids of procedures.
  public var undecided: [String] {
    unfollowed + parts.filter { !$0.difference.undecided.isEmpty }.map(\.difference.procedure)
  }

  /// Whether nothing changed, as far as that was decided.
  public var isEmpty: Bool {
    parts.allSatisfy(\.difference.isEmpty) && unfollowed.isEmpty && renamed.isEmpty && texts.isEmpty
      && came.isEmpty && went.isEmpty
  }

  // MARK: - Text

  /// What changes for people, then the words.
  public var text: String {
    var lines: [String] = []
    for part in parts { lines += Self.lines(part) }
    for id in unfollowed {
      lines += ["\(id): not decided: it is too large to be compared; raise --budget", ""]
    }
    for name in went { lines.append("gone: " + name.words) }
    for name in came { lines.append("new: " + name.words) }
    for (name, former) in renamed { lines.append("renamed: '\(former)' to " + name.words) }
    if !went.isEmpty || !came.isEmpty || !renamed.isEmpty { lines.append("") }
    for change in texts {
      let language = change.language.map { " (\($0))" } ?? ""
      lines.append("\(change.file):\(change.line): \(change.place)\(language)")
      if let before = change.before { lines.append("  - " + Self.oneLine(before)) }
      if let after = change.after { lines.append("  + " + Self.oneLine(after)) }
    }
    if !texts.isEmpty { lines.append("") }
    let count = texts.count == 1 ? "1 text" : "\(texts.count) texts"
    lines.append(isEmpty ? "nothing changed" : "\(count) changed")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func oneLine(_ words: String) -> String {
    String(words.map { $0.isNewline ? " " : $0 })
  }

  private static func lines(_ part: Part) -> [String] {
    let difference = part.difference
    let id = difference.procedure
    if difference.isEmpty {
      let walks = difference.walks.map { "all \($0.short) walks" } ?? "all walks (not counted)"
      return ["\(id): the same for \(walks) to an advice", ""]
    }
    var lines = [
      "\(id): too many combinations to count; changes were searched, and each is shown once"
    ]
    if let changed = difference.changedWalks, let walks = difference.walks {
      lines = [
        "\(id): \(changed.short) of \(walks.short) walks to an advice in both versions"
          + " get another outcome, urgency or contact"
      ]
    }
    for change in difference.changes {
      let walks = change.walks.map { "\($0.short) walks" } ?? "walks not counted"
      lines.append("  " + words(change.kind) + " (\(walks)), such as")
      lines.append("    " + answers(change.example, part).onOneLine)
    }
    let reach = [
      ("page now reached: ", difference.newPages),
      ("page no longer reached: ", difference.lostPages),
      ("outcome now reached: ", difference.newOutcomes),
      ("outcome no longer reached: ", difference.lostOutcomes),
    ]
    for (head, ids) in reach { lines += ids.map { "  \(head)\($0)" } }
    lines += difference.guarantees.map { "  guarantee '\($0.id)': \(words($0.kind))" }
    lines += difference.undecided.map { "  not decided: " + words($0) }
    return lines + [""]
  }

  /// Answers in the order of the new version, those that only the old one asks for behind them.
  private static func answers(_ answers: [String: FactValue], _ part: Part) -> JSONText {
    let own = part.new.questionKeys
    let keys = own + part.old.questionKeys.filter { !own.contains($0) }
    return .object(keys.compactMap { key in answers[key].map { (key, JSONText($0)) } })
  }

  private static func words(_ kind: ProcedureDifference.Kind) -> String {
    switch kind {
    case .outcome(let from, let to): "outcome '\(from)' becomes '\(to)'"

    case .urgency(let outcome, let from, let to):
      "urgency of '\(outcome)': \(from) becomes \(to), \(to < from ? "sooner" : "later")"

    case .contacts(let outcome, let from, let to):
      "contacts of '\(outcome)': [\(from.joined(separator: ", "))] become [\(to.joined(separator: ", "))]"

    case .task(let outcome, let id): "'\(outcome)' now says to do '\(id)'"
    case .noTask(let outcome, let id): "'\(outcome)' no longer says to do '\(id)'"
    case .stuck: "an advice becomes a dead end"
    case .mended: "a dead end becomes an advice"
    case .asks(let question): "first asks '\(question)'"
    case .spares(let question): "no longer stops at '\(question)'"
    case .shows(let page): "now shows page '\(page)'"
    case .skips(let page): "no longer shows page '\(page)'"
    }
  }

  private static func words(_ open: ProcedureDifference.Open) -> String {
    switch open {
    case .change(let kind): "whether for some walk " + words(kind)
    case .page(let key): "whether page '\(key)' is reached as before"
    case .outcome(let id): "whether outcome '\(id)' is reached as before"
    case .guarantee(let id): "whether guarantee '\(id)' is kept as before"
    }
  }

  private static func words(_ kind: ProcedureDifference.GuaranteeChange.Kind) -> String {
    switch kind {
    case .new: "new, and kept"
    case .gone: "gone"
    case .kept: "kept now, was broken"
    case .broken: "broken now"
    case .changed: "says something else, and is kept"
    }
  }

  // MARK: - JSON

  /// As JSON; its members are documented and stable.
  public var json: String {
    func list(_ names: [Name]) -> JSONText {
      .list(
        names.map {
          .object([
            ("kind", .string($0.kind)), ("scope", .string($0.scope)), ("id", .string($0.id)),
          ])
        }
      )
    }
    return JSONText.object([
      ("schemaVersion", .number(1)), ("same", .bool(isEmpty)),
      ("procedures", .list(parts.map(Self.json))),
      ("notDecided", .list(undecided.map(JSONText.string))), ("came", list(came)),
      ("went", list(went)),
      (
        "renamed",
        .list(
          renamed.map {
            .object([
              ("kind", .string($0.name.kind)), ("scope", .string($0.name.scope)),
              ("from", .string($0.former)), ("to", .string($0.name.id)),
            ])
          }
        )
      ),
      (
        "texts",
        .list(
          texts.map { change in
            .object([
              ("file", .string(change.file)), ("line", .number(change.line)),
              ("place", .string(change.place)),
              ("language", change.language.map(JSONText.string) ?? .null),
              ("before", change.before.map(JSONText.string) ?? .null),
              ("after", change.after.map(JSONText.string) ?? .null),
            ])
          }
        )
      ),
    ]).written() + "\n"
  }

  private static func json(_ part: Part) -> JSONText {
    let difference = part.difference
    func ids(_ ids: [String]) -> JSONText { .list(ids.map(JSONText.string)) }
    return .object([
      ("procedure", .string(difference.procedure)),
      // Counts may be larger than numbers of JSON can hold exactly.
      ("walks", number(difference.walks)), ("changedWalks", number(difference.changedWalks)),
      (
        "changes",
        .list(
          difference.changes.map { change in
            .object(
              members(change.kind) + [
                ("walks", number(change.walks)),
                ("example", answers(change.example, part)),
              ]
            )
          }
        )
      ),
      ("newPages", ids(difference.newPages)), ("lostPages", ids(difference.lostPages)),
      ("newOutcomes", ids(difference.newOutcomes)),
      ("lostOutcomes", ids(difference.lostOutcomes)),
      (
        "guarantees",
        .list(
          difference.guarantees.map {
            .object([("id", .string($0.id)), ("change", .string($0.kind.rawValue))])
          }
        )
      ),
      ("notDecided", ids(difference.undecided.map(words))),
    ])
  }

  /// A count; null when nothing was counted.
  private static func number(_ count: WalkCount?) -> JSONText {
    count.map { .string($0.description) } ?? .null
  }

  private static func members(_ kind: ProcedureDifference.Kind) -> [(String, JSONText)] {
    func name(_ name: String) -> (String, JSONText) { ("kind", .string(name)) }
    func list(_ ids: [String]) -> JSONText { .list(ids.map(JSONText.string)) }
    switch kind {
    case .outcome(let from, let to):
      return [name("outcome"), ("from", .string(from)), ("to", .string(to))]

    case .urgency(let outcome, let from, let to):
      return [
        name("urgency"), ("outcome", .string(outcome)), ("from", .number(from)),
        ("to", .number(to)),
      ]

    case .contacts(let outcome, let from, let to):
      return [
        name("contacts"), ("outcome", .string(outcome)), ("from", list(from)), ("to", list(to)),
      ]

    case .task(let outcome, let id):
      return [name("task"), ("outcome", .string(outcome)), ("task", .string(id))]

    case .noTask(let outcome, let id):
      return [name("noTask"), ("outcome", .string(outcome)), ("task", .string(id))]

    case .stuck: return [name("stuck")]
    case .mended: return [name("mended")]
    case .asks(let page): return [name("asks"), ("page", .string(page))]
    case .spares(let page): return [name("spares"), ("page", .string(page))]
    case .shows(let page): return [name("shows"), ("page", .string(page))]
    case .skips(let page): return [name("skips"), ("page", .string(page))]
    }
  }
}

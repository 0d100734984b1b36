import Guidance
import Rules

/// A guide in which everything exists that an addition changes, so that the form of the addition can be
/// read alone.
enum AdditionSpecimen {
  private static let basis = Basis(sources: ["a"], certainty: .known, checkedOn: "2026-01-01")

  /// Reads `addition.json` as if all that it changes were there.
  static func read(_ root: JSONValue, _ reading: inout Reading) {
    var content = ReadContent(reading: reading)
    var guide = guide(with: names(in: root))
    content.reading.lists = guide.signalLists
    for list in guide.signalLists { content.reading.listHeads[list.id] = ([], Text()) }
    let folder = AdditionFolder(path: "a", isOverlay: true)
    var options: [String: [(option: Option, after: String?)]] = [:]
    let addition = AdditionHeadReader(folder: folder, file: 0)
      .read(root, &guide, &options, &content.reading)
    if let addition {
      content.guide = guide
      for value in addition.changes {
        SignalChangeReader(addition: addition).read(value, &content)
      }
      var changes = ChangeReader(guide: content.guide ?? guide)
      for value in addition.changes { changes.read(value, of: addition, &content.reading) }
    }
    reading = content.reading
  }

  /// Reads `rules.json` of some procedure.
  static func readRules(_ root: JSONValue, _ reading: inout Reading) {
    var content = ReadContent(reading: reading)
    content.guide = guide(with: [:])
    AdditionReader.readRules(root, file: 0, ProcedureReader(folder: "a"), 0, &content)
    reading = content.reading
  }

  /// What the changes of an addition name, by the key that names it.
  private static func names(in root: JSONValue) -> [String: Set<String>] {
    var names: [String: Set<String>] = [:]
    for (key, _, value) in root.members where key == "changes" {
      for (kind, _, name) in value.elements.flatMap(\.members) {
        guard let name = name.string else { continue }
        names[kind, default: []].insert(name)
      }
    }
    return names
  }

  private static func guide(with names: [String: Set<String>]) -> Guide {
    var parts: [String: [String: Set<String>]] = ["a": [:]]
    for kind in ["page", "step", "outcome", "condition", "case"] {
      for name in names[kind] ?? [] {
        let ids = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if ids.count == 2 { parts[ids[0], default: [:]][kind, default: []].insert(ids[1]) }
      }
    }
    return Guide(
      id: "a",
      version: "",
      checkedOn: "",
      title: Text(),
      notice: Text(),
      languages: [],
      start: [],
      emergency: EmergencyCard(title: Text(), text: [], contacts: [], basis: basis),
      procedures: parts.map { procedure($0, $1) },
      signalLists: (names["list"] ?? []).map {
        SignalList(id: $0, title: Text(), text: nil, signals: [], basis: basis)
      },
      contacts: (names["contact"] ?? []).map {
        Contact(id: $0, name: Text(), use: Text(), basis: basis)
      },
      articles: (names["article"] ?? []).map {
        Article(id: $0, title: Text(), text: [], basis: basis)
      }
    )
  }

  private static func procedure(_ id: String, _ parts: [String: Set<String>]) -> Procedure {
    let pages = (parts["page"] ?? []).map { page in
      Page(id: page, title: Text(), why: Text(), next: Transition(to: .page("a")), basis: basis)
    }
    let own = Step(id: "", title: Text(), purpose: Text(), pages: pages, basis: basis)
    let steps = (parts["step"] ?? []).map { step in
      Step(id: step, title: Text(), purpose: Text(), pages: [], basis: basis)
    }
    return Procedure(
      id: id,
      title: Text(),
      summary: Text(),
      start: "a",
      conditions: (parts["condition"] ?? []).map {
        Condition(id: $0, when: .all([]), says: Text(), basis: basis)
      },
      steps: steps + [own],
      outcomes: (parts["outcome"] ?? []).map {
        Outcome(id: $0, title: Text(), urgency: 0, contactNote: Text(), basis: basis)
      }
    )
  }
}

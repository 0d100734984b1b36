import Diagnostics

/// The words of schemas: what each kind of file, object and key is, in one line.
enum SchemaWords {
  /// What each kind of file holds.
  static let files: [FileKind: String] = [
    .guide: "guide.json: what holds for all procedures",
    .procedure: "procedures/<id>/procedure.json: start, conditions, decisions and guarantees",
    .outcomes: "procedures/<id>/outcomes.json: how a procedure can end",
    .step: "procedures/<id>/<nn>-<step>.json: one step of a procedure with its pages",
    .signals: "reference/signals-*.json: lists of signals to choose from",
    .glossary: "reference/glossary.json: words of the field, explained",
    .contacts: "reference/contacts.json: whom to call",
    .articles: "reference/articles.json: longer explanations that pages point at",
    .sources: "reference/sources.json: what the content rests on",
    .scenario: "scenarios/<id>.json: a training case with its answers and its outcome",
    .texts: "texts/<language>.json: the words of the program itself",
    .addition: "addition.json: what an addition or an overlay adds and changes",
    .rules: "procedures/<id>/rules.json of an addition: further rules of a procedure",
    .plainness: "reading/<language>.json: what makes a text in a language hard to read",
    .answers:
      "The answers that `meldcode decide` takes: question to option, options, number or words",
  ]

  /// Objects that have no name of their own in a file, by the key that they stand under.
  private static let names: [String: String] = [
    "yes": "standardAnswer", "no": "standardAnswer", "settings[]": "setting", "options[]": "option",
    "emergency": "emergency", "pages[]": "page", "question": "question", "next": "transition",
    "cases[]": "case", "to": "target", "otherwise": "otherwise", "tasks[]": "task", "do[]": "task",
    "text[]": "block", "skip[]": "block", "story[]": "block", "lists[]": "list",
    "groups[]": "group", "signals[]": "signal", "terms[]": "term", "contacts[]": "contact",
    "articles[]": "article", "sources[]": "source", "conditions[]": "condition",
    "decisions[]": "decision", "outcomes[]": "outcome", "when": "expression",
    "optional": "expression", "if": "expression", "guarantees[]": "guarantee", "then": "promise",
    "urgencyRisesWith": "rising", "for": "audience", "changes[]": "change",
    "goOnWith": "goOn", "goOnWith[]": "goOn", "instead[]": "goOn",
    "addition/options[]": "settingOptions", "addition/options[]/options[]": "furtherOption",
    "addition/for/option": "furtherOption", "addition/changes[]/options[]": "furtherOption",
    "answers": "answers", "carry[]": "carry", "passive": "passive", "words[]": "word",
  ]

  /// What an object is called: a file by its kind, a text by its languages, all else by its key.
  static func name(of path: [JSONTree.Step], _ kind: FileKind, _ missing: [Problem]) -> String {
    for problem in missing {
      switch problem {
      case .textMissing: return "text"
      case .operatorMissing(let keys) where keys.contains("instead"): return "listChange"
      default: break
      }
    }
    var keys: [String] = []
    for step in path {
      switch step {
      case .key(let name): keys.append(name)
      case .item: keys[keys.count - 1] += "[]"
      }
    }
    guard let key = keys.last else { return kind.rawValue }
    return names[kind.rawValue + "/" + keys.joined(separator: "/")] ?? names[key] ?? key
  }

  /// Rules that join several objects, of which one alone shows nothing.
  static let rules: [String: [JSONTree.Member]] = [
    // A signal that alerts says what its list says.
    "list": [
      .init(
        "if",
        .object([
          .init("properties", .object([.init("signals", .object([.init("contains", alerting)]))])),
          .init("required", .list([.string("signals")])),
        ])
      ),
      .init("then", .object([.init("required", .list([.string("alertText")]))])),
    ]
  ]

  private static let alerting = JSONTree.object([
    .init("properties", .object([.init("alert", .object([.init("const", .bool(true))]))])),
    .init("required", .list([.string("alert")])),
  ])

  /// Objects whose keys are given by the content: its languages, phrases and questions.
  static let namedByContent: Set = ["text", "texts", "answers"]

  /// All keys that are described.
  static var keys: [String] { Set(objects.values.flatMap(\.keys)).sorted() }
}

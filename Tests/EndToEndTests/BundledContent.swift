import Foundation
import Testing

/// What a walk has to know of the bundled content, read apart from the program.
struct BundledContent {
  /// A question, or a page that only tells.
  struct Page {
    /// The key under which a scenario holds its answer.
    var key: String
    /// The kind of question; nil when nothing is asked.
    var type: String?
    /// The labels of the options by their ids.
    var labels: [String: String]
  }

  /// A walk with its end.
  struct Scenario: Sendable, CustomTestStringConvertible {
    var name: String
    var answers: [String: [String]]
    var bytes: String
    var outcome: String

    var testDescription: String { name }
  }

  private(set) var pages: [String: [Page]] = [:]
  private(set) var phrases: [String: String] = [:]
  private var lists: [String: [String: String]] = [:]

  init() throws {
    phrases = try Self.object("texts/nl.json").compactMapValues { $0 as? String }
    for name in try Self.names("reference") where name.hasPrefix("signals") {
      try addLists(Self.object("reference/" + name))
    }
    let guide = try Self.object("guide.json")
    for setting in guide["settings"] as? [[String: Any]] ?? [] {
      add(setting, question: setting, key: setting["id"] as? String ?? "", type: "choice", guide)
    }
    for procedure in try Self.names("procedures") {
      for name in try Self.names("procedures/" + procedure) {
        let step = try Self.object("procedures/\(procedure)/\(name)")
        for page in step["pages"] as? [[String: Any]] ?? [] {
          let id = page["id"] as? String ?? ""
          let question = page["question"] as? [String: Any]
          let key = procedure == "meldcode" ? id : procedure + "/" + id
          add(page, question: question, key: key, type: question?["type"] as? String, guide)
        }
      }
    }
  }

  private mutating func addLists(_ file: [String: Any]) throws {
    let lists = file["lists"] as? [[String: Any]] ?? [file]
    for list in lists {
      let options = list["signals"] as? [[String: Any]] ?? []
      self.lists[list["id"] as? String ?? ""] = Self.labels(options)
    }
  }

  private mutating func add(
    _ page: [String: Any],
    question: [String: Any]?,
    key: String,
    type: String?,
    _ guide: [String: Any]
  ) {
    var labels = Self.labels(question?["options"] as? [[String: Any]] ?? [])
    if let list = question?["list"] as? String { labels.merge(lists[list] ?? [:]) { $1 } }
    if type == "yesno", labels.isEmpty {
      labels = Self.labels([guide["yes"], guide["no"]].compactMap { $0 as? [String: Any] })
    }
    let kind = type == "yesno" ? "choice" : type
    pages[Self.words(page["title"]), default: []].append(Page(key: key, type: kind, labels: labels))
  }

  /// The page with a title; of several that for which there is an answer.
  func page(titled title: String, _ answers: [String: [String]]) -> Page? {
    let found = pages[title] ?? []
    return found.first { answers[$0.key] != nil } ?? found.first
  }

  /// One scenario for each outcome of the procedure that is walked first.
  static let scenarios: [Scenario] = {
    var scenarios: [Scenario] = []
    for name in (try? names("scenarios")) ?? [] {
      guard let file = try? object("scenarios/" + name), file["procedure"] as? String == "meldcode",
        let outcome = file["outcome"] as? String,
        !scenarios.contains(where: { $0.outcome == outcome }),
        let answers = file["answers"] as? [String: Any],
        let bytes = try? JSONSerialization.data(withJSONObject: answers, options: .sortedKeys)
      else { continue }
      let ids = answers.mapValues { value in
        value as? [String] ?? [value as? String ?? "\(value)"]
      }
      let text = String(decoding: bytes, as: UTF8.self)
      scenarios.append(Scenario(name: name, answers: ids, bytes: text, outcome: outcome))
    }
    return scenarios
  }()

  // MARK: - Files

  private static func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Checkout.content + "/" + folder).sorted()
  }

  private static func object(_ name: String) throws -> [String: Any] {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: Checkout.content + "/" + name))
    return try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
  }

  private static func words(_ text: Any?) -> String {
    (text as? [String: Any])?["nl"] as? String ?? ""
  }

  private static func labels(_ options: [[String: Any]]) -> [String: String] {
    var labels: [String: String] = [:]
    for option in options { labels[option["id"] as? String ?? ""] = words(option["label"]) }
    return labels
  }
}

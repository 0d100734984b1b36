import Diagnostics
import Guidance
import Rules

/// Reads additions and merges them into the guide while that is read.
///
/// What comes of it is an ordinary guide: texts, tasks and options that hold in an addition only have
/// its condition before their own, and so have the cases of its transitions.
struct AdditionReader {
  private var folders: [AdditionFolder] = []
  private var additions: [Addition] = []
  /// The numbers of steps from their files' names, by procedure and step.
  private var numbers: [String: [String: Int]] = [:]

  init(_ files: [ContentFile] = []) {
    guard files.contains(where: { $0.addition != nil }) else { return }
    folders = AdditionFolder.all(of: files)
    for file in files where file.path.hasPrefix("procedures/") {
      let parts = file.path.split(separator: "/").map(String.init)
      if parts.count == 3 { note(parts[2], of: parts[1]) }
    }
    for number in folders.indices
    where !files.contains(where: { file in
      file.addition.map { $0.folder == folders[number].path && $0.path == "addition.json" } ?? false
    }) {
      folders[number].isHeadless = true
    }
  }

  private mutating func note(_ name: String, of procedure: String) {
    guard let number = Int(name.prefix { $0.isNumber }) else { return }
    let id = String(name.drop { $0.isNumber || $0 == "-" }.dropLast(".json".count))
    numbers[procedure, default: [:]][id] = number
  }

  /// Adds a parsed file of an addition.
  mutating func add(_ path: String, of folder: String, file: Int, _ root: JSONValue) {
    guard let place = folders.firstIndex(where: { $0.path == folder }) else { return }
    folders[place].files.append((path, file, root))
  }

  // MARK: - Heads

  /// Reads the heads of all additions, with the options that they add to settings.
  static func readHeads(_ content: inout ReadContent) {
    let folders = content.additions.folders
    guard !folders.isEmpty, var guide = content.guide else { return }
    var options: [String: [(option: Option, after: String?)]] = [:]
    for folder in folders {
      if folder.isHeadless {
        content.reading.add([Diagnostic.missingFile(folder.path + "/addition.json")])
        content.reading.withholdAll()
      }
      guard let head = folder.files.first(where: { $0.path == "addition.json" }) else { continue }
      let reader = AdditionHeadReader(folder: folder, file: head.file)
      if let addition = reader.read(head.root, &guide, &options, &content.reading) {
        content.additions.additions.append(addition)
      }
    }
    for place in guide.settings.indices {
      guard let more = options[guide.settings[place].id] else { continue }
      guide.settings[place].question.add(more)
    }
    content.guide = guide
  }

  // MARK: - Files

  /// Reads reference files and the changes of lists of signals, which procedures then read.
  static func readReference(_ content: inout ReadContent) {
    for addition in content.additions.additions {
      for (path, file, root) in addition.folder.files {
        ReferenceFile(path: path)?.read(root, file: file, &content)
      }
      for value in addition.changes {
        SignalChangeReader(addition: addition).read(value, &content)
      }
    }
  }

  /// Reads procedures and steps, then the changes of what is there.
  static func readProcedures(_ content: inout ReadContent) {
    let additions = content.additions.additions
    guard !additions.isEmpty else { return }
    for addition in additions { readWholeProcedures(of: addition, &content) }
    for addition in additions { readParts(of: addition, &content) }
    guard let guide = content.guide else { return }
    var merge = ChangeReader(guide: guide)
    for addition in additions {
      for value in addition.changes { merge.read(value, of: addition, &content.reading) }
    }
    content.guide = merge.finish(&content.reading)
  }

  private static func readWholeProcedures(of addition: Addition, _ content: inout ReadContent) {
    for (name, files) in procedureFolders(of: addition)
    where files.contains(where: { $0.name == "procedure.json" }) {
      for file in files { content.additions.note(file.name, of: name) }
      if !files.contains(where: { $0.name == "outcomes.json" }) {
        let path = addition.folder.path + "/procedures/" + name + "/outcomes.json"
        content.reading.add([Diagnostic.missingFile(path)])
        content.reading.withhold(.outcome, scope: name)
      }
      let procedure = ProcedureReader(folder: name).read(files, &content.reading)
      if let procedure { content.guide?.procedures.append(procedure) }
    }
  }

  private static func readParts(of addition: Addition, _ content: inout ReadContent) {
    for (name, files) in procedureFolders(of: addition) {
      guard !files.contains(where: { $0.name == "procedure.json" }), let first = files.first
      else { continue }
      content.reading.refer(.procedure, name, at: Place(file: first.file, range: 0..<0))
      guard let place = content.guide?.procedures.firstIndex(where: { $0.id == name }) else {
        continue
      }
      let reader = ProcedureReader(folder: name)
      for file in files {
        switch file.name {
        case "outcomes.json":
          content.guide?.procedures[place].outcomes += reader.readOutcomes(
            file.root,
            file: file.file,
            &content.reading
          )

        case "rules.json":
          readRules(file.root, file: file.file, reader, place, &content)

        default:
          guard
            var step = reader.readStep(
              file.root,
              file: file.file,
              name: file.name,
              &content.reading
            )
          else { continue }
          step.when = Expression.both(addition.when, step.when)
          if let when = step.when {
            content.reading.settingUses.append((name, when, Place(file: file.file, range: 0..<1)))
          }
          content.additions.note(file.name, of: name)
          guard var guide = content.guide else { continue }
          content.guide = nil
          content.additions.insert(step, into: &guide.procedures[place])
          content.guide = guide
        }
      }
    }
  }

  /// Reads further conditions, decisions and guarantees of a procedure.
  static func readRules(
    _ root: JSONValue,
    file: Int,
    _ reader: ProcedureReader,
    _ place: Int,
    _ content: inout ReadContent
  ) {
    guard var object = ObjectReader(root, file: file, &content.reading) else { return }
    let around = object.fileBasis(&content.reading)
    for value in object.list("conditions", &content.reading) {
      guard let condition = reader.condition(value, file, around, &content.reading) else {
        continue
      }
      content.guide?.procedures[place].conditions.append(condition)
    }
    for value in object.list("decisions", &content.reading) {
      guard let decision = reader.decision(value, file, around, &content.reading) else { continue }
      content.guide?.procedures[place].decisions.append(decision)
    }
    let guarantees = GuaranteeReader(procedure: reader.folder)
    for value in object.list("guarantees", &content.reading) {
      guard let guarantee = guarantees.read(value, file, around, &content.reading) else { continue }
      content.guide?.procedures[place].guarantees.append(guarantee)
    }
    object.finish(&content.reading)
  }

  /// Puts a step behind all those with a number that is not larger.
  private func insert(_ step: Step, into procedure: inout Procedure) {
    let numbers = numbers[procedure.id] ?? [:]
    let number = numbers[step.id] ?? Int.max
    let place = procedure.steps.lastIndex { (numbers[$0.id] ?? 0) <= number }
    procedure.steps.insert(step, at: place.map { $0 + 1 } ?? 0)
  }

  /// Reads the scenarios of all additions.
  static func readScenarios(_ content: inout ReadContent) {
    for addition in content.additions.additions {
      for (path, file, root) in addition.folder.files where path.hasPrefix("scenarios/") {
        let name = String(path.dropFirst("scenarios/".count))
        guard !name.contains("/") else { continue }
        let draft = ScenarioReader.read(root, file: file, name: name, &content.reading)
        if let draft { content.drafts.append(draft) }
      }
    }
  }

  private typealias NamedFile = (name: String, file: Int, root: JSONValue)

  private static func procedureFolders(
    of addition: Addition
  ) -> [(name: String, files: [NamedFile])] {
    var folders: [String: [NamedFile]] = [:]
    for (path, file, root) in addition.folder.files where path.hasPrefix("procedures/") {
      let parts = path.split(separator: "/").map(String.init)
      guard parts.count == 3 else { continue }
      folders[parts[1], default: []].append((parts[2], file, root))
    }
    return folders.sorted { $0.key < $1.key }.map { name, files in
      (name, files.sorted { $0.name < $1.name })
    }
  }
}

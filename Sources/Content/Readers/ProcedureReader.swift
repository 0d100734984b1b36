import Diagnostics
import Guidance
import Rules

/// Reads the files of one procedure: `procedure.json`, `outcomes.json` and its steps.
struct ProcedureReader {
  let folder: String

  /// Reads all of it; `files` are those of the folder, by name, with their numbers.
  func read(
    _ files: [(name: String, file: Int)],
    _ parsed: inout ParsedFiles,
    _ reading: inout Reading
  ) -> Procedure? {
    var procedure: Procedure?
    var outcomes: [Outcome] = []
    for (name, file) in files where !isStep(name) {
      guard let document = parsed.parse(file, &reading) else { continue }
      withExtendedLifetime(document) {
        if name == "outcomes.json" {
          outcomes = readOutcomes(document.root, file: file, &reading)
        } else {
          procedure = readHead(document.root, file: file, &reading)
        }
      }
    }
    let steps = files.filter { isStep($0.name) }.sorted { $0.name < $1.name }
    let read = parsed.readAll(steps.map(\.file), &reading) { place, root, reading in
      readStep(root, file: steps[place].file, name: steps[place].name, &reading)
    }
    procedure?.steps = read
    procedure?.outcomes = outcomes
    return procedure
  }

  /// The same of files that were parsed before.
  func read(
    _ files: [(name: String, file: Int, root: JSONValue)],
    _ reading: inout Reading
  ) -> Procedure? {
    var procedure: Procedure?
    if let head = files.first(where: { $0.name == "procedure.json" }) {
      procedure = readHead(head.root, file: head.file, &reading)
    }
    if let own = files.first(where: { $0.name == "outcomes.json" }) {
      // Read in any case: what is wrong in it is told without a procedure too.
      let outcomes = readOutcomes(own.root, file: own.file, &reading)
      procedure?.outcomes = outcomes
    }
    for (name, file, root) in files.sorted(by: { $0.name < $1.name }) where isStep(name) {
      if let step = readStep(root, file: file, name: name, &reading) {
        procedure?.steps.append(step)
      }
    }
    return procedure
  }

  func isStep(_ name: String) -> Bool {
    name != "procedure.json" && name != "outcomes.json"
  }

  private func readHead(_ root: JSONValue, file: Int, _ reading: inout Reading) -> Procedure? {
    guard var object = ObjectReader(root, file: file, &reading) else { return nil }
    let around = object.fileBasis(&reading)
    guard let (id, place) = object.declared(.procedure, &reading) else {
      reading.withhold(.condition, .decision, scope: folder)
      return nil
    }
    let formerIDs = object.formerIDs(of: id, .procedure, &reading)
    if id != folder { reading.report(.idFileMismatch(id: id, file: folder), at: place) }
    let title = object.text("title", &reading)
    let summary = object.text("summary", &reading)
    let settings = object.references("settings", to: .setting, &reading)
    let start = object.reference("start", to: .page, scope: folder, &reading)
    let asksStartFirst = object.bool("settingsAfterStart", &reading)
    let conditions = object.list("conditions", &reading).readAll {
      condition($0, file, around, &reading)
    }
    let decisions = object.list("decisions", &reading).readAll {
      decision($0, file, around, &reading)
    }
    let guaranteeReader = GuaranteeReader(procedure: folder)
    let guarantees = object.list("guarantees", &reading).compactMap {
      guaranteeReader.read($0, file, around, &reading)
    }
    object.finish(&reading)
    guard let start else { return nil }
    var procedure = Procedure(
      id: id,
      title: title,
      summary: summary,
      settings: settings,
      start: start,
      conditions: conditions,
      decisions: decisions,
      guarantees: guarantees,
      steps: [],
      outcomes: []
    )
    procedure.asksStartFirst = asksStartFirst
    procedure.formerIDs = formerIDs
    return procedure
  }

  func condition(
    _ value: JSONValue,
    _ file: Int,
    _ around: Basis,
    _ reading: inout Reading
  ) -> Condition? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    guard let (id, _) = object.declared(.condition, scope: folder, &reading) else { return nil }
    let when = object.expression("when", in: folder, &reading)
    let says = object.text("says", &reading)
    let basis = object.basis(within: around, of: "condition '\(id)'", &reading)
    object.finish(&reading)
    return when.map { Condition(id: id, when: $0, says: says, basis: basis) }
  }

  func decision(
    _ value: JSONValue,
    _ file: Int,
    _ around: Basis,
    _ reading: inout Reading
  ) -> Decision? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    guard let (id, _) = object.declared(.decision, scope: folder, &reading) else { return nil }
    let basis = object.basis(within: around, of: "decision '\(id)'", &reading)
    let transition = TransitionReader(procedure: folder, around: basis)
      .cases(&object, owner: id, &reading)
    object.finish(&reading)
    return transition.map { Decision(id: id, transition: $0, basis: basis) }
  }

  func readStep(
    _ root: JSONValue,
    file: Int,
    name: String,
    _ reading: inout Reading
  ) -> Step? {
    guard var object = ObjectReader(root, file: file, &reading) else { return nil }
    let around = object.fileBasis(&reading)
    guard let (id, place) = object.declared(.step, scope: folder, &reading) else {
      reading.withhold(.page, scope: folder)
      return nil
    }
    let expected = name.drop { $0.isNumber || $0 == "-" }.dropLast(".json".count)
    if id != expected { reading.report(.idFileMismatch(id: id, file: name), at: place) }
    let basis = object.basis(within: around, of: "step '\(id)'", &reading)
    let title = object.text("title", &reading)
    let purpose = object.text("purpose", &reading)
    let who = object.texts("who", &reading)
    let tasks = object.texts("do", &reading)
    let record = object.texts("record", &reading)
    let mistakes = object.texts("mistakes", &reading)
    let skip = object.blocks("skip", in: folder, within: basis, &reading)
    let when = object.optionalExpression("when", in: "", &reading)
    let number = object.optional("number").flatMap { object.int($0, within: 0...99, &reading) }
    let reader = PageReader(procedure: folder, step: basis)
    let pages = object.fullList("pages", &reading).readAll {
      reader.read($0, file: file, &reading)
    }
    object.finish(&reading)
    var step = Step(
      id: id,
      title: title,
      purpose: purpose,
      who: who,
      tasks: tasks,
      record: record,
      mistakes: mistakes,
      skip: skip,
      pages: pages,
      basis: basis
    )
    step.when = when
    step.number = number
    return step
  }

  func readOutcomes(
    _ root: JSONValue,
    file: Int,
    _ reading: inout Reading
  ) -> [Outcome] {
    guard var object = ObjectReader(root, file: file, &reading) else { return [] }
    let around = object.fileBasis(&reading)
    let outcomes = object.fullList("outcomes", &reading).readAll {
      outcome($0, file, around, &reading)
    }
    object.finish(&reading)
    return outcomes
  }

  private func outcome(
    _ value: JSONValue,
    _ file: Int,
    _ around: Basis,
    _ reading: inout Reading
  ) -> Outcome? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    guard let (id, _) = object.declared(.outcome, scope: folder, &reading) else { return nil }
    let formerIDs = object.formerIDs(of: id, .outcome, scope: folder, &reading)
    let basis = object.basis(within: around, of: "outcome '\(id)'", &reading)
    let title = object.text("title", &reading)
    let urgency = object.int("urgency", within: 0...3, &reading)
    let text = object.blocks("text", in: folder, within: basis, &reading)
    let scope = folder + "//" + id
    let tasks = object.list("do", &reading).readAll {
      PageReader.task($0, in: folder, scope: scope, file, basis, &reading)
    }
    let contacts = object.references("contacts", to: .contact, &reading)
    let note = object.optionalText("contactNote", &reading)
    if contacts.isEmpty, note == nil { reading.report(.contactMissing(id), at: object.start) }
    let record = object.texts("record", &reading)
    let see = object.references("see", to: .article, &reading)
    let goOnWith = object.goOnWith(&reading)
    object.finish(&reading)
    var outcome = Outcome(
      id: id,
      title: title,
      urgency: urgency ?? 0,
      text: text,
      tasks: tasks,
      contacts: contacts,
      contactNote: note,
      record: record,
      see: see,
      goOnWith: goOnWith,
      basis: basis
    )
    outcome.formerIDs = formerIDs
    return outcome
  }
}

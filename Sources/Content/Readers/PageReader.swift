import Diagnostics
import Guidance
import Rules

/// Reads pages, questions, options and tasks.
struct PageReader {
  let procedure: String
  let step: Basis

  private static let kinds: [StaticString] = ["question", "tasks", "call"]

  func read(_ value: JSONValue, file: Int, _ reading: inout Reading) -> Page? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    guard let (id, _) = object.declared(.page, scope: procedure, &reading) else { return nil }
    let formerIDs = object.formerIDs(of: id, .page, scope: procedure, &reading)
    let basis = object.basis(within: step, of: "page '\(id)'", &reading)
    let title = object.text("title", &reading)
    let text = object.blocks("text", in: procedure, within: basis, &reading)
    let why = object.text("why", &reading)
    let record = object.texts("record", &reading)
    let see = object.references("see", to: .article, &reading)
    let work = work(of: id, &object, basis, &reading)
    let next = object.required("next", &reading).flatMap {
      TransitionReader(procedure: procedure, around: basis).read(
        $0,
        file: file,
        owner: id,
        &reading
      )
    }
    object.finish(&reading)
    guard let next, let work else { return nil }
    var page = Page(
      id: id,
      title: title,
      text: text,
      work: work,
      why: why,
      record: record,
      see: see,
      next: next,
      basis: basis
    )
    page.formerIDs = formerIDs
    return page
  }

  private func work(
    of id: String,
    _ object: inout ObjectReader,
    _ basis: Basis,
    _ reading: inout Reading
  ) -> Page.Work? {
    let kinds = Self.kinds
    guard !object.hasSeveral(of: kinds) else {
      let present = kinds.filter { object.has($0) }
      for kind in kinds { _ = object.optional(kind) }
      reading.report(.operatorAmbiguous(present.map(\.description)), at: object.start)
      return nil
    }
    if let value = object.optional("question") {
      return QuestionReader(procedure: procedure, page: id, around: basis)
        .read(value, file: object.file, &reading).map(Page.Work.question)
    }
    if object.optional("tasks") != nil {
      let values = object.fullList("tasks", &reading)
      let scope = procedure + "/" + id
      let tasks = values.readAll {
        Self.task($0, in: procedure, scope: scope, object.file, basis, &reading)
      }
      return .tasks(tasks)
    }
    if object.optional("call") != nil {
      return object.reference("call", to: .procedure, &reading).map(Page.Work.call)
    }
    return .explanation
  }

  static func task(
    _ value: JSONValue,
    in procedure: String,
    scope: String,
    _ file: Int,
    _ around: Basis,
    _ reading: inout Reading
  ) -> Guidance.Task? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    guard let (id, _) = object.declared(.task, scope: scope, &reading) else { return nil }
    let text = object.text("text", &reading)
    let when = object.optionalExpression("when", in: procedure, &reading)
    let basis = object.basis(within: around, of: "task '\(id)'", &reading)
    object.finish(&reading)
    return Guidance.Task(id: id, text: text, when: when, basis: basis)
  }
}

/// Reads a question with its options.
struct QuestionReader {
  /// The types as content names them.
  enum Kind: String, CaseIterable {
    case yesno, choice, set, count, date, text
  }

  let procedure: String
  let page: String
  let around: Basis

  func read(_ value: JSONValue, file: Int, _ reading: inout Reading) -> Question? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    defer { object.finish(&reading) }
    guard let kind = object.word("type", Kind.self, &reading) else {
      let keys: [StaticString] = ["options", "list", "min", "max", "optional", "carry"]
      for key in keys { _ = object.optional(key) }
      return nil
    }
    let need = need(&object, &reading)
    switch kind {
    case .yesno:
      let own = options(&object, &reading)
      let standard = reading.yesAndNo
      checkYesNo(own, standard, object, &reading)
      let options = own.isEmpty ? standard : own
      return choice(among: options, need, &object, &reading)

    case .choice:
      return choice(among: requiredOptions(&object, &reading), need, &object, &reading)

    case .set:
      let options =
        object.optional("list") == nil
        ? requiredOptions(&object, &reading) : listed(&object, &reading)
      let shared = reading.shared(options)
      return Question(type: .set(shared.ids), options: shared.all, need: need)

    case .count:
      let least = object.int("min", within: 0...1_000_000, &reading) ?? 0
      let most = object.int("max", within: least...1_000_000, &reading) ?? least
      return Question(type: .count(least...max(least, most)), need: need)

    case .date: return Question(type: .date, need: need)
    case .text: return Question(type: .text, need: need)
    }
  }

  private func choice(
    among options: [Option],
    _ need: Question.Need,
    _ object: inout ObjectReader,
    _ reading: inout Reading
  ) -> Question {
    let shared = reading.shared(options)
    var question = Question(type: .choice(shared.ids), options: shared.all, need: need)
    question.carries = object.list("carry", &reading).readAll {
      Self.carry($0, among: options.map(\.id), object.file, &reading)
    }
    return question
  }

  private static func carry(
    _ value: JSONValue,
    among options: [String],
    _ file: Int,
    _ reading: inout Reading
  ) -> Carry? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    defer { object.finish(&reading) }
    let option = object.string("option", &reading)
    let procedures = object.fullList("to", &reading).readAll {
      object.reference($0, to: .procedure, &reading)
    }
    guard let option else { return nil }
    // Options that could not be read are told already.
    if !options.isEmpty, !options.contains(option) {
      let suggestion = reading.suggestion(for: option, among: options)
      reading.report(
        .unknownValue(option, allowed: options, suggestion: suggestion),
        at: object.keyPlace("option") ?? object.start
      )
    }
    return Carry(option, to: procedures)
  }

  private func need(_ object: inout ObjectReader, _ reading: inout Reading) -> Question.Need {
    guard let value = object.optional("optional") else { return .required }
    if let bool = value.bool { return bool ? .optional : .required }
    let reader = ExpressionReader(procedure: procedure, file: object.file)
    return reader.read(value, &reading).map(Question.Need.optionalWhen) ?? .required
  }

  private func requiredOptions(
    _ object: inout ObjectReader,
    _ reading: inout Reading
  ) -> [Option] {
    guard let value = object.required("options", &reading) else { return [] }
    if value.kind == .array, value.isEmpty, let place = object.keyPlace("options") {
      reading.report(.listEmpty("options"), at: place)
    }
    return options(&object, &reading)
  }

  private func options(_ object: inout ObjectReader, _ reading: inout Reading) -> [Option] {
    let values = object.list("options", &reading)
    if values.isEmpty { return [] }
    if values.count > FactType.mostSetOptions, let place = object.keyPlace("options") {
      reading.report(.tooManyOptions(limit: FactType.mostSetOptions), at: place)
    }
    let scope = procedure + "/" + page
    let options = values.readAll {
      Self.option($0, in: procedure, scope: scope, object.file, around, &reading)
    }
    return options
  }

  static func option(
    _ value: JSONValue,
    in procedure: String,
    scope: String,
    _ file: Int,
    _ around: Basis,
    _ reading: inout Reading
  ) -> Option? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    guard let (id, _) = object.declared(.option, scope: scope, &reading) else { return nil }
    let formerIDs = object.formerIDs(of: id, .option, scope: scope, &reading)
    let label = object.text("label", &reading)
    let hint = object.optionalText("hint", &reading)
    let alert = object.optionalText("alert", &reading)
    let when = object.optionalExpression("when", in: procedure, &reading)
    let basis = object.basis(within: around, of: "option '\(id)'", &reading)
    object.finish(&reading)
    var option = Option(
      id: id,
      label: label,
      hint: hint,
      alert: alert,
      when: when,
      basis: basis
    )
    option.formerIDs = formerIDs
    return option
  }

  private func checkYesNo(
    _ own: [Option],
    _ standard: [Option],
    _ object: ObjectReader,
    _ reading: inout Reading
  ) {
    guard standard.count == 2, !own.isEmpty, own.map(\.id).sorted() != standard.map(\.id).sorted()
    else { return }
    let ids = standard.map(\.id)
    let stray = own.first { !ids.contains($0.id) }?.id ?? own.map(\.id).joined(separator: ", ")
    reading.report(
      .unknownValue(
        stray,
        allowed: ids,
        suggestion: reading.suggestion(for: stray, among: ids)
      ),
      at: object.keyPlace("options") ?? object.start
    )
  }

  /// The signals of a list as options.
  private func listed(_ object: inout ObjectReader, _ reading: inout Reading) -> [Option] {
    guard let id = object.reference("list", to: .list, &reading) else { return [] }
    return reading.lists.first { $0.id == id }?.signals ?? []
  }
}

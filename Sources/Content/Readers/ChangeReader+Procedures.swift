import Diagnostics
import Guidance
import Rules

extension ChangeReader {
  mutating func readPage(
    _ change: inout Change,
    _ procedure: Int,
    _ id: String,
    _ reading: inout Reading
  ) {
    let name = guide.procedures[procedure].id
    guard let (_, step, number) = place(ofPage: id, in: name) else { return }
    var page = guide.procedures[procedure].steps[step].pages[number]
    var own = Page.Change()
    own.title = change.text("title", &laid, &reading)
    own.why = change.text("why", &laid, &reading)
    own.record = change.texts("record", &laid, &reading)
    own.see = change.ids("see", of: .article, &laid, &reading)
    own.within = newStep(of: &change, in: name, &reading)
    change.change(&page.text, "text", in: name, &laid, &reading)
    let scope = name + "/" + id
    if case .tasks(var tasks) = page.work {
      change.change(&tasks, "tasks", in: name, scope: scope, &laid, &reading)
      page.work = .tasks(tasks)
    } else if reading.heard != nil {
      // Asked about the form alone: the page might have tasks.
      var tasks: [Guidance.Task] = []
      change.change(&tasks, "tasks", in: name, scope: scope, &laid, &reading)
    }
    if case .question(var question) = page.work {
      addOptions(&change, to: &question, in: name, scope: scope, &reading)
      page.work = .question(question)
    } else if reading.heard != nil {
      var question = Question(type: .date)
      addOptions(&change, to: &question, in: name, scope: scope, &reading)
    }
    if own != Page.Change() {
      page.variants.append(Variant(when: change.when, own, basis: change.basis))
      if change.when == nil, page.variants.count == 1 {
        page = page.shown(in: Situation())
        // Where it counts is no part of the page itself.
        page.variants = own.within == nil ? [] : page.variants
      }
    }
    guide.procedures[procedure].steps[step].pages[number] = page
    readNext(&change, page, in: name, &reading)
    change.finish(&reading)
  }

  private mutating func newStep(
    of change: inout Change,
    in procedure: String,
    _ reading: inout Reading
  ) -> String? {
    change.value("within", &laid, &reading).flatMap {
      change.object.reference($0, to: .step, scope: procedure, &reading)
    }
  }

  private mutating func addOptions(
    _ change: inout Change,
    to question: inout Question,
    in procedure: String,
    scope: String,
    _ reading: inout Reading
  ) {
    let basis = change.basis
    let file = change.object.file
    let more = change.further("options", &laid, &reading).compactMap {
      ObjectReader.furtherOption($0, in: procedure, scope: scope, file, basis, &reading)
    }
    question.add(more.map { (Self.guarded($0.option, by: change), $0.after) })
    if question.options.count > FactType.mostSetOptions {
      reading.report(
        .tooManyOptions(limit: FactType.mostSetOptions),
        at: change.place(of: "options")
      )
    }
  }

  static func guarded(_ option: Option, by change: Change) -> Option {
    var option = option
    option.when = change.guarded(option.when)
    return option
  }

  private mutating func readNext(
    _ change: inout Change,
    _ page: Page,
    in procedure: String,
    _ reading: inout Reading
  ) {
    guard let value = change.value("next", &laid, &reading) else { return }
    let reader = TransitionReader(procedure: procedure, around: change.basis)
    let file = change.object.file
    guard let transition = reader.read(value, file: file, owner: page.id, &reading) else { return }
    let place =
      nexts.firstIndex { $0.procedure == procedure && $0.page == page.id } ?? nexts.endIndex
    if place == nexts.endIndex { nexts.append(LaidNext(procedure: procedure, page: page.id)) }
    let count = nexts[place].layers.count
    let id = page.id + "-" + change.addition.id + (count == 0 ? "" : "-\(count + 1)")
    // What an overlay replaces altogether is gone, so that nothing of it is called unreachable.
    nexts[place].layers.removeAll { change.when == nil || $0.when == change.when }
    nexts[place].layers.append(
      .init(
        when: change.when,
        transition: transition,
        basis: change.basis,
        id: id,
        place: change.place(of: "next")
      )
    )
  }

  mutating func readStep(
    _ change: inout Change,
    _ procedure: Int,
    _ id: String,
    _ reading: inout Reading
  ) {
    let name = guide.procedures[procedure].id
    guard let place = guide.procedures[procedure].steps.firstIndex(where: { $0.id == id }) else {
      return
    }
    var step = guide.procedures[procedure].steps[place]
    var own = Step.Change()
    own.title = change.text("title", &laid, &reading)
    own.purpose = change.text("purpose", &laid, &reading)
    own.who = change.texts("who", &laid, &reading)
    own.tasks = change.texts("do", &laid, &reading)
    own.record = change.texts("record", &laid, &reading)
    own.mistakes = change.texts("mistakes", &laid, &reading)
    own.within = newStep(of: &change, in: name, &reading)
    change.change(&step.skip, "skip", in: name, &laid, &reading)
    if own != Step.Change() {
      step.variants.append(Variant(when: change.when, own, basis: change.basis))
      if change.when == nil, step.variants.count == 1 {
        step = step.shown(in: Situation())
        step.variants = own.within == nil ? [] : step.variants
      }
    }
    guide.procedures[procedure].steps[place] = step
    change.finish(&reading)
  }

  mutating func readOutcome(
    _ change: inout Change,
    _ procedure: Int,
    _ id: String,
    _ reading: inout Reading
  ) {
    let name = guide.procedures[procedure].id
    guard let place = guide.procedures[procedure].outcomes.firstIndex(where: { $0.id == id })
    else { return }
    var outcome = guide.procedures[procedure].outcomes[place]
    var own = Outcome.Change()
    own.title = change.text("title", &laid, &reading)
    own.contacts = change.ids("contacts", of: .contact, &laid, &reading)
    own.contactNote = change.text("contactNote", &laid, &reading)
    own.record = change.texts("record", &laid, &reading)
    own.see = change.ids("see", of: .article, &laid, &reading)
    own.goOnWith = change.list("goOnWith", &laid, &reading) { $0.goOn($1, &$2) }
    change.change(&outcome.text, "text", in: name, &laid, &reading)
    let scope = name + "//" + id
    change.change(&outcome.tasks, "do", in: name, scope: scope, &laid, &reading)
    if own != Outcome.Change() {
      outcome.variants.append(Variant(when: change.when, own, basis: change.basis))
      if change.when == nil, outcome.variants.count == 1 {
        outcome = outcome.shown(in: Situation())
        outcome.variants = []
      }
      let contacts = own.contacts?.applied(to: outcome.contacts) ?? outcome.contacts
      if contacts.isEmpty, own.contactNote == nil, outcome.contactNote == nil {
        reading.report(.contactMissing(id), at: change.place(of: "contacts"))
      }
    }
    guide.procedures[procedure].outcomes[place] = outcome
    change.finish(&reading)
  }

  mutating func readCondition(
    _ change: inout Change,
    _ procedure: Int,
    _ id: String,
    _ reading: inout Reading
  ) {
    let name = guide.procedures[procedure].id
    guard let place = guide.procedures[procedure].conditions.firstIndex(where: { $0.id == id })
    else { return }
    var condition = guide.procedures[procedure].conditions[place]
    if let says = change.text("says", &laid, &reading) {
      condition.variants.append(Variant(when: change.when, says, basis: change.basis))
    }
    if let value = change.value("holds", &laid, &reading) {
      let reader = ExpressionReader(procedure: name, file: change.object.file)
      // Both constants are lists without parts: all of nothing holds, any of nothing does not.
      let holds =
        value.bool.map { $0 ? Expression.all([]) : .any([]) } ?? reader.read(value, &reading)
      if let holds { condition.when = Self.replaced(condition.when, by: holds, while: change.when) }
    }
    guide.procedures[procedure].conditions[place] = condition
    change.finish(&reading)
  }

  private static func replaced(
    _ old: Expression,
    by new: Expression,
    while when: Expression?
  ) -> Expression {
    guard let when else { return new }
    switch new {
    case .all([]): return .any([when, old])
    case .any([]): return .all([.not(when), old])
    default: return .any([.all([when, new]), .all([.not(when), old])])
    }
  }
}

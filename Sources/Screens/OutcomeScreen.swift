import Guidance

/// The advice: what to do, how soon, whom to call, what to write down.
enum OutcomeScreen {
  private enum Entry {
    case procedure(Procedure, because: Text?)
    case why
    case export
    case article(Article)
    case review
    case start
  }

  private static func entries(_ advice: Advice, _ program: Program) -> [Entry] {
    let next = advice.outcome.goOnWith.compactMap { way in
      program.guide.procedure(way.procedure).map { Entry.procedure($0, because: way.because) }
    }
    return next + [.why, .export]
      + advice.outcome.see.compactMap { program.guide.article($0) }.map(Entry.article)
      + [.review, .start]
  }

  static func describe(_ program: Program) -> Screen {
    let phrases = program.phrases
    guard let journey = program.journey, let advice = journey.procedure.advice(of: journey.walk)
    else {
      return Screen(
        path: program.words(program.guide.title),
        title: phrases[.contentFault],
        choices: [.init(phrases[.goBack])]
      )
    }
    return Screen(
      path: program.words(journey.procedure.procedure.title) + " › " + phrases[.adviceTitle],
      title: program.words(advice.outcome.title),
      parts: parts(advice, journey, program),
      choices: entries(advice, program).map { entry in
        switch entry {
        case .procedure(let procedure, let because):
          .init(
            phrases(.goOnWith, ["procedure": program.words(procedure.title)]),
            hint: because.map { phrases(.because, ["says": program.words($0)]) }
          )

        case .why: .init(phrases[.adviceWhy])
        case .export: .init(phrases[.adviceExport])
        case .article(let article): .init(program.words(article.title))
        case .review: .init(phrases[.adviceReview])
        case .start: .init(phrases[.backToStart])
        }
      }
    )
  }

  private static func parts(
    _ advice: Advice,
    _ journey: Journey,
    _ program: Program
  ) -> [Screen.Part] {
    let phrases = program.phrases
    let wording = Wording(program)
    let outcome = advice.outcome
    let kind: Screen.Part.Kind = advice.urgency <= 1 ? .warning : .heading
    var parts: [Screen.Part] = [.init(kind, wording.urgency(of: advice))]
    if let first = outcome.contacts.first.flatMap({ program.guide.contact($0) }) {
      parts += wording.contact(first, isFull: false).prefix(1)
    }
    parts += wording.parts(advice.text, within: outcome.basis)
    if let reason = advice.reasons.first {
      parts.append(
        .init(.paragraph, phrases(.because, ["says": program.words(reason.says)]))
      )
    }
    if !advice.tasks.isEmpty { parts.append(.init(.heading, phrases[.tasks])) }
    parts += advice.tasks.enumerated().map { number, task in
      let mark = wording.review(task.basis, within: outcome.basis)
      return .init(.numbered(number + 1), program.words(task.text) + mark)
    }
    if !outcome.contacts.isEmpty || outcome.contactNote != nil {
      parts.append(.init(.heading, phrases[.contacts]))
    }
    let contacts = outcome.contacts.compactMap { program.guide.contact($0) }
    for contact in contacts { parts += wording.contact(contact, isFull: false) }
    parts += wording.warnings(contacts, isUrgent: advice.urgency == 0)
    if let note = outcome.contactNote { parts.append(.init(.paragraph, program.words(note))) }
    parts += wording.list(.record, outcome.record)
    let left = journey.leftAnswers
    if !left.isEmpty {
      let titles = left.map { wording.title(ofQuestion: $0) }.joined(separator: "; ")
      parts.append(.init(.warning, phrases(.leftAnswers, ["questions": titles])))
    }
    parts.append(.init(.quiet, program.words(program.guide.notice)))
    parts.append(wording.certainty(outcome.basis))
    parts += wording.warning(.oldAdvice, program.guide.oldCheck(of: advice, on: program.today))
    return parts
  }

  static func chosen(_ place: Int, _ program: inout Program) -> [Effect] {
    guard let journey = program.journey, let advice = journey.procedure.advice(of: journey.walk)
    else {
      program.goBack()
      return []
    }
    let entries = entries(advice, program)
    guard entries.indices.contains(place) else { return [] }
    switch entries[place] {
    case .procedure(let procedure, _):
      guard let compiled = try? program.guide.compiled(procedure.id) else { return [] }
      program.goOn(with: compiled)

    case .why: program.open(.why)
    case .export: program.open(.export)
    case .article(let article): program.layers.append(Layer(.entry(.article(article.id))))
    case .review: program.replaceWalk(with: Layer(.review, focus: program.reviewEnd))

    case .start: program.layers.append(Layer(.startOver))
    }
    return []
  }
}

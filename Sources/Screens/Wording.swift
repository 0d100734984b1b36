import Guidance
import Rules

/// Puts answers, sources and certainty into words, the same on every screen.
struct Wording {
  private let program: Program
  private let mark: String?
  private var phrases: Phrasebook { program.phrases }

  /// Words that await review are marked so; without a mark it is said behind each of them.
  init(_ program: Program, mark: String? = nil) {
    self.program = program
    self.mark = mark
  }

  func title(ofPage place: Int) -> String {
    guard let journey = program.journey else { return "" }
    switch journey.procedure.pages[place].origin {
    case .setting(let setting): return program.words(setting.title)
    case .page(let page, _, _): return program.words(page.shown(in: program.situation).title)
    }
  }

  func title(ofQuestion key: String) -> String {
    guard let place = program.journey?.procedure.page(key) else { return key }
    return title(ofPage: place)
  }

  /// A step with its number, as far as it has one in this situation and is not the only one.
  func step(
    _ place: Int,
    of procedure: Procedure,
    _ numbering: StepNumbering,
    _ phrase: Phrase
  ) -> String {
    let title = program.words(procedure.steps[place].shown(in: program.situation).title)
    guard let number = numbering.number(of: place), numbering.last > 1 else { return title }
    return phrases(
      phrase,
      ["number": String(number), "count": String(numbering.last), "step": title]
    )
  }

  /// The step of a page of this or a called procedure, such as "Stap 2: overleg"; nil before the first.
  func step(ofPage place: Int, _ phrase: Phrase) -> String? {
    guard case .page(let page, let step, let id) = program.journey?.procedure.pages[place].origin,
      let procedure = program.guide.procedure(id)
    else { return nil }
    let numbering = StepNumbering(procedure, in: program.situation)
    return self.step(numbering.step(ofPage: page.id) ?? step, of: procedure, numbering, phrase)
  }

  /// An answer in words: labels of options, a number, a day, words.
  func answer(_ value: FactValue?, at place: Int) -> String {
    guard let value, let question = program.journey?.procedure.question(at: place) else {
      return phrases[.noAnswer]
    }
    switch value {
    case .option(let id): return label(id, in: question)

    case .options(let ids):
      return ids.isEmpty
        ? phrases[.none] : ids.map { label($0, in: question) }.joined(separator: "; ")

    case .count(let number): return String(number)
    case .date(let words), .text(let words): return words
    }
  }

  func answer(_ value: FactValue, of key: String) -> String {
    guard let place = program.journey?.procedure.page(key) else { return "" }
    return answer(value, at: place)
  }

  private func label(_ id: String, in question: Question) -> String {
    question.options.first { $0.id == id }.map { program.words($0.label) } ?? id
  }

  /// The outcome of a called procedure, in words.
  func outcome(ofCall place: Int, in walk: Walk) -> String? {
    guard let procedure = program.journey?.procedure,
      case .page(let page, _, _) = procedure.pages[place].origin, case .call(let id) = page.work,
      walk.live[procedure.pages[place].fact] != RuleSet.unanswered,
      let outcomes = program.guide.procedure(id)?.outcomes
    else { return nil }
    let word = Int(walk.live[procedure.pages[place].fact])
    guard outcomes.indices.contains(word) else { return nil }
    return program.words(outcomes[word].shown(in: program.situation).title)
  }

  func certainty(_ certainty: Certainty) -> String {
    switch certainty {
    case .sourced: phrases[.certaintySourced]
    case .known: phrases[.certaintyKnown]
    case .toReview: phrases[.certaintyToReview]
    case .productChoice: phrases[.certaintyProductChoice]
    }
  }

  func urgency(of advice: Advice) -> String {
    if advice.leavesUrgencyOpen { return phrases[.urgencyOpen] }
    return switch advice.urgency {
    case 0: phrases[.urgency0]
    case 1: phrases[.urgency1]
    case 2: phrases[.urgency2]
    default: phrases[.urgency3]
    }
  }

  /// The mark behind words that await review, unless what is around them says so already.
  func review(_ basis: Basis, within around: Basis? = nil) -> String {
    guard basis.certainty.awaitsReview, around?.certainty.awaitsReview != true else { return "" }
    return mark.map { " " + $0 } ?? " (" + phrases[.toReview] + ")"
  }

  /// Blocks as parts of a screen.
  func parts(_ blocks: [Block], within around: Basis? = nil) -> [Screen.Part] {
    blocks.enumerated().flatMap { place, block -> [Screen.Part] in
      let mark = review(block.basis, within: around)
      switch block.body {
      case .paragraph(let text): return [.init(.paragraph, program.words(text) + mark)]
      case .heading(let text): return [.init(.heading, program.words(text) + mark)]

      case .points(let texts):
        return texts.map { .init(.point, program.words($0) + mark) }

      case .say(let texts):
        // Under a heading of the author's own another one would say the same twice.
        let hasHeading = place > 0 && blocks[place - 1].isHeading
        let heading = hasHeading ? [] : [Screen.Part(.heading, phrases[.say] + mark)]
        return heading + texts.map { .init(.say, program.words($0)) }
      }
    }
  }

  /// A heading with points under it; nothing when there are none.
  func list(_ heading: Phrase, _ texts: [Text]) -> [Screen.Part] {
    guard !texts.isEmpty else { return [] }
    return [.init(.heading, phrases[heading])] + texts.map { .init(.point, program.words($0)) }
  }

  /// A contact as parts: number and name first.
  func contact(_ contact: Contact, isFull: Bool) -> [Screen.Part] {
    let mark = review(contact.basis)
    let name = program.words(contact.name)
    let line = contact.number.map { phrases(.call, ["number": $0, "name": name]) } ?? name
    var parts: [Screen.Part] = [
      .init(.contact, line + mark), .init(.point, program.words(contact.use)),
    ]
    guard isFull else { return parts }
    parts += hoursAndCost(contact).map { .init(.point, $0) }
    if let expect = contact.expect {
      parts.append(.init(.point, phrases(.expect, ["expect": program.words(expect)])))
    }
    return parts
  }

  /// When a contact is open and what it costs; what nobody knows is said to be unknown.
  private func hoursAndCost(_ contact: Contact) -> [String] {
    let hours = contact.hours.map { phrases(.hours, ["hours": program.words($0)]) }
    let cost = contact.cost.map { phrases(.cost, ["cost": program.words($0)]) }
    if hours == nil, cost == nil { return [phrases[.hoursAndCostUnknown]] }
    return [hours ?? phrases[.hoursUnknown], cost ?? phrases[.costUnknown]]
  }

  /// What something rests on, in small print: certainty, day of the check, sources.
  func basis(_ basis: Basis) -> [Screen.Part] {
    let old = program.guide.oldCheck(of: basis, on: program.today)
    return [certainty(basis)] + warning(.oldBasis, old) + sources(basis.sources)
  }

  /// The same of a contact.
  func basis(of contact: Contact) -> [Screen.Part] {
    let old = program.guide.oldCheck(of: contact, on: program.today)
    let phrase: Phrase = contact.number == nil ? .oldBasis : .oldNumber
    return [certainty(contact.basis)] + warning(phrase, old) + sources(contact.basis.sources)
  }

  /// How certain something is and when it was checked, in small print.
  func certainty(_ basis: Basis) -> Screen.Part {
    let how: KeyValuePairs = [
      "certainty": certainty(basis.certainty), "day": basis.checkedOn,
    ]
    return .init(.quiet, phrases(.basis, how))
  }

  // MARK: - Age

  /// That something was checked too long ago; nothing when it was not.
  ///
  /// It is no warning as those of danger are, which come before all else.
  func warning(_ phrase: Phrase, _ check: OldCheck?) -> [Screen.Part] {
    guard let check else { return [] }
    let values: KeyValuePairs = ["day": check.checkedOn, "months": String(check.months)]
    return [.init(.paragraph, phrases(phrase, values))]
  }

  /// Which of some contacts were checked too long ago.
  ///
  /// In danger now nobody should check a number first, so that `isUrgent` says only what else to call.
  func warnings(_ contacts: [Contact], isUrgent: Bool) -> [Screen.Part] {
    let old = program.guide.oldContacts(among: contacts, on: program.today)
    if isUrgent { return warning(.oldEmergency, old.first?.check) }
    return old.map { check, contacts in
      let values: KeyValuePairs = [
        "day": check.checkedOn, "months": String(check.months),
        "contacts": contacts.map { program.words($0.name) }.joined(separator: "; "),
      ]
      return .init(.paragraph, phrases(.oldContacts, values))
    }
  }

  /// Sources by id, in small print.
  func sources(_ ids: [String]) -> [Screen.Part] {
    let sources = ids.compactMap { program.guide.source($0) }
    guard !sources.isEmpty else { return [] }
    return [.init(.heading, phrases[.sources])]
      + sources.map { source in
        var line = program.words(source.title)
        if let address = source.address { line += " (" + address + ")" }
        if let note = source.note { line += ". " + program.words(note) }
        return .init(.quiet, line)
      }
  }

  /// A rule in words with the answers that it rests on.
  func reason(_ reason: Reason) -> [Screen.Part] {
    let mark = review(reason.basis)
    let line = phrases(.because, ["says": program.words(reason.says)]) + mark
    guard let journey = program.journey else { return [.init(.point, line)] }
    let answers = reason.answers.compactMap { key -> Screen.Part? in
      guard let place = journey.procedure.page(key) else { return nil }
      let said =
        outcome(ofCall: place, in: journey.walk) ?? answer(journey.answer(at: place), at: place)
      return .init(.say, title(ofPage: place) + " " + said)
    }
    return [.init(.point, line)] + answers
  }
}

extension Block {
  /// Whether it is a heading over what follows.
  fileprivate var isHeading: Bool { if case .heading = body { true } else { false } }
}

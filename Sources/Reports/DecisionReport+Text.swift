import Guidance
import Rules

extension DecisionReport {
  /// The evaluation as plain text without names, headed as a draft.
  ///
  /// Free text is left out: it may hold names. `day` is the day it is made, as it is to be shown. What
  /// would change the advice is told only to who asks: in a file that others read it would look like
  /// directions for another advice.
  public func text(
    _ words: ReportWords,
    language: String,
    day: String? = nil,
    tellsChanges: Bool = true
  ) -> String {
    var lines = [words.heading, words.draft, words.content] + ageLines(words)
    if let day { lines.append(day) }
    lines.append("")
    lines.append(procedure.procedure.title[language])
    if let advice {
      lines += adviceLines(advice, words, language)
      if tellsChanges { lines += section(words.changes, changeLines(language)) }
    } else if let next {
      lines += section(words.open, [title(of: next, in: language) + " (" + next + ")"])
    }
    lines += section(words.answers, answerLines(language))
    lines += section(words.passedOver, passedOverLines(language))
    let left = ignored.map { title(of: $0, in: language) }
    lines += section(words.ignored, left)
    if let advice {
      lines += section(words.sources, advice.sources.map { sourceLine($0, language) })
    }
    lines += ["", guide.notice[language]]
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ heading: String, _ points: [String]) -> [String] {
    points.isEmpty ? [] : ["", heading.uppercased()] + points.map { "- " + $0 }
  }

  private func adviceLines(
    _ advice: Advice,
    _ words: ReportWords,
    _ language: String
  ) -> [String] {
    let outcome = advice.outcome
    let mark = { (basis: Basis) in basis.certainty.awaitsReview ? " (\(words.toReview))" : "" }
    var lines = ["", words.advice.uppercased(), outcome.title[language] + mark(outcome.basis)]
    if advice.leavesUrgencyOpen {
      lines.append(words.urgencyOpen)
    } else if words.urgency.indices.contains(advice.urgency) {
      lines.append(words.urgency[advice.urgency])
    }
    lines += advice.text.flatMap { block -> [String] in
      switch block.body {
      case .paragraph(let text), .heading(let text): [text[language] + mark(block.basis)]
      case .points(let texts): texts.map { "- " + $0[language] }
      case .say(let texts): [words.say + ":"] + texts.map { "  “" + $0[language] + "”" }
      }
    }
    let tasks = advice.tasks.map { $0.text[language] + mark($0.basis) }
    lines += section(words.tasks, tasks)
    let contacts = outcome.contacts.compactMap { guide.contact($0) }.map { contact in
      [contact.number, contact.name[language]].compactMap { $0 }.joined(separator: "  ")
        + mark(contact.basis)
    }
    lines += section(words.contacts, contacts) + contactAgeLines(outcome, words, language)
    if let note = outcome.contactNote { lines.append(note[language]) }
    let reasons = advice.reasons.map { reason in
      let used = reason.answers.map { key in
        [title(of: key, in: language), liveWords(of: key, in: language)]
          .filter { !$0.isEmpty }.joined(separator: " ")
      }
      return reason.says[language] + mark(reason.basis) + " [" + used.joined(separator: "; ") + "]"
    }
    lines += section(words.reasons, reasons)
    lines += section(words.record, outcome.record.map { $0[language] })
    if !outcome.goOnWith.isEmpty { lines.append("") }
    lines += outcome.goOnWith.map { way in
      let title = guide.procedure(way.procedure)?.title[language] ?? way.procedure
      return words.goOnWith.replacing("{procedure}", with: title)
        + (way.because.map { " (" + $0[language] + ")" } ?? "")
    }
    return lines
  }

  /// That what the advice shows was checked too long ago, or else the whole guide.
  private func ageLines(_ words: ReportWords) -> [String] {
    if let old = advice.flatMap({ guide.oldCheck(of: $0, on: today) }) {
      return [words.filled(words.oldAdvice, old)]
    }
    return guide.oldCheck(on: today).map { [words.filled(words.oldGuide, $0)] } ?? []
  }

  private func contactAgeLines(
    _ outcome: Outcome,
    _ words: ReportWords,
    _ language: String
  ) -> [String] {
    let contacts = outcome.contacts.compactMap { guide.contact($0) }
    return guide.oldContacts(among: contacts, on: today).map { old, contacts in
      let names = contacts.map { $0.name[language] }.joined(separator: "; ")
      return words.filled(words.oldContacts, old).replacing("{contacts}", with: names)
    }
  }

  private func changeLines(_ language: String) -> [String] {
    AdviceChange.worthReading(changes).map { change in
      let keys = procedure.questionKeys.filter { change.answers[$0] != nil }
      let answers = keys.map { key in
        title(of: key, in: language) + " "
          + self.words(for: change.answers[key], of: key, in: language)
      }
      let other = procedure.procedure.outcomes.first { $0.id == change.outcome }
      return answers.joined(separator: "; ") + " > "
        + (other?.shown(in: situation).title[language] ?? change.outcome)
    }
  }

  private func answerLines(_ language: String) -> [String] {
    let live = procedure.liveAnswers(of: walk, among: answers)
    return procedure.questionKeys.compactMap { key in
      guard let value = live[key] else { return nil }
      // Free words may name somebody.
      if case .text = value { return nil }
      return title(of: key, in: language) + " " + words(for: value, of: key, in: language)
    }
  }

  /// What was asked on the way and nobody answered, with the step in which it was asked.
  private func passedOverLines(_ language: String) -> [String] {
    procedure.passedOver(by: walk, among: answers).map { place in
      title(of: procedure.pages[place].key, in: language)
        + (step(of: place, in: language).map { " (" + $0 + ")" } ?? "")
    }
  }

  private func sourceLine(_ id: String, _ language: String) -> String {
    guard let source = guide.source(id) else { return id }
    return source.title[language] + (source.address.map { " (\($0))" } ?? "")
  }
}

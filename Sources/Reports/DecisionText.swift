import Guidance
import Rules

/// The words of the program that a report needs; they stand in the content, by language.
public struct ReportWords: Sendable {
  /// Headed over a report: that it is a draft.
  public var heading: String
  /// What it is and who decides.
  public var draft: String
  /// Which content it was made with.
  public var content: String
  /// The words "Advice".
  public var advice: String
  /// The words "What you do".
  public var tasks: String
  /// The words "Whom to call".
  public var contacts: String
  /// The words "Why".
  public var reasons: String
  /// The words "Answers".
  public var answers: String
  /// The words "Write down".
  public var record: String
  /// The words "Sources".
  public var sources: String
  /// The words "Not counted".
  public var ignored: String
  /// The words "What would change the advice".
  public var changes: String
  /// The words "still to be reviewed".
  public var toReview: String
  /// The words "still open".
  public var open: String
  /// How soon, by level.
  public var urgency: [String]

  /// Makes the words.
  public init(
    heading: String,
    draft: String,
    content: String,
    advice: String,
    tasks: String,
    contacts: String,
    reasons: String,
    answers: String,
    record: String,
    sources: String,
    ignored: String,
    changes: String,
    toReview: String,
    open: String,
    urgency: [String]
  ) {
    self.heading = heading
    self.draft = draft
    self.content = content
    self.advice = advice
    self.tasks = tasks
    self.contacts = contacts
    self.reasons = reasons
    self.answers = answers
    self.record = record
    self.sources = sources
    self.ignored = ignored
    self.changes = changes
    self.toReview = toReview
    self.open = open
    self.urgency = urgency
  }
}

extension DecisionReport {
  /// The evaluation as plain text without names, headed as a draft.
  ///
  /// Free text is left out: it may hold names. `day` is the day it is made, as it is to be shown.
  public func text(_ words: ReportWords, language: String, day: String? = nil) -> String {
    var lines = [words.heading, words.draft, words.content]
    if let day { lines.append(day) }
    lines.append("")
    lines.append(procedure.procedure.title[language])
    if let advice {
      lines += adviceLines(advice, words, language)
    } else if let next {
      lines += section(words.open, [title(of: next, in: language) + " (" + next + ")"])
    }
    lines += section(words.answers, answerLines(language))
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
    if words.urgency.indices.contains(advice.urgency) {
      lines.append(words.urgency[advice.urgency])
    }
    lines += advice.text.flatMap { block -> [String] in
      switch block.body {
      case .paragraph(let text), .heading(let text): [text[language] + mark(block.basis)]
      case .points(let texts), .say(let texts): texts.map { "- " + $0[language] }
      }
    }
    let tasks = advice.tasks.map { $0.text[language] + mark($0.basis) }
    lines += section(words.tasks, tasks)
    let contacts = outcome.contacts.compactMap { guide.contact($0) }.map { contact in
      [contact.number, contact.name[language]].compactMap { $0 }.joined(separator: "  ")
        + mark(contact.basis)
    }
    lines += section(words.contacts, contacts)
    if let note = outcome.contactNote { lines.append(note[language]) }
    let reasons = advice.reasons.map { reason in
      let used = reason.answers.map { key in
        title(of: key, in: language) + " " + liveWords(of: key, in: language)
      }
      return reason.says[language] + mark(reason.basis) + " [" + used.joined(separator: "; ") + "]"
    }
    lines += section(words.reasons, reasons)
    lines += section(words.record, outcome.record.map { $0[language] })
    let changes = changes.map { change -> String in
      let keys = procedure.questionKeys.filter { change.answers[$0] != nil }
      let answers = keys.map { key in
        title(of: key, in: language) + " "
          + self.words(for: change.answers[key], of: key, in: language)
      }
      let other = procedure.procedure.outcomes.first { $0.id == change.outcome }
      return answers.joined(separator: "; ") + " > " + (other?.title[language] ?? change.outcome)
    }
    return lines + section(words.changes, changes)
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

  private func sourceLine(_ id: String, _ language: String) -> String {
    guard let source = guide.source(id) else { return id }
    return source.title[language] + (source.address.map { " (\($0))" } ?? "")
  }
}

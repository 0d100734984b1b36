import Guidance
import Rules

extension DecisionReport {
  /// The evaluation as JSON, with a newline at its end; its members are documented and stable.
  public func json(language: String) -> String {
    let advice = advice
    var members: [(String, JSONText)] = [
      ("procedure", .string(procedure.procedure.id)),
      ("status", .string(advice == nil ? "open" : "outcome")),
      ("outcome", advice.map { .string($0.outcome.id) } ?? .null),
      ("urgency", advice.map { .number($0.urgency) } ?? .null),
      ("title", advice.map { .string($0.outcome.title[language]) } ?? .null),
    ]
    members.append(("do", .list((advice?.tasks ?? []).map { .string($0.text[language]) })))
    members.append(("contacts", .list(contacts(of: advice, language))))
    members.append(
      ("goOnWith", .list((advice?.outcome.goOnWith ?? []).map { json(ofWay: $0, language) }))
    )
    members.append(("reasons", .list((advice?.reasons ?? []).map { json(of: $0, language) })))
    members.append(("sources", .list((advice?.sources ?? []).map { json(ofSource: $0, language) })))
    members.append(("path", .list(procedure.path(of: walk).map(JSONText.string))))
    members.append(("ignored", .list(ignored.map(JSONText.string))))
    members.append(("next", next.map { question($0, language) } ?? .null))
    members.append(("changes", .list(advice == nil ? [] : changes.map(json))))
    members.append(
      (
        "content",
        .object([
          ("id", .string(guide.id)), ("version", .string(guide.version)),
          ("overlays", .list(guide.overlays.map(json(of:)))),
        ])
      )
    )
    members.append(("old", .list(old(advice))))
    return JSONText.object(members).written() + "\n"
  }

  /// What was checked longer ago than the guide allows: the whole, the advice and its contacts.
  private func old(_ advice: Advice?) -> [JSONText] {
    let guideCheck = guide.oldCheck(on: today).map { old("content", guide.id, $0) }
    guard let advice else { return [guideCheck].compactMap { $0 } }
    let outcome = advice.outcome
    let adviceCheck = guide.oldCheck(of: advice, on: today).map { old("advice", outcome.id, $0) }
    let contacts = outcome.contacts.compactMap { guide.contact($0) }.map { contact in
      guide.oldCheck(of: contact, on: today).map { old("contact", contact.id, $0) }
    }
    return ([guideCheck, adviceCheck] + contacts).compactMap { $0 }
  }

  private func old(_ kind: String, _ id: String, _ check: OldCheck) -> JSONText {
    .object([
      ("kind", .string(kind)), ("id", .string(id)), ("checkedOn", .string(check.checkedOn)),
      ("months", .number(check.months)),
    ])
  }

  private func contacts(of advice: Advice?, _ language: String) -> [JSONText] {
    (advice?.outcome.contacts ?? []).compactMap { guide.contact($0) }.map { contact in
      .object([
        ("id", .string(contact.id)), ("name", .string(contact.name[language])),
        ("number", contact.number.map(JSONText.string) ?? .null),
      ])
    }
  }

  private func json(of overlay: Overlay) -> JSONText {
    .object([("id", .string(overlay.id)), ("checkedOn", .string(overlay.checkedOn))])
  }

  private func json(ofWay way: GoOn, _ language: String) -> JSONText {
    .object([
      ("procedure", .string(way.procedure)),
      ("title", .string(guide.procedure(way.procedure)?.title[language] ?? way.procedure)),
      ("because", way.because.map { .string($0[language]) } ?? .null),
    ])
  }

  private func json(of reason: Reason, _ language: String) -> JSONText {
    let used = reason.answers.map { key -> (String, JSONText) in
      let call = procedure.page(key).flatMap { place -> JSONText? in
        let page = procedure.pages[place]
        guard !page.asks, page.fact >= 0 else { return nil }
        return procedure.rules.facts[page.fact].type.value(of: walk.live[page.fact]).map(json)
      }
      return (key, call ?? answers[key].map(json) ?? .null)
    }
    return .object([
      ("rule", .string(reason.rule)), ("words", .string(reason.says[language])),
      ("answers", .object(used)),
      ("sources", .list(reason.basis.sources.map(JSONText.string))),
      ("certainty", .string(reason.basis.certainty.rawValue)),
    ])
  }

  private func json(ofSource id: String, _ language: String) -> JSONText {
    let source = guide.source(id)
    return .object([
      ("id", .string(id)), ("title", .string(source?.title[language] ?? id)),
      ("address", source?.address.map(JSONText.string) ?? .null),
    ])
  }

  private func question(_ key: String, _ language: String) -> JSONText {
    var members: [(String, JSONText)] = [
      ("question", .string(key)), ("title", .string(title(of: key, in: language))),
    ]
    if let place = procedure.page(key) {
      let options = procedure.offeredOptions(at: place, walk)
      members.append(
        (
          "options",
          .list(
            options.map {
              .object([("id", .string($0.id)), ("label", .string($0.label[language]))])
            }
          )
        )
      )
    }
    return .object(members)
  }

  private func json(_ change: AdviceChange) -> JSONText {
    let keys = procedure.questionKeys.filter { change.answers[$0] != nil }
    let answers = keys.map { key in (key, change.answers[key].map(json) ?? .null) }
    return .object([("answers", .object(answers)), ("outcome", .string(change.outcome))])
  }

  private func json(_ value: FactValue) -> JSONText { JSONText(value) }
}

import Diagnostics
import Guidance
import Rules

extension ChangeReader {
  /// Reads the change of a contact, an article or the card for danger now.
  mutating func readReference(
    _ kind: StaticString,
    _ object: inout ObjectReader,
    _ addition: Addition,
    _ reading: inout Reading
  ) {
    guard let value = object.required(kind, &reading) else { return }
    guard kind.description != "emergency" else {
      if value.bool != true {
        let place = object.place(of: value)
        reading.report(.wrongType(expected: "true", found: value.kind.words), at: place)
      }
      var change = Change(object, of: addition, name: "emergency card", &reading)
      readEmergency(&change, &reading)
      return
    }
    let target: Reading.Kind = kind.description == "contact" ? .contact : .article
    guard let id = object.reference(value, to: target, &reading) else { return }
    var change = Change(object, of: addition, name: kind.description + " " + id, &reading)
    if target == .contact {
      readContact(id, &change, &reading)
    } else {
      readArticle(id, &change, &reading)
    }
  }

  private mutating func readContact(
    _ id: String,
    _ change: inout Change,
    _ reading: inout Reading
  ) {
    refuseCondition(change, &reading)
    guard let place = guide.contacts.firstIndex(where: { $0.id == id }) else { return }
    var contact = guide.contacts[place]
    contact.name = change.text("name", &laid, &reading) ?? contact.name
    if let number = change.value("number", &laid, &reading) {
      let old = contact.number
      contact.number = change.object.string(number, &reading)
      if let new = contact.number, new != old, ownEmergencyContacts.contains(id) {
        reading.report(.emergencyNumberChanged(id), at: change.object.place(of: number))
      }
    }
    contact.hours = change.text("hours", &laid, &reading) ?? contact.hours
    contact.cost = change.text("cost", &laid, &reading) ?? contact.cost
    contact.use = change.text("use", &laid, &reading) ?? contact.use
    contact.expect = change.text("expect", &laid, &reading) ?? contact.expect
    contact.basis = change.basis
    guide.contacts[place] = contact
    change.finish(&reading)
  }

  private mutating func readArticle(
    _ id: String,
    _ change: inout Change,
    _ reading: inout Reading
  ) {
    guard let place = guide.articles.firstIndex(where: { $0.id == id }) else { return }
    if change.object.has("title") { refuseCondition(change, &reading) }
    var article = guide.articles[place]
    article.title = change.text("title", &laid, &reading) ?? article.title
    // Only settings are known where articles are read.
    change.change(&article.text, "text", in: "", &laid, &reading)
    if change.when == nil { article.basis.add(change.basis) }
    guide.articles[place] = article
    change.finish(&reading)
  }

  private mutating func readEmergency(_ change: inout Change, _ reading: inout Reading) {
    refuseCondition(change, &reading)
    change.change(&guide.emergency.text, "text", in: nil, &laid, &reading)
    if let title = change.text("title", &laid, &reading) { guide.emergency.title = title }
    if let contacts = change.ids("contacts", of: .contact, &laid, &reading) {
      guide.emergency.contacts = contacts.applied(to: guide.emergency.contacts)
      if let lost = lostEmergencyContact {
        reading.report(.emergencyContactLost(lost), at: change.place(of: "contacts"))
      }
    }
    guide.emergency.basis.add(change.basis)
    change.finish(&reading)
  }

  /// The first contact of the guide's own card that an addition took away or out of its order.
  ///
  /// Others may stand between them and behind them, but nobody before the first one.
  private var lostEmergencyContact: String? {
    let named = guide.emergency.contacts
    // Of a name that is written wrong nothing further is said.
    guard named.allSatisfy({ guide.contact($0) != nil }) else { return nil }
    if let first = ownEmergencyContacts.first, named.first != first { return first }
    var rest = named[...]
    for own in ownEmergencyContacts {
      guard let place = rest.firstIndex(of: own) else { return own }
      rest = rest[(place + 1)...]
    }
    return nil
  }

  /// What is one key away on every screen is the same for everybody.
  private func refuseCondition(_ change: Change, _ reading: inout Reading) {
    guard change.when != nil else { return }
    reading.report(.changeConditional(change.name), at: change.object.start)
  }
}

/// Reads the changes of lists of signals: further signals, and groups for them.
struct SignalChangeReader {
  let addition: Addition

  func read(_ value: JSONValue, _ content: inout ReadContent) {
    guard value.kind == .object,
      var object = ObjectReader(value, file: addition.file, &content.reading), object.has("list"),
      Change.kinds.count(where: { object.has($0) }) == 1
    else { return }
    guard let id = object.reference("list", to: .list, &content.reading) else { return }
    var change = Change(object, of: addition, name: "list " + id, &content.reading)
    let head = content.reading.listHeads[id]
    var groups = head?.groups ?? []
    for value in change.object.list("groups", &content.reading) {
      guard var group = ObjectReader(value, file: addition.file, &content.reading) else { continue }
      if let (id, _) = group.id(&content.reading) {
        groups.append((id, group.text("title", &content.reading)))
      }
      group.finish(&content.reading)
    }
    content.reading.listHeads[id]?.groups = groups
    let signals = change.object.fullList("signals", &content.reading).compactMap {
      ReferenceReader.signal(
        $0,
        addition.file,
        list: id,
        groups: groups,
        alert: head?.alert,
        change.basis,
        &content.reading
      )
    }.map { ChangeReader.guarded($0, by: change) }
    change.object.finish(&content.reading)
    guard let place = content.reading.lists.firstIndex(where: { $0.id == id }),
      let shown = content.guide?.signalLists.firstIndex(where: { $0.id == id })
    else { return }
    content.reading.lists[place].signals += signals
    content.guide?.signalLists[shown].signals += signals
    if content.reading.lists[place].signals.count > FactType.mostSetOptions {
      content.reading.report(
        .tooManyOptions(limit: FactType.mostSetOptions),
        at: change.place(of: "signals")
      )
    }
  }
}

/// After how many months a check counts as old, by what was checked; nil for never.
public struct CheckPeriods: Sendable, Hashable {
  /// Whom to call: numbers and hours change sooner than rules do.
  public var contacts: Int?
  /// All else.
  public var content: Int?

  /// Makes periods.
  public init(contacts: Int? = nil, content: Int? = nil) {
    self.contacts = contacts
    self.content = content
  }
}

/// A check that was so long ago that people have to be told.
public struct OldCheck: Sendable, Hashable {
  /// The day of it, as `YYYY-MM-DD`.
  public let checkedOn: String
  /// The months that have surely passed since.
  public let months: Int

  /// Nil while the period is not over, or one of the three is not known.
  ///
  /// The day of the period's end itself is not old; a day that its month does not have ends with the month.
  public init?(_ checkedOn: String, after months: Int?, on today: CalendarDay?) {
    guard let months, let today, let day = CalendarDay(checkedOn) else { return nil }
    let end = (day.year * 12 + day.month + months, day.day)
    guard (today.year * 12 + today.month, today.day) > end else { return nil }
    self.checkedOn = checkedOn
    self.months = months
  }
}

extension Guide {
  /// Whether what rests on a basis was checked too long ago.
  public func oldCheck(of basis: Basis, on today: CalendarDay?) -> OldCheck? {
    OldCheck(basis.checkedOn, after: oldAfterMonths.content, on: today)
  }

  /// Whether a contact was.
  public func oldCheck(of contact: Contact, on today: CalendarDay?) -> OldCheck? {
    OldCheck(contact.basis.checkedOn, after: oldAfterMonths.contacts, on: today)
  }

  /// The oldest check of the guide as a whole and of what organisations laid over it.
  public func oldCheck(on today: CalendarDay?) -> OldCheck? {
    oldest([checkedOn] + overlays.map(\.checkedOn), on: today)
  }

  /// The oldest check of all that an advice shows, except for contacts.
  public func oldCheck(of advice: Advice, on today: CalendarDay?) -> OldCheck? {
    let bases =
      [advice.outcome.basis] + advice.reasons.map(\.basis) + advice.text.map(\.basis)
      + advice.tasks.map(\.basis)
    return oldest(bases.map(\.checkedOn), on: today)
  }

  private func oldest(_ days: [String], on today: CalendarDay?) -> OldCheck? {
    // Days are written so that their order is that of the words.
    days.compactMap { OldCheck($0, after: oldAfterMonths.content, on: today) }
      .min { $0.checkedOn < $1.checkedOn }
  }

  /// The contacts that were checked too long ago, by the day of the check, the oldest first.
  public func oldContacts(
    among contacts: [Contact],
    on today: CalendarDay?
  ) -> [(check: OldCheck, contacts: [Contact])] {
    let old = contacts.compactMap { contact in
      oldCheck(of: contact, on: today).map { (check: $0, contact: contact) }
    }
    return Dictionary(grouping: old, by: \.check).map { ($0, $1.map(\.contact)) }
      .sorted { $0.check.checkedOn < $1.check.checkedOn }
  }
}

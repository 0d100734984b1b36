import SmallGuides
import Testing

@testable import Guidance

/// When a check counts as old.
@Suite struct CheckPeriodsTests {
  @Test(arguments: [
    ("2026-11-24", 6, "2027-05-24", false), ("2026-11-24", 6, "2027-05-25", true),
    ("2026-11-24", 12, "2027-11-24", false), ("2026-11-24", 12, "2027-11-25", true),
    ("2026-12-31", 2, "2027-02-28", false), ("2026-12-31", 2, "2027-03-01", true),
    ("2023-12-31", 2, "2024-02-29", false), ("2023-12-31", 2, "2024-03-01", true),
    ("2026-01-15", 120, "2036-01-15", false), ("2026-01-15", 120, "2036-01-16", true),
    ("2027-01-01", 2, "2026-12-31", false), ("2026-01-01", 2, "2026-01-01", false),
  ])
  func `a check is old from the day after its period`(
    day: String,
    months: Int,
    today: String,
    isOld: Bool
  ) {
    let old = OldCheck(day, after: months, on: CalendarDay(today))
    #expect((old != nil) == isOld)
    #expect(old.map(\.checkedOn) ?? day == day && old.map(\.months) ?? months == months)
  }

  /// All days of some years, in order.
  private static let days: [CalendarDay] = (2023...2026).flatMap { year in
    (1...12).flatMap { month in
      (1...31).compactMap { day in
        let padded = [month, day].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return CalendarDay("\(year)-\(padded[0])-\(padded[1])")
      }
    }
  }

  @Test func `it becomes old on one day and stays so, never sooner than its months are long`() {
    #expect(Self.days.count == 1461)
    for start in stride(from: 0, to: 700, by: 13) {
      for months in [2, 6, 12, 18] {
        let day = Self.days[start].written
        let isOld = Self.days.map { OldCheck(day, after: months, on: $0) != nil }
        let first = isOld.firstIndex(of: true) ?? isOld.endIndex
        #expect(isOld[first...].allSatisfy { $0 }, "\(day), \(months)")
        #expect(
          (months * 59 / 2 - 1...months * 31 + 2).contains(first - start),
          "\(day), \(months)"
        )
      }
    }
  }

  @Test func `nothing is old without a period, a day or a today`() {
    let today = CalendarDay("2100-01-01")
    #expect(OldCheck("2026-01-01", after: nil, on: today) == nil)
    #expect(OldCheck("", after: 6, on: today) == nil)
    #expect(OldCheck("2026-01-01", after: 6, on: nil) == nil)
    #expect(OldCheck("2026-01-01", after: 6, on: today) != nil)
  }

  @Test func `a day is written as it was read`() {
    for words in ["2026-11-25", "0001-01-01", "9999-12-31", "2024-02-29"] {
      #expect(CalendarDay(words)?.written == words)
    }
  }

  private static let guide: Guide = {
    func contact(_ id: String, _ day: String) -> Contact {
      let basis = Basis(sources: ["bron"], certainty: .sourced, checkedOn: day)
      return Contact(id: id, name: Text(["nl": id]), use: Text(["nl": id]), basis: basis)
    }
    var guide = SmallGuide.guide(
      [],
      contacts: [
        contact("nieuw", "2026-09-01"), contact("oud", "2026-01-01"),
        contact("ouder", "2025-12-01"), contact("ook-oud", "2026-01-01"),
      ]
    )
    guide.oldAfterMonths = CheckPeriods(contacts: 6, content: 24)
    return guide
  }()

  @Test func `contacts that are old come by the day of their check, the oldest first`() {
    let old = Self.guide.oldContacts(among: Self.guide.contacts, on: CalendarDay("2026-10-01"))
    #expect(old.map(\.check.checkedOn) == ["2025-12-01", "2026-01-01"])
    #expect(old.map { $0.contacts.map(\.id) } == [["ouder"], ["oud", "ook-oud"]])
  }

  @Test func `what is laid over a guide makes it as old as its oldest part`() {
    var guide = Self.guide
    let today = CalendarDay("2028-01-01")
    guide.checkedOn = "2027-12-01"
    #expect(guide.oldCheck(on: today) == nil)
    guide.overlays = [Overlay(id: "eigen", title: "Eigen", checkedOn: "2025-12-01")]
    #expect(guide.oldCheck(on: today)?.checkedOn == "2025-12-01")
  }

  @Test func `an advice is as old as the oldest that it shows, whatever the contacts`() throws {
    func basis(_ day: String) -> Basis {
      Basis(sources: ["bron"], certainty: .sourced, checkedOn: day)
    }
    let task = Task(id: "taak", text: "Doe iets.", basis: basis("2025-01-01"))
    var outcome = SmallGuide.outcome("bel")
    outcome.basis = basis("2026-01-01")
    var advice = Advice(outcome: outcome, urgency: 1, tasks: [], text: [], reasons: [], sources: [])
    let today = CalendarDay("2027-06-01")
    #expect(Self.guide.oldCheck(of: advice, on: today) == nil)
    advice.tasks = [task]
    #expect(Self.guide.oldCheck(of: advice, on: today)?.checkedOn == "2025-01-01")
    advice.text = [Block(.paragraph("Iets."), basis: basis("2024-01-01"))]
    #expect(Self.guide.oldCheck(of: advice, on: today)?.checkedOn == "2024-01-01")
    advice.outcome.basis.checkedOn = "2023-01-01"
    #expect(Self.guide.oldCheck(of: advice, on: today)?.checkedOn == "2023-01-01")
    advice.reasons = [Reason(rule: "r", says: "zo", answers: [], basis: basis("2022-01-01"))]
    #expect(Self.guide.oldCheck(of: advice, on: today)?.checkedOn == "2022-01-01")
  }
}

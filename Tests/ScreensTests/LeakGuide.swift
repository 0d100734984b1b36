import Guidance
import Rules

/// A tiny guide with every kind of page: what to do about a water leak.
enum LeakGuide {
  static let basis = Basis(sources: ["handboek"], certainty: .sourced, checkedOn: "2026-01-02")
  private static let doubtful = Basis(
    sources: ["praktijk"],
    certainty: .productChoice,
    checkedOn: "2026-01-02"
  )

  static let guide = Guide(
    id: "leak",
    version: "1.0",
    checkedOn: "2026-01-02",
    title: text("Lekwijzer", "Leak guide"),
    notice: text("Een hulpmiddel, geen loodgieter.", "A help, no plumber."),
    languages: ["nl", "en"],
    start: ["lek", "kraan"],
    settings: [
      Setting(
        id: "gebouw",
        title: text("Wat voor gebouw is het?", "What kind of building is it?"),
        text: [paragraph("Kies wat het meest lijkt.", "Choose what is closest.")],
        question: choice(["huis": ("Huis", "House"), "kantoor": ("Kantoor", "Office")]),
        basis: basis
      )
    ],
    emergency: emergency,
    procedures: [leak, tap],
    signalLists: [
      SignalList(
        id: "tekens",
        title: text("Tekens van een lek", "Signs of a leak"),
        text: nil,
        signals: signs,
        basis: basis
      )
    ],
    terms: glossary,
    contacts: contacts,
    articles: [
      Article(
        id: "drogen",
        title: text("Drogen na een lek", "Drying after a leak"),
        text: [
          paragraph("Zet ramen open.", "Open windows."),
          Block(.points([text("Leg kleden buiten.", "Put rugs outside.")]), basis: doubtful),
        ],
        basis: basis
      )
    ],
    sources: [
      Source(
        id: "handboek",
        title: text("Handboek water", "Water handbook"),
        address: "https://example.org/water",
        note: text("hoofdstuk 2", "chapter 2")
      ),
      Source(id: "praktijk", title: text("Eigen keuze", "Own choice")),
    ]
  )

  private static let emergency = EmergencyCard(
    title: text("Direct gevaar", "Danger now"),
    text: [
      paragraph("Raak niets elektrisch aan.", "Touch nothing electric."),
      Block(
        .say([text("Er staat water bij de meterkast.", "There is water at the meter.")]),
        basis: basis
      ),
    ],
    contacts: ["alarm", "wacht", "loodgieter"],
    basis: basis
  )

  private static let contacts = [
    Contact(
      id: "alarm",
      name: text("Alarmcentrale", "Alarm centre"),
      number: "100",
      use: text("Bij gevaar voor mensen.", "When people are in danger."),
      basis: basis
    ),
    Contact(
      id: "wacht",
      name: text("Waterwacht", "Water watch"),
      number: "0900-1234",
      hours: text("dag en nacht", "day and night"),
      cost: text("gratis", "free"),
      use: text("Bij veel water.", "When there is much water."),
      expect: text("Iemand komt binnen een uur.", "Somebody comes within an hour."),
      basis: basis
    ),
    Contact(
      id: "loodgieter",
      name: text("Uw loodgieter", "Your plumber"),
      use: text("Als het kan wachten.", "When it can wait."),
      basis: doubtful
    ),
  ]

  static let signs: [Option] = (1...12).map { number in
    Option(
      id: "teken-\(number)",
      label: text("Teken nummer \(number) van een lek", "Sign number \(number) of a leak"),
      hint: number == 2 ? text("Let op de geur.", "Mind the smell.") : nil,
      group: number <= 6 ? text("Muren", "Walls") : text("Vloeren", "Floors"),
      alert: number == 3 ? text("Zet de stroom uit.", "Switch off the power.") : nil,
      basis: basis
    )
  }

  // MARK: - Pieces

  static func text(_ nl: String, _ en: String) -> Text { Text(["nl": nl, "en": en]) }

  static func paragraph(_ nl: String, _ en: String) -> Block {
    Block(.paragraph(text(nl, en)), basis: basis)
  }

  static func choice(_ options: KeyValuePairs<String, (String, String)>) -> Question {
    Question(
      type: .choice(options.map(\.key)),
      options: options.map {
        Option(id: $0.key, label: text($0.value.0, $0.value.1), basis: basis)
      }
    )
  }
}

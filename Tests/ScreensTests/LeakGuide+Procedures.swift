import Guidance
import Rules

extension LeakGuide {
  static let leak = Procedure(
    id: "lek",
    title: text("Lek", "Leak"),
    summary: text("Van eerste druppel tot droog.", "From the first drop to dry."),
    settings: ["gebouw"],
    start: "gevaar",
    steps: [
      step("kijken", text("Kijken", "Looking"), [danger, signsPage, buckets]),
      step("vastleggen", text("Vastleggen", "Recording"), [since, note, explanation, tasks]),
      step("wegen", text("Wegen", "Weighing"), [check, choosing]),
    ],
    outcomes: [
      Outcome(
        id: "weg",
        title: text("Ga weg en bel", "Leave and call"),
        urgency: 0,
        text: [paragraph("Laat alles staan.", "Leave everything.")],
        tasks: [
          Task(id: "bel", text: text("Bel de alarmcentrale.", "Call the centre."), basis: basis)
        ],
        contacts: ["alarm", "wacht"],
        basis: basis
      ),
      outcome("wachten", text("U kunt wachten", "You can wait"), urgency: 3),
      outcome("bellen", text("Bel vandaag", "Call today"), urgency: 2),
    ]
  )

  static let tap = Procedure(
    id: "kraan",
    title: text("Kraan", "Tap"),
    summary: text("Is het water dicht?", "Is the water shut off?"),
    start: "kraan-dicht",
    steps: [step("draaien", text("Draaien", "Turning"), [tapPage])],
    outcomes: [
      outcome("dicht", text("Het water is dicht", "The water is shut off"), urgency: 3),
      outcome("open", text("Het water loopt nog", "The water still runs"), urgency: 1),
    ]
  )

  /// A guide with a question of one answer that may stay open.
  static let optionalChoice: Guide = {
    var guide = LeakGuide.guide
    var question = choice(["lood": ("Lood", "Lead"), "koper": ("Koper", "Copper")])
    question.need = .optional
    let pipe = page(
      "leiding",
      text("Van welk metaal is de leiding?", "Of which metal is the pipe?"),
      .question(question),
      next: Transition(to: .outcome("vervangen"))
    )
    guide.start = ["buis"]
    guide.procedures = [
      Procedure(
        id: "buis",
        title: text("Buis", "Pipe"),
        summary: text("Waarvan is de buis?", "What is the pipe made of?"),
        start: "leiding",
        steps: [step("zien", text("Zien", "Seeing"), [pipe])],
        outcomes: [outcome("vervangen", text("Vervang de buis", "Replace the pipe"), urgency: 3)]
      )
    ]
    return guide
  }()

  // MARK: - Pages

  private static let tapPage = page(
    "kraan-dicht",
    text("Is de hoofdkraan dicht?", "Is the main tap shut?"),
    .question(choice(["ja": ("Ja", "Yes"), "nee": ("Nee", "No")])),
    next: Transition(
      hit: .unique,
      cases: [
        when("kraan-ja", "kraan-dicht", "ja", .outcome("dicht")),
        when("kraan-nee", "kraan-dicht", "nee", .outcome("open")),
      ]
    )
  )

  private static let danger = page(
    "gevaar",
    text("Is er nu gevaar?", "Is there danger now?"),
    text: [paragraph("Water bij stroom is gevaar.", "Water near power is danger.")],
    .question(
      choice([
        "ja": ("Ja", "Yes"), "nee": ("Nee", "No"), "twijfel": ("Ik weet het niet", "I do not know"),
      ])
    ),
    record: [text("Hoe laat u het zag.", "When you saw it.")],
    see: ["drogen"],
    next: Transition(
      hit: .unique,
      cases: [when("gevaar-ja", "gevaar", "ja", .outcome("weg"))],
      otherwise: .init(
        to: .page("tekens"),
        because: text("er is geen gevaar", "there is no danger")
      )
    )
  )

  private static let signsPage = page(
    "tekens",
    text("Wat ziet u?", "What do you see?"),
    text: [paragraph("Vink aan wat u ziet.", "Tick what you see.")],
    .question(Question(type: .set(signs.map(\.id)), options: signs, need: .optional)),
    next: Transition(to: .page("emmers"))
  )

  private static let buckets = page(
    "emmers",
    text("Hoeveel emmers zijn vol?", "How many buckets are full?"),
    .question(Question(type: .count(0...20), need: .optional)),
    next: Transition(to: .page("sinds"))
  )

  private static let since = page(
    "sinds",
    text("Sinds wanneer lekt het?", "Since when does it leak?"),
    .question(Question(type: .date, need: .optional)),
    next: Transition(to: .page("notitie"))
  )

  private static let note = page(
    "notitie",
    text("Wat wilt u onthouden?", "What do you want to remember?"),
    .question(Question(type: .text, need: .optional)),
    next: Transition(to: .page("uitleg"))
  )

  private static let explanation = page(
    "uitleg",
    text("Zo gaat het verder", "How it goes on"),
    text: (1...8).map { number in
      paragraph(
        "Alinea \(number): water zoekt altijd de laagste plek, en daarom kijkt u eerst beneden.",
        "Paragraph \(number): water always seeks the lowest place, so look downstairs first."
      )
    } + [
      Block(.heading(text("Daarna", "After that")), basis: basis),
      Block(.say([text("Waar hebt u het gezien?", "Where did you see it?")]), basis: basis),
      Block(.points([text("Het laatste punt.", "The last point.")]), basis: basis),
    ],
    .explanation,
    next: Transition(to: .page("taken"))
  )

  private static let tasks = page(
    "taken",
    text("Doe dit eerst", "Do this first"),
    .tasks([
      Task(id: "emmer", text: text("Zet een emmer neer.", "Put down a bucket."), basis: basis),
      Task(
        id: "receptie",
        text: text("Waarschuw de receptie.", "Warn the reception."),
        when: .equals(fact: "gebouw", option: "kantoor"),
        basis: basis
      ),
    ]),
    next: Transition(to: .page("controle"))
  )

  private static let check = page(
    "controle",
    text("Nu de kraan", "Now the tap"),
    text: [paragraph("U loopt nu langs de kraan.", "You now check the tap.")],
    .call("kraan"),
    next: Transition(to: .page("kiezen"))
  )

  private static let choosing = page(
    "kiezen",
    text("Wat past het best?", "What fits best?"),
    .question(
      Question(
        type: .choice((1...14).map { "keus-\($0)" }),
        options: (1...14).map { number in
          Option(
            id: "keus-\(number)",
            label: text(
              "Mogelijkheid \(number), met zoveel woorden dat die niet op één regel past",
              "Possibility \(number), with so many words that it does not fit on one line"
            ),
            basis: basis
          )
        }
      )
    ),
    next: Transition(
      hit: .first,
      cases: [when("water-dicht", "controle", "dicht", .outcome("wachten"))],
      otherwise: .init(to: .outcome("bellen"), because: text("het water loopt", "water runs"))
    )
  )

  // MARK: - Pieces

  private static func page(
    _ id: String,
    _ title: Text,
    text blocks: [Block] = [],
    _ work: Page.Work,
    record: [Text] = [],
    see: [String] = [],
    next: Transition
  ) -> Page {
    Page(
      id: id,
      title: title,
      text: blocks,
      work: work,
      why: text("Zo weten we wat er moet gebeuren.", "So that we know what has to happen."),
      record: record,
      see: see,
      next: next,
      basis: basis
    )
  }

  private static func step(_ id: String, _ title: Text, _ pages: [Page]) -> Step {
    Step(
      id: id,
      title: title,
      purpose: text("U weet wat er aan de hand is.", "You know what is going on."),
      who: [text("U zelf.", "You.")],
      tasks: [text("Kijk goed.", "Look well.")],
      record: [text("Wat u zag.", "What you saw.")],
      mistakes: [text("Te lang wachten.", "Waiting too long.")],
      skip: [paragraph("Sla dit niet over.", "Do not skip this.")],
      pages: pages,
      basis: basis
    )
  }

  private static func outcome(_ id: String, _ title: Text, urgency: Int) -> Outcome {
    Outcome(
      id: id,
      title: title,
      urgency: urgency,
      tasks: [Task(id: "droog", text: text("Maak het droog.", "Dry it."), basis: basis)],
      contacts: ["loodgieter"],
      record: [text("De dag en het uur.", "The day and the hour.")],
      see: ["drogen"],
      basis: basis
    )
  }

  private static func when(
    _ id: String,
    _ fact: String,
    _ option: String,
    _ target: Transition.Target
  ) -> Transition.Case {
    Transition.Case(
      id: id,
      when: .equals(fact: fact, option: option),
      to: target,
      says: text("bij “\(fact)” staat “\(option)”", "“\(fact)” is “\(option)”"),
      basis: basis
    )
  }
}

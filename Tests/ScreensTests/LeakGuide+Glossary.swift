import Guidance

extension LeakGuide {
  static let glossary = [
    term("hoofdkraan", ("hoofdkraan", "main tap"), also: ("stopkraan", "stopcock")),
    term(
      "stroom",
      ("stroom", "power"),
      also: ("elektra", "electricity"),
      forms: ("elektrisch", "electric")
    ),
    term("geur", ("geur", "smell")),
    term("lek", ("lek", "leak")),
    term("laagste-plek", ("laagste plek", "lowest place")),
    term("trap", ("trap", "stairs"), forms: ("onthouden", "remember")),
    term("loodgieter", ("loodgieter", "plumber"), forms: ("water", "water")),
    term("emmer", ("emmer", "bucket"), forms: ("emmers", "buckets")),
    term("te-lang", ("te lang", "too long")),
    term("raam", ("raam", "window"), forms: ("ramen", "windows")),
    Term(
      id: "gevaar",
      term: text("Gevaar", "Danger"),
      also: [],
      text: text("Als het mis kan gaan.", "When things may go wrong."),
      basis: Basis(sources: ["praktijk"], certainty: .toReview, checkedOn: "2026-01-02")
    ),
  ]

  private static func term(
    _ id: String,
    _ words: (String, String),
    also: (String, String)? = nil,
    forms: (String, String)? = nil
  ) -> Term {
    Term(
      id: id,
      term: text(words.0, words.1),
      also: also.map { [text($0.0, $0.1)] } ?? [],
      forms: forms.map { [text($0.0, $0.1)] } ?? [],
      text: id == "hoofdkraan"
        ? text("Hiermee sluit u al het water af.", "With it you shut off all water.")
        : text("Uitleg van nummer \(id.count).", "Explanation of number \(id.count)."),
      basis: basis
    )
  }
}

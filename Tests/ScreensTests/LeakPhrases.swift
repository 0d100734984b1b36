import Screens

/// Words for every phrase: its name in words, and real words where the program reads or fills them.
enum LeakPhrases {
  static let books = [book("nl"), book("en")]

  /// The words of the line mode that ask for a screen or do something, in the first language.
  static let commands: [Phrase: String] = [
    .wordBack: "terug", .wordWhy: "waarom", .wordOverview: "overzicht", .wordLookup: "zoek",
    .wordHelp: "hulp", .wordDanger: "gevaar", .wordHide: "verberg", .wordQuit: "stop",
    .wordTerms: "termen",
    .wordUndo: "herstel", .wordRedo: "opnieuw", .wordMore: "uitleg", .wordExport: "bestand",
    .wordAhead: "vooruit", .wordSettings: "instellingen", .wordGoOn: "verder",
    .wordAgain: "herhaal",
  ]

  private static func book(_ language: String) -> Phrasebook {
    var words: [Phrase: String] = [:]
    for phrase in Phrase.allCases {
      let plain = commands[phrase] ?? special[phrase] ?? plain(phrase.rawValue)
      words[phrase] = language == "nl" ? plain : plain + "-" + language
    }
    words[.languageName] = language == "nl" ? "Nederlands" : "English"
    words[.linePrompt] = "> "
    return Phrasebook(language: language, words: words)
  }

  /// Writes `startHelp` as `Start help`.
  private static func plain(_ name: String) -> String {
    var words = ""
    for letter in name {
      words += letter.isUppercase ? " " + letter.lowercased() : String(letter)
    }
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private static let special: [Phrase: String] = [
    .termsLine: "Termen: {terms} ({key})",
    .stepOf: "Stap {number} van {count}: {step}", .startStep: "Stap {number}: {step}",
    .moreAboutStep: "Over deze stap: {step}", .enterNumber: "Getal van {least} tot {most}:",
    .numberBounds: "Dit getal kan niet: {least} tot {most}.",
    .noLongerCounts: "Telt niet meer mee: {questions}",
    .leftAnswers: "Tellen niet mee: {questions}",
    .checkedOn: "nagekeken op {day}", .basis: "{certainty}, nagekeken op {day}.",
    .oldBasis: "Ouder dan {months}.", .oldNumber: "Nummer ouder dan {months}.",
    .oldContacts: "Oud sinds {day}, {months}: {contacts}.",
    .oldEmergency: "Kaart oud sinds {day}, {months}.",
    .oldAdvice: "Advies oud sinds {day}, {months}.", .oldGuide: "Alles oud sinds {day}, {months}.",
    .call: "{number}  {name}", .hours: "Open: {hours}", .cost: "Kosten: {cost}",
    .expect: "Verwacht: {expect}", .because: "Omdat {says}.",
    .changeLine: "Als u {answers}: {outcome}", .changeAnswer: "“{answer}” op “{question}”",
    .changeAnd: " en ",
    .exportWritten: "Geschreven: {file}", .exportFailed: "Niet gelukt: {why}",
    .writeTaken: "Er is al: {file}.", .writeTakenFree: "Er is al: {file}. Vrij: {free}.",
    .writeNotOrdinary: "Geen bestand: {file}.", .writeNoFolder: "Geen map: {folder}.",
    .writeNotAllowed: "Mag niet: {folder}.", .writeNoRoom: "Vol: {folder}.",
    .writeOther: "Fout {number}: {file}.",
    .carriedOver: "Carried over: {answers}",
    .lineFieldGoOn: "Go on: {word}.",
    .lineUnknown: "“{line}” kan hier niet.",
    .undone: "Hersteld: {question}", .redone: "Opnieuw: {question}",
    .dangerShort: "F2 gevaar", .keyMove: "kies", .keyChoose: "neem", .keyGoOn: "verder",
    .keyBack: "terug", .keyWhy: "waarom", .keyMore: "uitleg", .keyOverview: "kaart",
    .keyToOpen: "vooruit", .keyToReview: "nakijken", .keyToAdvice: "advies",
    .lineAhead: "Typ {word}.", .keyLookup: "zoek", .keyHelp: "hulp", .keyHide: "verberg",
    .keyTick: "Spatie",
    .keyTicks: "vinkje",
    .moreBelow: "-- meer (PgDn) --", .moreAbove: "-- eerder (PgUp) --",
    .wordSave: "bewaar",
    .hiddenText: "Rustig aan.", .hiddenTitle: "Verder", .tooSmall: "Maak het venster groter.",
  ]
}

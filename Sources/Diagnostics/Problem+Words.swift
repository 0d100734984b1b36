/// The words of problems: what is wrong, why that matters, what to do. The only place that makes them.
extension Problem {
  /// What is wrong, the most specific word first, without a full stop.
  public var message: String {
    switch self {
    case .jsonByteOrderMark: "byte order mark at the start of the file"
    case .jsonInvalidUTF8: "bytes that are not valid UTF-8"
    case .jsonEmpty: "file without a value"
    case .jsonUnexpectedCharacter(let found): "character \(found) does not belong here"
    case .jsonUnexpectedEnd(let expected): "file ends where \(expected) should follow"
    case .jsonTrailingComma: "comma before a closing bracket"
    case .jsonMissingComma: "comma missing between two values"
    case .jsonMissingColon: "colon missing behind a key"
    case .jsonMissingValue: "value missing"
    case .jsonMissingQuotes(let word): "key '\(Self.short(word))' without quotes"
    case .jsonSingleQuotes: "single quotes around a string"
    case .jsonCurlyQuotes: "curly quotes around a string"
    case .jsonStrayQuote: "double quote within a text, or a text that was not closed before it"
    case .jsonDuplicateKey(let key): "key '\(Self.short(key))' stands twice in one object"
    case .jsonComment: "comment in the file"
    case .jsonInvalidEscape(let found): "escape '\(Self.short(found))' does not exist"
    case .jsonLoneSurrogate: "half of a character pair"
    case .jsonControlCharacter(let found): "control character \(found) within a string"
    case .jsonUnclosedString: "string that is not closed on its line"
    case .jsonInvalidNumber(let found):
      "number '\(Self.short(found))' is not written as JSON has it"
    case .jsonNumberOutOfRange(let found): "number \(found) is too large"
    case .jsonInvalidLiteral(let found): "word '\(Self.short(found))' is not a JSON value"
    case .jsonTooDeep(let limit): "more than \(limit) brackets within each other"
    case .jsonTooLarge(let limit): "file larger than \(limit) bytes"
    case .jsonContentAfterEnd: "text behind the end of the value"
    case .fileMissing(let path): "file \(Self.short(path)) is missing"
    case .fileUnexpected(let path): "file \(Self.short(path)) is none that is read"
    case .idFileMismatch(let id, let file):
      "id '\(Self.short(id))' differs from the name '\(Self.short(file))'"
    case .unknownKey(let key, _, _): "key '\(Self.short(key))' is not known here"
    case .missingKey(let key): "key '\(Self.short(key))' is missing"
    case .wrongType(let expected, let found): "\(expected) expected, \(found) found"
    case .unknownValue(let value, _, _): "value '\(Self.short(value))' is not one of those allowed"
    case .numberOutOfBounds(let least, let most): "number outside \(least) to \(most)"
    case .dateInvalid(let words): "'\(Self.short(words))' is not a day"
    case .listEmpty(let what): "list '\(Self.short(what))' is empty"
    case .tooManyOptions(let limit): "more than \(limit) options"
    case .operatorMissing(let allowed): "object without \(Self.either(allowed))"
    case .operatorAmbiguous(let keys): "keys \(Self.names(keys)) do not go together"
    case .hitPolicyMissing: "hit policy is missing"
    case .otherwiseWithoutReason: "otherwise without a reason"
    case .invalidID(let id): "id '\(Self.short(id))' is not kebab-case"
    case .duplicateID(let kind, let id): "\(kind) '\(Self.short(id))' exists twice"
    case .unknownID(let kind, let id, _): "\(kind) '\(Self.short(id))' does not exist"
    case .textMissing(let language): "text without its words in '\(Self.short(language))'"
    case .textEmpty: "text without words"
    case .textUnsafe(let character): "character \(character) in a text"
    case .textTooLong(let limit): "text is longer than \(limit) bytes"
    case .abbreviationUnexplained(let word, let language):
      "abbreviation '\(Self.short(word))' is not explained in language '\(language)'"
    case .sourceMissing(let what): "\(what) has no source"
    case .contactMissing(let id): "outcome '\(Self.short(id))' names nobody to call"
    case .typeMismatch(let operation, let fact, let type):
      "operator '\(Self.short(operation))' does not fit fact '\(Self.short(fact))', which is \(type)"
    case .valueNotInDomain(let fact, let value, _, _):
      "'\(Self.short(value))' is no option of '\(Self.short(fact))'"
    case .conditionCycle(let ids): "conditions refer to each other in a circle: \(Self.arrows(ids))"
    case .conditionTooLarge(let limit):
      "a rule has more than \(limit) parts with its conditions written out"
    case .callCycle(let ids): "procedures call each other in a circle: \(Self.arrows(ids))"
    case .decisionCycle(let ids): "decisions lead to each other in a circle: \(Self.arrows(ids))"
    case .procedureTooLarge(let limit):
      "with all that it calls, the procedure has more than \(limit) pages"
    case .noWayOut(let ids):
      "from \(Self.names(Array(ids.prefix(5)))) no answers lead to an outcome"
    case .pageUnreachable(let id): "page '\(Self.short(id))' is reached by no answers"
    case .outcomeUnreachable(let id): "outcome '\(Self.short(id))' is reached by no answers"
    case .caseNeverHolds(let id): "case '\(Self.short(id))' never decides, whatever is answered"
    case .transitionGap(let owner, let witness):
      "no case of '\(Self.short(owner))' holds with \(witness)"
    case .transitionUndecided(let id, _, let witness):
      "case '\(Self.short(id))' cannot be decided with \(witness)"
    case .casesOverlap(let one, let other, let witness):
      "cases '\(Self.short(one))' and '\(Self.short(other))' both hold with \(witness)"
    case .loopWithoutEnd(let ids, let witness):
      "pages come back without end: \(Self.arrows(ids)), with \(witness)"
    case .questionWithoutOptions(let id, let witness):
      "question '\(Self.short(id))' offers nothing to choose with \(witness)"
    case .optionUnreachable(let id, let question):
      "option '\(Self.short(id))' of '\(Self.short(question))' is never offered"
    case .conditionNeverTrue(let id): "condition '\(Self.short(id))' never holds"
    case .conditionNeverFalse(let id): "condition '\(Self.short(id))' never fails"
    case .questionIdle(let id): "no answer to '\(Self.short(id))' changes anything"
    case .guaranteeBroken(let id, let witness, let other, let got, let promised):
      "guarantee '\(Self.short(id))' is broken with \(witness)"
        + (other.map { ", compared with \($0)" } ?? "")
        + ": leads to \(got), promised is \(promised)"
    case .guaranteeVacuous(let id): "guarantee '\(Self.short(id))' is made to nobody"
    case .idRenamed(let kind, let id, let now):
      "\(kind) '\(Self.short(id))' is now called '\(Self.short(now))'"
    case .formerIDTaken(let kind, let id, let isUsed):
      isUsed
        ? "'\(Self.short(id))' cannot be a former id: a \(kind) is called so now"
        : "'\(Self.short(id))' is the former id of two things"
    case .notChecked(let what, let budget):
      "\(what) was not checked to the end: more than \(budget) states"
    case .notDecided(let what, let claims, let nodes, let contradictions):
      "\(what) was not proved to the end: \(claims == 1 ? "1 claim is" : "\(claims) claims are") open "
        + "after \(nodes) nodes of decision diagrams, and searches of \(contradictions) contradictions each"
    case .changesCollide(let part): "\(Self.short(part)) is changed twice"
    case .changeConditional(let what): "change of \(Self.short(what)) under a condition"
    case .emergencyContactLost(let id):
      "contact '\(Self.short(id))' loses its place on the emergency card"
    case .emergencyNumberChanged(let id):
      "contact '\(Self.short(id))' of the emergency card gets another number"
    case .settingNotAsked(let setting, let procedure):
      "procedure '\(Self.short(procedure))' does not ask '\(Self.short(setting))'"
    case .scenarioFails(let expected, let got): "scenario leads to \(got), not to \(expected)"
    case .scenarioOpen(let question): "scenario stops at the question '\(Self.short(question))'"
    case .scenarioAnswerIgnored(let question):
      "answer to '\(Self.short(question))' does not count in this scenario"
    case .scenarioDraft: "scenario is a draft"
    case .readingLongSentence(let words, let count, _):
      "sentence of \(count) words: \(Self.short(words))"
    case .readingLongPage(let id, let language, let count, _):
      "page '\(Self.short(id))' of \(count) words in '\(Self.short(language))'"
    case .readingPassive(let words, let verb):
      "passive form '\(Self.short(verb))': \(Self.short(words))"
    case .readingDifficultWord(let word, _): "difficult word '\(Self.short(word))'"
    case .readingLongWord(let word, let letters, _):
      "word of \(letters) letters: '\(Self.short(word))'"
    case .readingSeveralQuestions(let title):
      "title with more than one question: \(Self.short(title))"
    case .readingUnusedTerm(let id, let language):
      "no text uses the term '\(id)' in language '\(language)'"
    }
  }

  /// Why that matters, in one sentence; nil where it goes without saying.
  public var reason: String? {
    switch self {
    case .jsonByteOrderMark:
      "Some programs write this hidden mark; the reader takes plain UTF-8 only"
    case .jsonInvalidUTF8: "The text cannot be shown to anyone as it was meant"
    case .jsonEmpty: "A content file holds one JSON object"
    case .jsonUnexpectedCharacter: "From here on the rest of the file could not be read"
    case .jsonUnexpectedEnd: "A bracket or quote was never closed"
    case .jsonTrailingComma: "JSON has commas only between values"
    case .jsonSingleQuotes: "JSON knows double quotes only"
    case .jsonCurlyQuotes: "Word processors make them; JSON knows straight double quotes only"
    case .jsonStrayQuote: "A double quote ends the text, so the words behind it belong nowhere"
    case .jsonDuplicateKey: "Programs disagree about which of the two counts"
    case .jsonComment: "JSON has no comments"
    case .jsonLoneSurrogate: "The other half of this \\u escape is missing"
    case .jsonControlCharacter: "It could drive the terminal or hide text"
    case .jsonNumberOutOfRange: "Beyond 2^53 programs disagree about its value"
    case .jsonContentAfterEnd: "A content file holds one JSON object"
    case .fileUnexpected: "Its content would silently not count"
    case .idFileMismatch: "People find things by the name of the file"
    case .unknownKey: "What it says would silently not count"
    case .tooManyOptions: "Nobody can oversee such a list"
    case .operatorAmbiguous: "Exactly one of them says what this object is"
    case .hitPolicyMissing: "It says whether the cases exclude each other"
    case .otherwiseWithoutReason: "What is left over must be meant, not forgotten"
    case .duplicateID: "Nobody could tell which one is meant"
    case .textMissing: "Whoever reads that language would see another one"
    case .textUnsafe: "It could drive the terminal, mislead the reader, or break the columns"
    case .sourceMissing: "Every page, rule and outcome says what it rests on"
    case .contactMissing: "Nobody may be left alone with an advice"
    case .noWayOut: "Whoever comes there never reaches an advice"
    case .textTooLong: "Nobody reads so much at once"
    case .abbreviationUnexplained: "Who does not know it can't look it up"
    case .pageUnreachable: "Nobody will ever see it"
    case .outcomeUnreachable: "Nobody will ever get this advice"
    case .caseNeverHolds: "What it was meant to catch goes another way"
    case .transitionGap: "Whoever answers so is left at a dead end"
    case .transitionUndecided(_, let facts, _): "It reads \(Self.names(facts)), which may stay open"
    case .casesOverlap: "The hit policy unique promises that only one can"
    case .questionWithoutOptions: "It must be answered, so nobody can go on"
    case .optionUnreachable: "Nobody will ever be able to choose it"
    case .conditionNeverTrue: "Whatever people answer, the rules that need it never apply"
    case .conditionNeverFalse: "Whatever people answer, it excludes nobody"
    case .questionIdle: "People are asked something for nothing"
    case .guaranteeBroken: "For whoever answers so, what was promised does not happen"
    case .guaranteeVacuous: "It holds only because its condition never does; it protects nobody"
    case .idRenamed: "The id was given another name, and means nothing any more"
    case .formerIDTaken: "Nobody could tell what kept answers with the old id mean"
    case .notChecked, .notDecided: "What was not checked is not proven"
    case .changesCollide: "Both hold in the same situation, and nobody could tell which one counts"
    case .changeConditional: "It is shown everywhere, also before anything was chosen"
    case .emergencyContactLost: "In danger people must find the help that the guide itself names"
    case .emergencyNumberChanged: "In danger people would call somebody else than the guide means"
    case .settingNotAsked: "Something in it depends on that setting"
    case .scenarioAnswerIgnored: "The walk does not come by that question"
    case .scenarioDraft: "Its answers were taken from a walk; nobody has said yet what it is about"
    case .readingLongSentence: "Who reads under pressure loses the beginning before the end"
    case .readingLongPage: "Who reads under pressure does not read it all"
    case .readingPassive: "It does not say who has to do it"
    case .readingSeveralQuestions: "One answer cannot answer both"
    case .readingUnusedTerm: "No page links it, so only who looks it up finds it"
    case .jsonMissingComma, .jsonMissingColon, .jsonMissingValue, .jsonMissingQuotes,
      .jsonInvalidEscape, .jsonUnclosedString, .jsonInvalidNumber, .jsonInvalidLiteral,
      .jsonTooDeep, .jsonTooLarge, .fileMissing, .missingKey, .wrongType, .unknownValue,
      .numberOutOfBounds, .dateInvalid, .listEmpty, .operatorMissing, .invalidID, .unknownID,
      .textEmpty, .typeMismatch, .valueNotInDomain, .conditionCycle, .conditionTooLarge, .callCycle,
      .procedureTooLarge, .decisionCycle,
      .loopWithoutEnd, .scenarioFails, .scenarioOpen, .readingDifficultWord, .readingLongWord:
      nil
    }
  }

  /// What to do now, as a verb phrase.
  public var remedy: String {
    switch self {
    case .jsonByteOrderMark: "save the file as UTF-8 without BOM"
    case .jsonInvalidUTF8: "save the file as UTF-8"
    case .jsonEmpty: "write an object, or remove the file"
    case .jsonUnexpectedCharacter: "remove it, or check the brackets and quotes before it"
    case .jsonUnexpectedEnd: "close what was opened"
    case .jsonTrailingComma: "remove the comma"
    case .jsonMissingComma: "write a comma here"
    case .jsonMissingColon: "write a colon between key and value"
    case .jsonMissingValue: "write the value, or remove the key or comma"
    case .jsonMissingQuotes(let word): "write it as \"\(Self.short(word))\""
    case .jsonSingleQuotes: "use double quotes"
    case .jsonCurlyQuotes: "use straight double quotes"
    case .jsonStrayQuote: "write \\\" within a text, or close the text before it"
    case .jsonDuplicateKey: "remove or rename one of them"
    case .jsonComment: "remove it; put explanations in a `note` or in the guide for editors"
    case .jsonInvalidEscape:
      "use one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX, or write the character itself"
    case .jsonLoneSurrogate: "write the character itself"
    case .jsonControlCharacter: "remove it; a new paragraph is a block of its own"
    case .jsonUnclosedString: "write the closing quote; a text stays on one line"
    case .jsonInvalidNumber: "write digits without leading zero, plus sign or bare point"
    case .jsonNumberOutOfRange: "use a smaller number"
    case .jsonInvalidLiteral: "write true, false or null, or put it in double quotes"
    case .jsonTooDeep: "give parts of the expression a name as conditions"
    case .jsonTooLarge: "split it into several files"
    case .jsonContentAfterEnd: "remove it, or check the brackets before it"
    case .fileMissing: "add the file"
    case .fileUnexpected:
      "give it the place and name that the content format describes, or remove it"
    case .idFileMismatch: "make the two the same"
    case .unknownKey(_, let suggestion, let allowed): Self.suggest(suggestion, among: allowed)
    case .missingKey: "add it"
    case .wrongType(let expected, _): "write \(expected)"
    case .unknownValue(_, let allowed, let suggestion): Self.suggest(suggestion, among: allowed)
    case .numberOutOfBounds(let least, let most): "write a number from \(least) to \(most)"
    case .dateInvalid: "write it as YYYY-MM-DD"
    case .listEmpty: "fill it, or leave the key out where it may be missing"
    case .tooManyOptions: "split the question or the list"
    case .operatorMissing: "write exactly one of them"
    case .operatorAmbiguous: "keep one; combine expressions with all or any"
    case .hitPolicyMissing: "add \"hit\": \"unique\", or \"first\" when their order counts"
    case .otherwiseWithoutReason: "add because, in words"
    case .invalidID: "use small letters, digits and single hyphens"
    case .duplicateID: "rename one of them"
    case .unknownID(_, _, let suggestion): Self.suggest(suggestion, among: [])
    case .textMissing(let language): "add the words in '\(language)'"
    case .textEmpty: "write the words, or remove the text"
    case .textUnsafe: "remove it, or write a plain sign"
    case .textTooLong: "split it into several blocks"
    case .abbreviationUnexplained(let word, let language):
      "write it out, explain it in the glossary, or add '\(Self.short(word))' to 'known' in "
        + "reading/\(language).json when everybody knows it"
    case .sourceMissing: "add source with ids of reference/sources.json"
    case .contactMissing: "add contacts, or say why not in contactNote"
    case .typeMismatch:
      "use equals or in for a choice, has for a set, compare or between for a count"
    case .valueNotInDomain(_, _, let allowed, let suggestion):
      Self.suggest(suggestion, among: allowed)
    case .conditionCycle: "break the circle"
    case .conditionTooLarge: "simplify the conditions it is made of"
    case .callCycle: "break the circle"
    case .procedureTooLarge: "call fewer procedures within each other"
    case .noWayOut: "lead one of them on, in the end to an outcome"
    case .decisionCycle: "break the circle"
    case .pageUnreachable: "lead a transition to it, or remove it"
    case .outcomeUnreachable: "lead a case to it, or remove it"
    case .caseNeverHolds: "mend its condition, or remove it"
    case .transitionGap: "add a case for it, or an otherwise with its reason"
    case .transitionUndecided: "guard it with answered, or make the question required"
    case .casesOverlap: "make one of them narrower, or use hit first and mind the order"
    case .loopWithoutEnd: "lead one of them on, or ask something that ends the round"
    case .questionWithoutOptions: "offer an option there, or make the question optional"
    case .optionUnreachable: "mend its condition, or remove it"
    case .conditionNeverTrue: "mend it, or remove what needs it"
    case .conditionNeverFalse: "mend it, or leave it out of the rules"
    case .questionIdle: "let a rule read it, make it optional with a record, or remove it"
    case .guaranteeBroken: "mend the rules that these answers meet, or the guarantee"
    case .guaranteeVacuous: "mend its condition, or remove it"
    case .idRenamed(_, _, let now): "write '\(Self.short(now))'"
    case .formerIDTaken: "leave it out of one renamedFrom, or give what is called so now another id"
    case .notChecked:
      "run 'content prove', or let fewer questions be read by later rules"
    case .notDecided: "give a larger --budget, or let fewer questions be read by later rules"
    case .changesCollide: "change it in one place, or let only one of them hold"
    case .changeConditional: "change it in an overlay without `for` and `when`"
    case .emergencyContactLost:
      "keep the contacts of the guide in their order; add others by `after`"
    case .emergencyNumberChanged: "leave out the number, or add a contact of your own"
    case .settingNotAsked: "add it to the settings of the procedure"
    case .scenarioFails: "mend the rules, or the scenario"
    case .scenarioOpen: "answer it in the scenario"
    case .scenarioAnswerIgnored: "remove the answer, or mend the walk"
    case .scenarioDraft: "write its title, story, why and source, then remove draft"
    case .readingLongSentence(_, _, let limit): "cut it into sentences of at most \(limit) words"
    case .readingLongPage(_, _, _, let limit):
      "leave out or move to an article what is beyond \(limit) words"
    case .readingPassive: "say who does it"
    case .readingDifficultWord(_, let plain): "write " + Self.quotedEither(plain)
    case .readingLongWord: "write it in shorter words, or explain it in the glossary"
    case .readingSeveralQuestions: "ask one thing, and the other on a page of its own"
    case .readingUnusedTerm:
      "add how the texts write it under 'forms', say under 'unlinked' why it is not linked, or remove it"
    }
  }

  private static func suggest(_ suggestion: String?, among allowed: [String]) -> String {
    if let suggestion { return "did you mean '\(short(suggestion))'?" }
    guard !allowed.isEmpty else { return "check the spelling, or add what is meant" }
    return "use one of " + allowed.joined(separator: ", ")
  }

  /// A name as far as it is worth showing: a file may hold one of a million characters.
  private static func short(_ name: String) -> String {
    name.utf8.count > 80 && name.count > 80 ? name.prefix(79) + "…" : name
  }

  private static func names(_ ids: [String]) -> String {
    ids.map { "'\(short($0))'" }.joined(separator: ", ")
  }

  private static func quotedEither(_ words: [String]) -> String {
    words.map { "'\(short($0))'" }.joined(separator: " or ")
  }

  private static func either(_ ids: [String]) -> String { ids.joined(separator: " or ") }

  private static func arrows(_ ids: [String]) -> String { ids.map(short).joined(separator: " > ") }
}

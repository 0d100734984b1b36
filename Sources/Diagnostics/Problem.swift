/// What can be wrong in content, as data; its words are in `Problem+Words.swift`.
public enum Problem: Sendable, Equatable {
  // JSON syntax.
  case jsonByteOrderMark
  case jsonInvalidUTF8
  case jsonEmpty
  case jsonUnexpectedCharacter(String)
  case jsonUnexpectedEnd(expected: String)
  case jsonTrailingComma
  case jsonMissingComma
  case jsonMissingColon
  case jsonMissingValue
  case jsonMissingQuotes(String)
  case jsonSingleQuotes
  case jsonCurlyQuotes
  case jsonStrayQuote
  case jsonDuplicateKey(String)
  case jsonComment
  case jsonInvalidEscape(String)
  case jsonLoneSurrogate
  case jsonControlCharacter(String)
  case jsonUnclosedString
  case jsonInvalidNumber(String)
  case jsonNumberOutOfRange(String)
  case jsonInvalidLiteral(String)
  case jsonTooDeep(limit: Int)
  case jsonTooLarge(limit: Int)
  case jsonContentAfterEnd

  // Files.
  case fileMissing(String)
  case fileUnexpected(String)
  case idFileMismatch(id: String, file: String)

  // Form.
  case unknownKey(String, suggestion: String?, allowed: [String])
  case missingKey(String)
  case wrongType(expected: String, found: String)
  case unknownValue(String, allowed: [String], suggestion: String?)
  case numberOutOfBounds(least: Int, most: Int)
  case dateInvalid(String)
  case listEmpty(String)
  case tooManyOptions(limit: Int)
  case operatorMissing(allowed: [String])
  case operatorAmbiguous([String])
  case hitPolicyMissing
  case otherwiseWithoutReason

  // Ids and texts.
  case invalidID(String)
  case duplicateID(kind: String, id: String)
  case unknownID(kind: String, id: String, suggestion: String?)
  case textMissing(language: String)
  case textEmpty
  case textUnsafe(String)
  case textTooLong(limit: Int)
  case abbreviationUnexplained(String, language: String)
  case sourceMissing(of: String)
  case contactMissing(String)

  // Rules.
  case typeMismatch(operation: String, fact: String, type: String)
  case valueNotInDomain(fact: String, value: String, allowed: [String], suggestion: String?)
  case conditionCycle([String])
  case conditionTooLarge(limit: Int)
  case callCycle([String])
  case procedureTooLarge(limit: Int)
  case decisionCycle([String])

  // Walks.
  case noWayOut([String])
  case pageUnreachable(String)
  case outcomeUnreachable(String)
  case caseNeverHolds(String)
  case transitionGap(of: String, witness: String)
  case transitionUndecided(case: String, facts: [String], witness: String)
  case casesOverlap(String, String, witness: String)
  case loopWithoutEnd([String], witness: String)
  case questionWithoutOptions(String, witness: String)
  case optionUnreachable(String, of: String)
  case conditionNeverTrue(String)
  case conditionNeverFalse(String)
  case questionIdle(String)
  case guaranteeBroken(
    String,
    witness: String,
    other: String?,
    got: String,
    promised: String
  )
  case guaranteeVacuous(String)
  case idRenamed(kind: String, id: String, now: String)
  case formerIDTaken(kind: String, id: String, isUsed: Bool)
  case notChecked(what: String, budget: Int)
  case notDecided(what: String, claims: Int, nodes: Int, contradictions: Int)

  // Additions.
  case changesCollide(String)
  case changeConditional(String)
  case emergencyContactLost(String)
  case emergencyNumberChanged(String)
  case settingNotAsked(setting: String, procedure: String)

  // Scenarios.
  case scenarioFails(expected: String, got: String)
  case scenarioOpen(question: String)
  case scenarioAnswerIgnored(question: String)
  case scenarioDraft

  // Plain language.
  case readingLongSentence(String, count: Int, limit: Int)
  case readingLongPage(String, language: String, count: Int, limit: Int)
  case readingPassive(String, verb: String)
  case readingDifficultWord(String, plain: [String])
  case readingLongWord(String, letters: Int, limit: Int)
  case readingSeveralQuestions(String)
  case readingUnusedTerm(String, language: String)
}

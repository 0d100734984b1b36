extension Problem {
  /// A stable code; those of JSON syntax begin with `json-`.
  public var code: String {
    switch self {
    case .jsonByteOrderMark: "json-byte-order-mark"
    case .jsonInvalidUTF8: "json-invalid-utf8"
    case .jsonEmpty: "json-empty"
    case .jsonUnexpectedCharacter: "json-unexpected-character"
    case .jsonUnexpectedEnd: "json-unexpected-end"
    case .jsonTrailingComma: "json-trailing-comma"
    case .jsonMissingComma: "json-missing-comma"
    case .jsonMissingColon: "json-missing-colon"
    case .jsonMissingValue: "json-missing-value"
    case .jsonMissingQuotes: "json-missing-quotes"
    case .jsonSingleQuotes: "json-single-quotes"
    case .jsonCurlyQuotes: "json-curly-quotes"
    case .jsonStrayQuote: "json-stray-quote"
    case .jsonDuplicateKey: "json-duplicate-key"
    case .jsonComment: "json-comment"
    case .jsonInvalidEscape: "json-invalid-escape"
    case .jsonLoneSurrogate: "json-lone-surrogate"
    case .jsonControlCharacter: "json-control-character"
    case .jsonUnclosedString: "json-unclosed-string"
    case .jsonInvalidNumber: "json-invalid-number"
    case .jsonNumberOutOfRange: "json-number-out-of-range"
    case .jsonInvalidLiteral: "json-invalid-literal"
    case .jsonTooDeep: "json-too-deep"
    case .jsonTooLarge: "json-too-large"
    case .jsonContentAfterEnd: "json-content-after-end"
    case .fileMissing: "file-missing"
    case .fileUnexpected: "file-unexpected"
    case .idFileMismatch: "id-file-mismatch"
    case .unknownKey: "unknown-key"
    case .missingKey: "missing-key"
    case .wrongType: "wrong-type"
    case .unknownValue: "unknown-value"
    case .numberOutOfBounds: "number-out-of-bounds"
    case .dateInvalid: "date-invalid"
    case .listEmpty: "list-empty"
    case .tooManyOptions: "too-many-options"
    case .operatorMissing: "operator-missing"
    case .operatorAmbiguous: "operator-ambiguous"
    case .hitPolicyMissing: "hit-policy-missing"
    case .otherwiseWithoutReason: "otherwise-without-reason"
    case .invalidID: "invalid-id"
    case .duplicateID: "duplicate-id"
    case .unknownID: "unknown-id"
    case .textMissing: "text-missing"
    case .textEmpty: "text-empty"
    case .textUnsafe: "text-unsafe"
    case .textTooLong: "text-too-long"
    case .abbreviationUnexplained: "abbreviation-unexplained"
    case .sourceMissing: "source-missing"
    case .contactMissing: "contact-missing"
    case .typeMismatch: "type-mismatch"
    case .valueNotInDomain: "value-not-in-domain"
    case .conditionCycle: "condition-cycle"
    case .conditionTooLarge: "condition-too-large"
    case .callCycle: "call-cycle"
    case .procedureTooLarge: "procedure-too-large"
    case .decisionCycle: "decision-cycle"
    case .noWayOut: "no-way-out"
    case .pageUnreachable: "page-unreachable"
    case .outcomeUnreachable: "outcome-unreachable"
    case .caseNeverHolds: "case-never-holds"
    case .transitionGap: "transition-gap"
    case .transitionUndecided: "transition-undecided"
    case .casesOverlap: "cases-overlap"
    case .loopWithoutEnd: "loop-without-end"
    case .questionWithoutOptions: "question-without-options"
    case .optionUnreachable: "option-unreachable"
    case .conditionNeverTrue: "condition-never-true"
    case .conditionNeverFalse: "condition-never-false"
    case .questionIdle: "question-idle"
    case .guaranteeBroken: "guarantee-broken"
    case .guaranteeVacuous: "guarantee-vacuous"
    case .idRenamed: "id-renamed"
    case .formerIDTaken: "former-id-taken"
    case .notChecked, .notDecided: "not-checked"
    case .changesCollide: "changes-collide"
    case .changeConditional: "change-conditional"
    case .emergencyContactLost: "emergency-contact-lost"
    case .emergencyNumberChanged: "emergency-number-changed"
    case .settingNotAsked: "setting-not-asked"
    case .scenarioFails: "scenario-fails"
    case .scenarioOpen: "scenario-open"
    case .scenarioAnswerIgnored: "scenario-answer-ignored"
    case .scenarioDraft: "scenario-draft"
    case .readingLongSentence: "reading-long-sentence"
    case .readingLongPage: "reading-long-page"
    case .readingPassive: "reading-passive"
    case .readingDifficultWord: "reading-difficult-word"
    case .readingLongWord: "reading-long-word"
    case .readingSeveralQuestions: "reading-several-questions"
    case .readingUnusedTerm: "reading-unused-term"
    }
  }

  /// All codes, in order.
  public static let allCodes: [String] = [
    "json-byte-order-mark",
    "json-invalid-utf8",
    "json-empty",
    "json-unexpected-character",
    "json-unexpected-end",
    "json-trailing-comma",
    "json-missing-comma",
    "json-missing-colon",
    "json-missing-value",
    "json-missing-quotes",
    "json-single-quotes",
    "json-curly-quotes",
    "json-stray-quote",
    "json-duplicate-key",
    "json-comment",
    "json-invalid-escape",
    "json-lone-surrogate",
    "json-control-character",
    "json-unclosed-string",
    "json-invalid-number",
    "json-number-out-of-range",
    "json-invalid-literal",
    "json-too-deep",
    "json-too-large",
    "json-content-after-end",
    "file-missing",
    "file-unexpected",
    "id-file-mismatch",
    "unknown-key",
    "missing-key",
    "wrong-type",
    "unknown-value",
    "number-out-of-bounds",
    "date-invalid",
    "list-empty",
    "too-many-options",
    "operator-missing",
    "operator-ambiguous",
    "hit-policy-missing",
    "otherwise-without-reason",
    "invalid-id",
    "duplicate-id",
    "unknown-id",
    "text-missing",
    "text-empty",
    "text-unsafe",
    "text-too-long",
    "abbreviation-unexplained",
    "source-missing",
    "contact-missing",
    "type-mismatch",
    "value-not-in-domain",
    "condition-cycle",
    "condition-too-large",
    "call-cycle",
    "procedure-too-large",
    "decision-cycle",
    "no-way-out",
    "page-unreachable",
    "outcome-unreachable",
    "case-never-holds",
    "transition-gap",
    "transition-undecided",
    "cases-overlap",
    "loop-without-end",
    "question-without-options",
    "option-unreachable",
    "condition-never-true",
    "condition-never-false",
    "question-idle",
    "guarantee-broken",
    "guarantee-vacuous",
    "id-renamed",
    "former-id-taken",
    "not-checked",
    "changes-collide",
    "change-conditional",
    "emergency-contact-lost",
    "emergency-number-changed",
    "setting-not-asked",
    "scenario-fails",
    "scenario-open",
    "scenario-answer-ignored",
    "scenario-draft",
    "reading-long-sentence",
    "reading-long-page",
    "reading-passive",
    "reading-difficult-word",
    "reading-long-word",
    "reading-several-questions",
    "reading-unused-term",
  ]
}

/// A sentence or word of the program itself; its words stand in the content, by language.
///
/// `{name}` in the words is filled in.
public enum Phrase: String, Sendable, CaseIterable {
  case startQuestion, startLookup, startHelp, startSettings, startQuit, dangerHint
  case goOn, goBack, skipQuestion, backToStart, openPage, noAnswer, none
  case stepOf, startStep, stepDone, stepHere, stepAhead, stepSkipped, moreAboutStep
  case chooseFirst, chooseNumber, enterNumber, enterDate, enterText, numberBounds, dateForm
  case toConfirm, noLongerCounts, leftAnswers, leftAnswersConfirm
  case record, see, moreExplanation, purpose, who, tasks, mistakes, skip, say
  case toReview, certaintySourced, certaintyKnown, certaintyToReview, certaintyProductChoice
  case checkedOn, sources, basis
  case oldBasis, oldNumber, oldContacts, oldEmergency, oldAdvice, oldGuide
  case reviewTitle, reviewText, reviewToAdvice, passedOver
  case adviceTitle, urgency0, urgency1, urgency2, urgency3, urgencyOpen, contacts, call, hours,
    cost, expect, hoursUnknown, costUnknown, hoursAndCostUnknown
  case adviceWhy, adviceChanges, adviceExport, adviceReview, otherLeft
  case whyTitle, whyAdviceTitle, whyHere, because, changeTitle, changeNone
  case changeLine, changeAnswer, changeAnd
  case overviewTitle, overviewText, overviewOpen
  case lookupTitle, lookupField, lookupNothing, lookupText, kindTerm, kindSignal, kindContact
  case kindArticle, kindPage
  case emergencyBack
  case helpTitle, helpKeys, helpWords
  case settingsTitle, settingsLanguage, settingsColors, settingsMouse, settingsSave, settingsSaved
  case settingsNote
  case exportTitle, exportText, exportField, exportWrite, exportWritten, exportFailed, exportName
  case writeTaken, writeTakenFree, writeNotOrdinary, writeNoFolder, writeNotAllowed, writeNoRoom
  case writeNoPlace, writeOther
  case hiddenTitle, hiddenText
  case moreBelow, moreAbove, tooSmall
  case lineHint, lineChoose, lineUnknown, lineTicked, lineChosen, linePrompt, lineFieldPrompt
  case lineFieldGoOn
  case undone, redone, nothingToUndo, nothingToRedo
  case keyMove, keyChoose, keyTick, keyGoOn, keyBack, keyWhy, keyOverview, keyLookup, keyHelp
  case keyDanger, keyHide, keyLeave, keyQuit, keyUndo, keyRedo, keyScroll, keyMore, keyExport
  case notHere, helpGuide, dangerHintLines, lineUnticked, moreChoicesBelow, moreChoicesAbove
  case keyTicks, keyTicking, goOnWith
  case keySettings, keyRedraw, keySuspend, keyNumber, keyCopy, dangerShort
  case wordBack, wordWhy, wordOverview, wordLookup, wordHelp, wordDanger, wordHide, wordQuit
  case wordUndo, wordRedo, wordMore, wordExport, wordSettings, wordGoOn, wordAgain
  case keySave, wordSave
  case termsTitle, termsLine, keyTerms, keyTermsHere, wordTerms
  case keyAhead, keyToOpen, keyToReview, keyToAdvice, wordAhead, lineAhead, aheadHere
  case leaveQuestion, leaveStay, leaveGo, startOverQuestion, startOverGo
  case replaceQuestion, replaceGo, backToAdvice, carriedOver
  case reportHeading, reportDraft, reportContent, reportAnswers, reportAdvice, reportReasons
  case contentFault, languageName
  case overlayBroken, overlayWithout, overlayMissed, overlayMend
  case contentReloaded, contentFindings, contentOld, contentAnswersLost, contentPageGone
}

/// The words of the program in one language.
public struct Phrasebook: Sendable, Equatable {
  /// The language, such as `nl`.
  public let language: String
  private let words: [Phrase: String]

  /// Makes a phrasebook; phrases without words show their name.
  public init(language: String, words: [Phrase: String]) {
    self.language = language
    self.words = words
  }

  /// The words of a phrase.
  public subscript(_ phrase: Phrase) -> String { words[phrase] ?? phrase.rawValue }

  /// The words of a phrase with its `{name}` places filled in.
  public func callAsFunction(_ phrase: Phrase, _ values: KeyValuePairs<String, String>) -> String {
    var filled = ""
    var rest = self[phrase][...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      filled += rest[..<open]
      let name = rest[rest.index(after: open)..<close]
      filled += values.first { $0.key == name }?.value ?? ""
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }
}

public import Guidance
public import Reports
public import Screens

extension ReportWords {
  /// The words of a report from the program's phrasebook.
  public init(_ phrases: Phrasebook, guide: Guide) {
    self.init(
      heading: phrases[.reportHeading],
      draft: phrases[.reportDraft],
      content: phrases(
        .reportContent,
        ["id": guide.id, "version": guide.version, "day": guide.checkedOn]
      ) + guide.overlays.map { " + \($0.id), " + $0.checkedOn }.joined(),
      advice: phrases[.reportAdvice],
      tasks: phrases[.tasks],
      contacts: phrases[.contacts],
      reasons: phrases[.reportReasons],
      answers: phrases[.reportAnswers],
      passedOver: phrases[.passedOver],
      say: phrases[.say],
      record: phrases[.record],
      sources: phrases[.sources],
      ignored: phrases[.otherLeft],
      changes: phrases[.adviceChanges],
      toReview: phrases[.toReview],
      open: phrases[.overviewOpen],
      urgency: [phrases[.urgency0], phrases[.urgency1], phrases[.urgency2], phrases[.urgency3]],
      urgencyOpen: phrases[.urgencyOpen],
      goOnWith: phrases[.goOnWith],
      oldAdvice: phrases[.oldAdvice],
      oldGuide: phrases[.oldGuide],
      oldContacts: phrases[.oldContacts]
    )
  }
}

/// Something that happened to the program: a key, a line, or news from outside.
public enum Event: Equatable, Sendable {
  /// The focus moved by so many choices.
  case moved(Int)
  /// The focus moved to the first or the last choice.
  case movedToEdge(last: Bool)
  /// The text scrolled by so many windows.
  case scrolled(Int)
  /// A choice was pointed at by its number, from 1.
  case numbered(Int)
  /// Choices were given by number in line mode, from 1.
  case chosenByNumber([Int])
  /// What has the focus was chosen.
  case confirmed
  /// Line mode: an empty line, which goes on.
  case wentOn
  /// On from a page, past all that was gone on from before.
  case wentAhead
  /// What has the focus was ticked or unticked.
  case ticked
  /// One level back.
  case backPressed
  /// A screen was asked for.
  case asked(Sheet)
  /// The last answer was taken back.
  case undoPressed
  /// It was made anew.
  case redoPressed
  /// Hide everything; again to leave.
  case hidePressed
  /// Leave at once, without a question.
  case leftAtOnce
  /// Stop: back to the start, or leave.
  case quitPressed
  /// Characters were typed into the field.
  case typed(String)
  /// The character before the cursor was taken out.
  case erased
  /// The cursor of the field moved.
  case cursorMoved(Int)
  /// A whole line was given for the field.
  case filled(String)
  /// Line mode: show this screen again.
  case askedAgain
  /// Line mode: what was typed means nothing here.
  case notUnderstood(String)
  /// The window has another size.
  case resized(columns: Int, rows: Int)
  /// The report was written to this file, by its full path.
  case reportWritten(String)
  /// The report could not be written; why.
  case reportFailed(WriteFailure)
  /// The walk was to be saved as a scenario.
  case savePressed
  /// The settings were kept, or why not.
  case settingsKept(failure: WriteFailure?)
  /// The content was written anew while the program shows it.
  case contentChanged(ContentNews)

  /// A screen that can be asked for from anywhere.
  public enum Sheet: Equatable, Sendable, CaseIterable {
    /// Danger now.
    case emergency
    /// Why this is asked, or why this advice.
    case why
    /// The map of the steps.
    case overview
    /// Look something up.
    case lookup
    /// All keys and the guide.
    case help
    /// Language and appearance.
    case settings
    /// More explanation of this page.
    case more
    /// The words of the glossary on this page, explained.
    case terms
    /// Write the advice to a file.
    case export
    /// The text without frame, to copy.
    case copy
  }
}

/// Something the outside world has to do.
public enum Effect: Equatable, Sendable {
  /// Leave the program.
  case leave
  /// Write the report of the advice on screen to this file.
  case writeReport(path: String)
  /// Write the walk that ended as the file of a scenario.
  case saveScenario
  /// Keep the settings for the next start.
  case keepSettings
  /// Switch the mouse on or off.
  case setMouse(Bool)
}

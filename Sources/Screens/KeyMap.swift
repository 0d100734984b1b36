public import Display

/// What each key does; footer, help and reading of keys all come from here.
public enum KeyMap {
  /// The keys of the choices, in order: digits, then letters that are no commands, then capitals.
  static let choiceKeys = Array("123456789abdefhlmvxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

  /// The key that points at a choice; nil for those beyond the last key.
  static func key(ofChoice place: Int) -> Character? {
    choiceKeys.indices.contains(place) ? choiceKeys[place] : nil
  }

  /// The event of a key on a screen; nil when the key does nothing there.
  public static func event(for key: Key, on screen: Screen) -> Event? {
    let isTyping = screen.field != nil && screen.focus == nil
    switch key {
    case .up: return .moved(-1)
    case .down: return .moved(1)
    case .tab: return .moved(1)
    case .backTab: return .moved(-1)
    case .pageUp: return .scrolled(-1)
    case .pageDown: return .scrolled(1)
    case .home: return isTyping ? .cursorMoved(-1000) : .movedToEdge(last: false)
    case .end: return isTyping ? .cursorMoved(1000) : .movedToEdge(last: true)
    case .enter: return .confirmed
    case .escape: return .backPressed
    case .left: return isTyping ? .cursorMoved(-1) : .backPressed
    case .right: return isTyping ? .cursorMoved(1) : nil
    case .backspace, .delete: return isTyping ? .erased : .backPressed
    case .function(1): return .asked(.help)
    case .function(2): return .asked(.emergency)
    // These do in a field what a letter does elsewhere.
    case .function(3): return .undoPressed
    case .function(4): return .redoPressed
    case .function(5): return .wentAhead
    case .function(6): return .asked(.terms)
    case .function(12): return .hidePressed
    case .paste(let text): return screen.field == nil ? nil : .typed(text)
    case .character(let character): return event(for: character, on: screen, isTyping: isTyping)
    case .insert, .function, .control, .click: return nil
    }
  }

  private static func event(
    for character: Character,
    on screen: Screen,
    isTyping: Bool
  ) -> Event? {
    // No search begins with it, and danger must be one key away here too.
    if character == "!", screen.field?.text.isEmpty != false { return .asked(.emergency) }
    if isTyping { return .typed(String(character)) }
    if let place = choiceKeys.firstIndex(of: character) { return .numbered(place + 1) }
    switch character {
    case "k": return .moved(-1)
    case "j": return .moved(1)
    case " ": return .ticked
    case "?": return .asked(.help)
    case "!": return .asked(.emergency)
    case "w": return .asked(.why)
    case "g": return .asked(.overview)
    case "/": return .asked(.lookup)
    case "i": return .asked(.more)
    case "t": return .asked(.terms)
    case "p": return .asked(.export)
    case "c": return .asked(.copy)
    case "o": return .asked(.settings)
    case "u": return .undoPressed
    case "r": return .redoPressed
    case "n": return .wentAhead
    case "s": return .savePressed
    case "q": return .quitPressed
    default: return nil
    }
  }

  /// The keys for the footer of a screen, most useful first.
  static func hints(for screen: Screen, _ program: Program) -> [Screen.Hint] {
    let phrases = program.phrases
    var hints: [Screen.Hint] = []
    let isMenu = screen.choices.count > 1 || screen.field != nil
    let isList = if case .tick = screen.choices.first?.mark { true } else { false }
    let isTicking = isList && screen.focus != screen.choices.count - 1
    let isTyping = screen.field != nil && screen.focus == nil
    if let ahead = program.ahead {
      hints.append(.init(isTyping ? "F5" : "n", phrases[ahead], isVital: true))
    }
    let move = isMenu && !screen.choices.isEmpty ? Screen.Hint("↑↓", phrases[.keyMove]) : nil
    // The arrows everybody tries: in a narrow window they make room for the key that explains words.
    if let move, screen.terms.isEmpty { hints.append(move) }
    // In a list that was ticked "go on" has the focus after End.
    let goesOn = !isMenu || (isList && !isTicking)
    if isTicking {
      hints.append(.init(phrases[.keyTick], phrases[.keyTicks], isVital: true))
      hints.append(.init("End", phrases[.keyGoOn], isVital: true))
    } else {
      hints.append(.init("Enter", phrases[goesOn ? .keyGoOn : .keyChoose], isVital: true))
    }
    if program.top.kind != .start { hints.append(.init("Esc", phrases[.keyBack], isVital: true)) }
    if isTyping {
      if !screen.terms.isEmpty { hints.append(.init("F6", phrases[.keyTerms])) }
      hints.append(.init("F1", phrases[.keyHelp]))
    } else {
      if program.isOffered(.why) { hints.append(.init("w", phrases[.keyWhy])) }
      if program.isOffered(.more) { hints.append(.init("i", phrases[.keyMore])) }
      if !screen.terms.isEmpty { hints.append(.init("t", phrases[.keyTerms])) }
      if program.isOffered(.overview), program.top.kind != .overview {
        hints.append(.init("g", phrases[.keyOverview]))
      }
      if program.canSaveScenario { hints.append(.init("s", phrases[.keySave])) }
      hints.append(.init("/", phrases[.keyLookup]))
      if let move, !screen.terms.isEmpty { hints.append(move) }
      hints.append(.init("?", phrases[.keyHelp], isVital: true))
    }
    hints.append(.init("F12", phrases[.keyHide], isVital: true))
    return hints
  }

  /// All keys with what they do, one a line.
  static func help(_ program: Program) -> [String] {
    let phrases = program.phrases
    let save: [(String, Phrase, Phrase?)] =
      program.savesScenarios ? [("s", .keySave, .wordSave)] : []
    let keys: [(String, Phrase, Phrase?)] =
      save + [
        ("F2 !", .keyDanger, .wordDanger),
        ("↑ ↓ k j", .keyMove, nil),
        ("1 … 9 a … z A … Z", .keyNumber, nil),
        ("Enter", .keyGoOn, .wordGoOn),
        (phrases[.keyTick], .keyTick, nil),
        ("Esc ← Backspace", .keyBack, .wordBack),
        ("PgUp PgDn", .keyScroll, nil),
        ("w", .keyWhy, .wordWhy),
        ("i", .keyMore, .wordMore),
        ("t F6", .keyTermsHere, .wordTerms),
        ("g", .keyOverview, .wordOverview),
        ("/", .keyLookup, .wordLookup),
        ("n F5", .keyAhead, .wordAhead),
        ("u F3", .keyUndo, .wordUndo),
        ("r F4", .keyRedo, .wordRedo),
        ("p", .keyExport, .wordExport),
        ("c", .keyCopy, nil),
        ("o", .keySettings, .wordSettings),
        ("? F1", .keyHelp, .wordHelp),
        ("F12", .keyHide, .wordHide),
        ("Ctrl-X Ctrl-X", .keyLeave, nil),
        ("q Ctrl-C", .keyQuit, .wordQuit),
        ("Ctrl-L", .keyRedraw, .wordAgain),
        ("Ctrl-Z", .keySuspend, nil),
      ]
    if program.isLineMode {
      return keys.compactMap { _, does, word in word.map { phrases[$0] + ": " + phrases[does] } }
    }
    return keys.map { key, does, _ in
      key + ": " + (does == .keyTick ? phrases[.keyTicking] : phrases[does])
    }
  }
}

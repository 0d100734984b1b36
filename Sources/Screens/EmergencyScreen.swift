import Guidance

/// The card for danger now; one key away on every screen, then back to the same place.
enum EmergencyScreen {
  static func describe(_ program: Program) -> Screen {
    let wording = Wording(program)
    let card = program.guide.emergency
    var parts: [Screen.Part] = []
    let contacts = card.contacts.compactMap { program.guide.contact($0) }
    for contact in contacts.prefix(2) { parts += wording.contact(contact, isFull: false).prefix(1) }
    parts += wording.parts(card.text, within: card.basis)
    for contact in contacts.dropFirst(2) { parts += wording.contact(contact, isFull: false) }
    let old = wording.warnings(contacts, isUrgent: true)
    parts += old + [wording.certainty(card.basis)]
    if old.isEmpty {
      let check = program.guide.oldCheck(of: card.basis, on: program.today)
      parts += wording.warning(.oldBasis, check)
    }
    return Screen(
      path: program.words(program.guide.title),
      title: program.words(card.title),
      parts: parts,
      choices: [.init(program.phrases[.emergencyBack])]
    )
  }
}

/// The neutral screen that hides everything.
enum HiddenScreen {
  static func describe(_ program: Program) -> Screen {
    Screen(
      path: "",
      title: "",
      parts: [.init(.paragraph, program.phrases[.hiddenText])],
      choices: [.init(program.phrases[.hiddenTitle])],
      focus: 0
    )
  }
}

/// The text of the screen under it without frame or keys, to select with the mouse and copy.
enum CopyScreen {
  static func describe(_ program: Program) -> Screen {
    var below = program
    below.layers.removeLast()
    let screen = below.describe()
    return Screen(
      path: "",
      title: screen.title,
      parts: screen.parts,
      choices: [.init(program.phrases[.goBack])]
    )
  }
}

import Diagnostics

/// A former id is that of one thing only, and of nothing that is there now.
enum RenameCheck {
  private struct Name: Hashable {
    var kind: Reading.Kind
    var scope: String
    var id: String
  }

  static func run(_ reading: inout Reading) {
    var seen: [Name: Place] = [:]
    for rename in reading.renames {
      let name = Name(kind: rename.kind, scope: rename.scope, id: rename.former)
      let now = reading.place(of: rename.kind, rename.former, scope: rename.scope)
      if let other = now ?? seen[name] {
        reading.report(
          .formerIDTaken(kind: rename.kind.rawValue, id: rename.former, isUsed: now != nil),
          at: rename.place,
          notes: [(now == nil ? "it is named here too" : "it is used here", other)]
        )
      }
      seen[name] = rename.place
    }
  }
}

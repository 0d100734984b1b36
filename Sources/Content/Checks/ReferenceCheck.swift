import Diagnostics

/// Every id that is used is declared somewhere.
enum ReferenceCheck {
  static func run(_ reading: inout Reading) {
    for reference in reading.references
    where reading.place(of: reference.kind, reference.id, scope: reference.scope) == nil
      && !reading.isUnsure(of: reference.kind, scope: reference.scope)
    {
      let ids = reading.ids(of: reference.kind, scope: reference.scope)
      reading.report(
        .unknownID(
          kind: reference.kind.rawValue,
          id: reference.id,
          suggestion: EditDistance.suggestion(for: reference.id, among: ids)
        ),
        at: reference.place
      )
    }
  }
}

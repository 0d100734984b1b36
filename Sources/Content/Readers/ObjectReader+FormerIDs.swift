import Diagnostics

extension ObjectReader {
  /// The ids that this object had before, under `renamedFrom`.
  mutating func formerIDs(
    of id: String,
    _ kind: Reading.Kind,
    scope: String = "",
    _ reading: inout Reading
  ) -> [String] {
    guard has("renamedFrom") else {
      _ = optional("renamedFrom")
      return []
    }
    return list("renamedFrom", &reading).readAll { value in
      guard let former = string(value, &reading) else { return nil }
      let place = place(of: value)
      if !value.isPlain || !Self.isID(value.letters) {
        reading.report(.invalidID(former), at: place)
      }
      reading.renames.append(
        .init(kind: kind, scope: scope, former: former, id: id, place: place)
      )
      return former
    }
  }
}

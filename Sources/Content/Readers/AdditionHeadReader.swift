import Diagnostics
import Guidance
import Rules

/// Reads `addition.json`, except for its changes, which wait until all that they change was read.
struct AdditionHeadReader {
  let folder: AdditionFolder
  let file: Int

  private typealias Audience = (setting: String, options: Set<String>)

  func read(
    _ root: JSONValue,
    _ guide: inout Guide,
    _ options: inout [String: [(option: Option, after: String?)]],
    _ reading: inout Reading
  ) -> Addition? {
    guard var object = ObjectReader(root, file: file, &reading) else { return nil }
    let around = object.fileBasis(&reading)
    guard let (id, place) = object.declared(.addition, &reading) else { return nil }
    let name = folder.path.split(separator: "/").last.map(String.init) ?? ""
    if !folder.isOverlay, id != name {
      reading.report(.idFileMismatch(id: id, file: name), at: place)
    }
    let basis = object.basis(within: around, of: "addition '\(id)'", &reading)
    let title = object.text("title", &reading)
    let audience = object.optional("for").flatMap {
      self.audience($0, basis, &options, &reading)
    }
    let when = audience.map { audience -> Expression in
      let options = audience.options.sorted()
      return options.count == 1
        ? Expression.equals(fact: audience.setting, option: options[0]).settled
        : Expression.isIn(fact: audience.setting, options: options).settled
    }
    for value in object.list("options", &reading) {
      readOptions(value, when, basis, &options, &reading)
    }
    guide.start += object.references("start", to: .procedure, &reading)
    let changes = object.list("changes", &reading)
    object.finish(&reading)
    if folder.isOverlay {
      guide.overlays.append(Overlay(id: id, title: title, checkedOn: basis.checkedOn))
    }
    return Addition(
      id: id,
      folder: folder,
      file: file,
      when: when,
      audience: audience,
      basis: basis,
      changes: Array(changes)
    )
  }

  /// Reads `for`: an option that is added, or the ids of options that are there.
  private func audience(
    _ value: JSONValue,
    _ basis: Basis,
    _ options: inout [String: [(option: Option, after: String?)]],
    _ reading: inout Reading
  ) -> Audience? {
    guard var object = ObjectReader(value, file: file, &reading) else { return nil }
    let setting = object.reference("setting", to: .setting, &reading)
    let named = object.required("option", &reading)
    object.finish(&reading)
    guard let setting, let named else { return nil }
    switch named.kind {
    case .object:
      let more = ObjectReader.furtherOption(named, in: "", scope: setting, file, basis, &reading)
      guard let more else { return nil }
      options[setting, default: []].append(more)
      return (setting, [more.option.id])

    case .array:
      let ids = named.elements.compactMap {
        object.reference($0, to: .option, scope: setting, &reading)
      }
      return ids.isEmpty ? nil : (setting, Set(ids))

    default:
      return object.reference(named, to: .option, scope: setting, &reading)
        .map { (setting, [$0]) }
    }
  }

  private func readOptions(
    _ value: JSONValue,
    _ when: Expression?,
    _ basis: Basis,
    _ options: inout [String: [(option: Option, after: String?)]],
    _ reading: inout Reading
  ) {
    guard var object = ObjectReader(value, file: file, &reading) else { return }
    let setting = object.reference("setting", to: .setting, &reading)
    let values = object.fullList("options", &reading)
    object.finish(&reading)
    guard let setting else { return }
    for value in values {
      guard
        var more = ObjectReader.furtherOption(value, in: "", scope: setting, file, basis, &reading)
      else { continue }
      more.option.when = Expression.both(when, more.option.when)
      options[setting, default: []].append(more)
    }
  }
}

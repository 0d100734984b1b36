/// Writes shapes as a JSON Schema.
struct SchemaWriter {
  private let kind: FileKind
  private let objects: [ObjectShape]
  /// The name of each object within this schema, by its place.
  private var names: [Int: String] = [:]

  init(_ kind: FileKind, _ objects: [ObjectShape]) {
    self.kind = kind
    self.objects = objects
  }

  /// The schema of a whole file.
  mutating func schema(of root: Shape) -> JSONTree {
    collect(root)
    var members = [
      JSONTree.Member("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      .init("title", .string(kind.rawValue)),
      .init("description", .string(SchemaWords.files[kind] ?? "")),
    ]
    if case .object(let index) = root { members += body(of: index) }
    var parts: [JSONTree.Member] = []
    for (index, name) in names.sorted(by: { $0.value < $1.value }) {
      if case .object(index) = root { continue }
      parts.append(.init(name, .object(body(of: index))))
    }
    if !parts.isEmpty { members.append(.init("$defs", .object(parts))) }
    return .object(members)
  }

  // MARK: - Names

  private mutating func collect(_ shape: Shape) {
    switch shape {
    case .object(let index):
      guard names[index] == nil else { return }
      let name = objects[index].name
      var number = 1
      while names.values.contains(number == 1 ? name : name + "\(number)") { number += 1 }
      names[index] = number == 1 ? name : name + "\(number)"
      if let open = objects[index].open { collect(open) }
      for variant in objects[index].variants {
        for key in variant.keys.keys.sorted() {
          if let shape = variant.keys[key] { collect(shape) }
        }
      }

    case .list(let item, _, _, _): collect(item)
    case .any(let shapes): for shape in shapes { collect(shape) }
    default: break
    }
  }

  // MARK: - Shapes

  private func members(of shape: Shape) -> [JSONTree.Member] {
    switch shape {
    case .null: return [.init("type", .string("null"))]
    case .boolean: return [.init("type", .string("boolean"))]
    case .yes: return [.init("const", .bool(true))]

    case .integer(let least, let most):
      return [.init("type", .string("integer"))] + bounds(least, most, "minimum", "maximum")

    case .string(let words): return [.init("type", .string("string"))] + members(of: words)

    case .list(let item, let least, let most, let isUnique):
      return [.init("type", .string("array")), .init("items", .object(members(of: item)))]
        + bounds(least == 0 ? nil : least, most, "minItems", "maxItems")
        + (isUnique ? [.init("uniqueItems", .bool(true))] : [])

    case .object(let index): return [.init("$ref", .string("#/$defs/" + (names[index] ?? "")))]

    case .any(let shapes):
      return [.init("anyOf", .list(shapes.map { .object(members(of: $0)) }))]
    }
  }

  private func bounds(
    _ least: Int?,
    _ most: Int?,
    _ leastKey: String,
    _ mostKey: String
  ) -> [JSONTree.Member] {
    [least.map { .init(leastKey, .number($0)) }, most.map { .init(mostKey, .number($0)) }]
      .compactMap { $0 }
  }

  private func members(of words: Shape.Words) -> [JSONTree.Member] {
    switch words {
    case .free: []
    case .id: [.init("pattern", .string("^[a-z0-9]+(-[a-z0-9]+)*$"))]
    case .pair: [.init("pattern", .string("^[^/]*/[^/]*$"))]
    case .notBlank: [.init("pattern", .string("\\S"))]
    case .day:
      [.init("format", .string("date")), .init("pattern", .string("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    case .oneOf(let words): [.init("enum", .list(words.map(JSONTree.string)))]
    }
  }

  // MARK: - Objects

  private func body(of index: Int) -> [JSONTree.Member] {
    let object = objects[index]
    var members: [JSONTree.Member] = [.init("type", .string("object"))]
    if let open = object.open {
      return members + [.init("additionalProperties", .object(self.members(of: open)))]
    }
    let variants = object.variants
    let common = variants.dropFirst().reduce(variants.first?.required ?? []) {
      $0.intersection($1.required)
    }
    let words = SchemaWords.objects[object.name] ?? [:]
    let properties = object.keys.sorted().map { key in
      var property: [JSONTree.Member] = []
      if let words = words[key] { property.append(.init("description", .string(words))) }
      if let shape = sharedShape(of: key, variants) { property += self.members(of: shape) }
      return JSONTree.Member(key, .object(property))
    }
    members.append(.init("properties", .object(properties)))
    if !common.isEmpty {
      members.append(.init("required", .list(common.sorted().map(JSONTree.string))))
    }
    members.append(.init("additionalProperties", .bool(false)))
    if variants.count > 1 {
      members.append(.init("anyOf", .list(branches(of: object, common))))
    }
    if let rule = SchemaWords.rules[object.name] { members += rule }
    return members
  }

  /// The shape of a key, when it is the same in all variants that have the key.
  private func sharedShape(of key: String, _ variants: [ObjectShape.Variant]) -> Shape? {
    let shapes = Set(variants.compactMap { $0.keys[key] })
    return shapes.count == 1 ? shapes.first : nil
  }

  /// The ways to write an object; those that differ only in what must be there are one.
  private func branches(of object: ObjectShape, _ common: Set<String>) -> [JSONTree] {
    var groups: [[ObjectShape.Variant]] = []
    for variant in object.variants {
      if let place = groups.firstIndex(where: { $0[0].keys == variant.keys }) {
        groups[place].append(variant)
      } else {
        groups.append([variant])
      }
    }
    return groups.map { group in
      let shared = group.dropFirst().reduce(group[0].required) { $0.intersection($1.required) }
      var members = required(shared.subtracting(common))
      members += keys(of: group[0], in: object)
      if group.count > 1 {
        let ways = group.map { JSONTree.object(required($0.required.subtracting(shared))) }
        members.append(.init("anyOf", .list(ways)))
      }
      return .object(members)
    }
  }

  private func required(_ keys: Set<String>) -> [JSONTree.Member] {
    keys.isEmpty ? [] : [.init("required", .list(keys.sorted().map(JSONTree.string)))]
  }

  /// Which keys of an object one way has, and what they must be there.
  private func keys(
    of variant: ObjectShape.Variant,
    in object: ObjectShape
  ) -> [JSONTree.Member] {
    var members: [JSONTree.Member] = []
    let absent = object.keys.subtracting(variant.keys.keys)
    // Of the keys that may be there and those that may not, the fewer are named.
    if variant.keys.count < absent.count {
      let keys = variant.keys.keys.sorted().map(JSONTree.string)
      members.append(.init("propertyNames", .object([.init("enum", .list(keys))])))
    }
    let properties = object.keys.sorted().compactMap { key -> JSONTree.Member? in
      guard let shape = variant.keys[key] else {
        return variant.keys.count < absent.count ? nil : .init(key, .bool(false))
      }
      if sharedShape(of: key, object.variants) != nil { return nil }
      return .init(key, .object(self.members(of: shape)))
    }
    if !properties.isEmpty { members.append(.init("properties", .object(properties))) }
    return members
  }
}

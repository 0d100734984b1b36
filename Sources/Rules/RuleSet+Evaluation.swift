extension RuleSet {
  /// Evaluates a compiled expression over one word a fact.
  @inline(__always)
  public func evaluate(_ number: Int, _ words: UnsafeBufferPointer<UInt64>) -> Truth {
    run(starts[number], words).truth
  }

  /// Evaluates a compiled expression over one word a fact.
  public func evaluate(_ number: Int, _ words: [UInt64]) -> Truth {
    words.withUnsafeBufferPointer { evaluate(number, $0) }
  }

  /// The value of a node, found by going down its tree.
  func truth(_ number: Int32, _ words: UnsafeBufferPointer<UInt64>) -> Truth {
    nodes.withUnsafeBufferPointer { nodes in
      parts.withUnsafeBufferPointer { parts in
        guard let node = nodes.baseAddress else { return .unknown }
        return Self.truth(number, node, parts.baseAddress, words)
      }
    }
  }

  private static func truth(
    _ number: Int32,
    _ nodes: UnsafePointer<Node>,
    _ parts: UnsafePointer<Int32>?,
    _ words: UnsafeBufferPointer<UInt64>
  ) -> Truth {
    let node = nodes + Int(number)
    switch node.pointee.operation {
    case .choice:
      let word = words[Int(node.pointee.fact)]
      guard word != unanswered else { return .unknown }
      return node.pointee.low >> word & 1 == 1 ? .isTrue : .isFalse

    case .has:
      let word = words[Int(node.pointee.fact)]
      guard word != unanswered else { return .unknown }
      return word & node.pointee.low != 0 ? .isTrue : .isFalse

    case .range:
      let word = words[Int(node.pointee.fact)]
      guard word != unanswered else { return .unknown }
      return word >= node.pointee.low && word <= node.pointee.high ? .isTrue : .isFalse

    case .answered:
      return words[Int(node.pointee.fact)] == unanswered ? .isFalse : .isTrue

    case .not:
      return truth(node.pointee.first, nodes, parts, words).negated

    case .condition:
      return truth(node.pointee.first, nodes, parts, words)

    case .all, .any:
      return truthOfList(node, nodes, parts, words)

    case .atLeast:
      return truthOfCount(node, nodes, parts, words)
    }
  }

  @inline(__always)
  private static func truthOfList(
    _ node: UnsafePointer<Node>,
    _ nodes: UnsafePointer<Node>,
    _ parts: UnsafePointer<Int32>?,
    _ words: UnsafeBufferPointer<UInt64>
  ) -> Truth {
    // `all` ends at the first false part and `any` at the first true one, whatever is unknown.
    let settling: Truth = node.pointee.operation == .all ? .isFalse : .isTrue
    var isUnknown = false
    guard let parts else { return settling.negated }
    var place = Int(node.pointee.first)
    let end = place + Int(node.pointee.count)
    while place < end {
      let truth = truth(parts[place], nodes, parts, words)
      if truth == settling { return settling }
      if truth == .unknown { isUnknown = true }
      place += 1
    }
    return isUnknown ? .unknown : settling.negated
  }

  private static func truthOfCount(
    _ node: UnsafePointer<Node>,
    _ nodes: UnsafePointer<Node>,
    _ parts: UnsafePointer<Int32>?,
    _ words: UnsafeBufferPointer<UInt64>
  ) -> Truth {
    let needed = Int(node.pointee.low)
    var sure = 0
    var possible = 0
    if let parts {
      for place in 0..<Int(node.pointee.count) {
        switch truth(parts[Int(node.pointee.first) + place], nodes, parts, words) {
        case .isTrue:
          sure += 1
          possible += 1

        case .unknown:
          possible += 1

        case .isFalse:
          break
        }
      }
    }
    if sure >= needed { return .isTrue }
    return possible < needed ? .isFalse : .unknown
  }
}

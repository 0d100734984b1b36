import Rules

extension CompiledProcedure {
  /// The key that a question has now, by one that it had before; nil for any other.
  public func key(formerly key: String) -> String? {
    pages.first { $0.asks && $0.key != key && keys(of: $0).contains(key) }?.key
  }

  /// The id that an option of a question has now, by one that it had before; nil for any other.
  public func option(formerly id: String, of key: String) -> String? {
    guard let place = page(key) else { return nil }
    return question(at: place)?.options.first { $0.formerIDs.contains(id) }?.id
  }

  /// All keys that a page has or had, those of the pages that call its procedure included.
  private func keys(of page: FlatPage) -> [String] {
    guard case .page(let item, _, _) = page.origin else { return [page.key] }
    let ids = [item.id] + item.formerIDs
    guard let caller = self.page(String(page.scope.dropLast())) else { return ids }
    return keys(of: pages[caller]).flatMap { scope in ids.map { scope + "/" + $0 } }
  }
}

import Guidance

extension Program {
  /// Shows the content as it is now: the same page with the same answers, as far as they still fit.
  ///
  /// Content that is broken changes nothing but the notices: what was last right stays on screen.
  mutating func take(_ news: ContentNews) {
    notices = []
    contentNotices = news.count == 0 ? [] : findings(of: news)
    guard let content = news.content else { return }
    if content.guide == guide, content.manuals == manuals,
      content.phrasebooks.isEmpty || content.phrasebooks == phrasebooks
    {
      return
    }
    let old = journey
    guide = content.guide
    if !content.phrasebooks.isEmpty { phrasebooks = content.phrasebooks }
    manuals = content.manuals
    notices = [phrases[.contentReloaded]]
    earlier = earlier.compactMap { walk in
      let compiled = try? guide.compiled(walk.procedure.procedure.id)
      let journey = compiled.map { walk.carried(to: $0).journey }
      return journey?.stop == .end ? journey : nil
    }
    guard let old else { return keepLayers { $0.isFree } }
    let oldTitles = { (key: String) in self.title(of: key, old.procedure) }
    guard let compiled = try? guide.compiled(old.procedure.procedure.id) else {
      journey = nil
      return keepLayers { $0.isFree }
    }
    let (journey, lost) = old.carried(to: compiled)
    self.journey = journey
    if !lost.isEmpty {
      let titles = lost.map(oldTitles).joined(separator: "; ")
      notices.append(phrases(.contentAnswersLost, ["questions": titles]))
    }
    showAgain(old, journey)
  }

  private func findings(of news: ContentNews) -> [String] {
    let head = phrases(.contentFindings, ["count": String(news.count)])
    let isBroken = news.content == nil
    // The whole path: every addition has a file of the same name.
    let lines = news.findings.map { finding in
      finding.line == 0 ? finding.message : finding.file + ":\(finding.line): " + finding.message
    }
    return [head + (isBroken ? " " + phrases[.contentOld] : "")] + lines
  }

  private func title(of key: String, _ procedure: CompiledProcedure) -> String {
    guard let place = procedure.page(key) else { return key }
    switch procedure.pages[place].origin {
    case .setting(let setting): return words(setting.title)
    case .page(let page, _, _): return words(page.title)
    }
  }

  /// The screens that were open, with pages found again by their ids.
  private mutating func showAgain(_ old: Journey, _ journey: Journey) {
    var isGone = false
    layers = layers.compactMap { layer in
      switch layer.kind {
      case .page(let place):
        var layer = layer
        guard let new = journey.procedure.page(old.procedure.pages[place].key),
          journey.visited.contains(new)
        else {
          isGone = true
          return nil
        }
        layer.kind = .page(new)
        return layer

      case .review, .outcome:
        if journey.stop == .end { return layer }
        isGone = true
        return nil

      default:
        return layer.isFree || layer.kind == .why || layer.kind == .more || layer.kind == .overview
          ? layer : nil
      }
    }
    guard isGone else { return }
    goToStop()
    notices.append(phrases[.contentPageGone])
  }

  private mutating func keepLayers(_ isKept: (Layer) -> Bool) {
    layers = [Layer(.start)] + layers.filter { $0.kind != .start && isKept($0) }
  }
}

extension Layer {
  /// Whether it shows nothing of a journey and holds no place in the content.
  fileprivate var isFree: Bool {
    switch kind {
    case .start, .lookup, .emergency, .help, .manual, .settings, .leave: true
    case .page, .review, .outcome, .why, .overview, .step, .more, .entry, .export, .copy,
      .terms, .startOver, .replace:
      false
    }
  }
}

import Guidance
import Rules

extension Program {
  /// Opens a screen over the present one; asking for the open one again closes it.
  mutating func open(_ sheet: Event.Sheet) {
    let kind: Layer.Kind
    switch sheet {
    case .emergency: kind = .emergency
    case .why: kind = .why
    case .overview: kind = .overview
    case .lookup: kind = .lookup
    case .help: kind = .help
    case .settings: kind = .settings
    case .more: kind = .more
    case .terms: kind = .terms
    case .export: kind = .export
    case .copy: kind = .copy
    }
    if top.kind == kind { return goBack() }
    guard isOffered(sheet) else {
      notices = [phrases[.notHere]]
      return
    }
    var layer = Layer(kind)
    if kind == .lookup { layer.focus = -1 }
    if kind == .export {
      layer.typed = Array(reportName)
      layer.cursor = layer.typed.count
      layer.focus = -1
    }
    if kind == .overview { layer.focus = OverviewScreen.presentPlace(self) }
    layers.append(layer)
  }

  /// Whether a screen has something to show from here.
  func isOffered(_ sheet: Event.Sheet) -> Bool {
    switch sheet {
    case .emergency, .lookup, .help, .settings, .copy: return true
    case .overview: return journey != nil
    case .why: return isOnPage || top.kind == .outcome
    case .more: return hasMore
    case .terms: return !describe().terms.isEmpty
    case .export: return top.kind == .outcome
    }
  }

  /// Whether the walk that ended can be saved as a scenario from here.
  var canSaveScenario: Bool {
    savesScenarios && journey?.stop == .end && (top.kind == .outcome || top.kind == .review)
  }

  func notice(of failure: WriteFailure) -> String {
    phrases(.exportFailed, ["why": failure.words(phrases)])
  }

  /// Puts a name that is free into the field for the report's file.
  mutating func offer(_ name: String) {
    guard top.kind == .export else { return }
    top.typed = Array(name)
    top.cursor = top.typed.count
    top.focus = -1
  }

  /// Asks for the walk to be saved; those who do not write content have no such key.
  mutating func saveScenario() -> [Effect] {
    if canSaveScenario { return [.saveScenario] }
    notices = [phrases[.notHere]]
    return []
  }

  /// Whether the page that is shown has a step or articles that tell more.
  private var hasMore: Bool {
    guard case .page(let place) = top.kind, let journey else { return false }
    if case .page = journey.procedure.pages[place].origin { return true }
    return false
  }

  var isOnPage: Bool { if case .page = top.kind { true } else { false } }

  mutating func closeTop(if kind: Layer.Kind) {
    if top.kind == kind, layers.count > 1 { layers.removeLast() }
  }

  /// One level back; answers stay.
  mutating func goBack() {
    switch top.kind {
    case .start:
      return

    case .page(let page):
      goToPage(before: page)

    case .review, .outcome:
      if case .review = top.kind, let last = journey?.visited.last {
        top = pageLayer(last)
      } else {
        top = Layer(.review, focus: reviewEnd)
      }

    default:
      if layers.count > 1 { layers.removeLast() }
    }
  }

  /// Where the focus of the review stands: on its way to the advice.
  var reviewEnd: Int { ReviewScreen.entries(self).count }

  private mutating func goToPage(before page: Int) {
    guard let journey else { return }
    let visited = journey.visited
    if let place = visited.firstIndex(of: page), place > 0 {
      top = pageLayer(visited[place - 1])
    } else if journey.isSpared(page) {
      goToStop()
    } else if !earlier.isEmpty, !hasOwnAnswers {
      goBackToAdvice()
    } else {
      layers = [Layer(.start)]
    }
  }

  /// Shows where the journey has to go on: a page, or the review before the end.
  mutating func goToStop() {
    guard let journey else { return }
    switch journey.stop {
    case .page(let page): replaceWalk(with: pageLayer(page))
    case .end: replaceWalk(with: endLayer)
    }
  }

  /// The review of the answers, or the advice itself when there is no time to lose.
  private var endLayer: Layer {
    guard let journey, let advice = journey.procedure.advice(of: journey.walk), advice.urgency == 0
    else { return Layer(.review, focus: reviewEnd) }
    return Layer(.outcome)
  }

  /// Where one key leads from a page that lies further back; nil when the next page is there already.
  ///
  /// After a change of an early answer nobody has to press through pages that still hold.
  var ahead: Phrase? {
    guard case .page(let page) = top.kind, let journey else { return nil }
    let visited = journey.visited
    guard let place = visited.firstIndex(of: page) else { return nil }
    switch journey.stop {
    case .page: return place + 2 < visited.count ? .keyToOpen : nil

    case .end:
      guard place + 1 < visited.count else { return nil }
      return endLayer.kind == .outcome ? .keyToAdvice : .keyToReview
    }
  }

  /// Shows the page after one that was gone on from.
  mutating func goOn(from page: Int) {
    guard let journey else { return }
    if let next = journey.visited(after: page) {
      replaceWalk(with: pageLayer(next))
      // Line mode has no footer that names the key.
      if isLineMode, ahead != nil {
        notices.append(phrases(.lineAhead, ["word": phrases[.wordAhead]]))
      }
    } else {
      goToStop()
    }
  }

  /// Shows a page of the journey, whatever is open over it.
  mutating func show(page: Int) { replaceWalk(with: pageLayer(page)) }

  /// Lays a screen of the walk directly over the start.
  mutating func replaceWalk(with layer: Layer) { layers = [Layer(.start), layer] }

  /// A page with its focus on what was answered, if only that it stays open; else on the first choice.
  func pageLayer(_ page: Int) -> Layer {
    var layer = Layer(.page(page))
    guard let journey else { return layer }
    let options = journey.offeredOptions(at: page)
    switch journey.answer(at: page) {
    case .option(let id): layer.focus = options.firstIndex { $0.id == id } ?? 0
    case .count(let number): layer.typed = Array(String(number))
    case .date(let words), .text(let words): layer.typed = Array(words)
    case nil where journey.isSpared(page) || journey.hasPassed(page) && journey.mayStayOpen(page):
      // Enter must not answer what was left open before.
      layer.focus = options.count

    case .options, nil: break
    }
    if let question = journey.procedure.question(at: page) {
      switch question.type {
      case .count, .date, .text: layer.focus = -1
      case .choice, .set: break
      }
    }
    layer.cursor = layer.typed.count
    return layer
  }

  mutating func undo() {
    guard let page = journey?.undo() else {
      notices = [phrases[.nothingToUndo]]
      return
    }
    showAfterChange(page, .undone)
  }

  mutating func redo() {
    guard let page = journey?.redo() else {
      notices = [phrases[.nothingToRedo]]
      return
    }
    showAfterChange(page, .redone)
  }

  private mutating func showAfterChange(_ page: Int, _ phrase: Phrase) {
    guard let journey else { return }
    if journey.visited.contains(page) { show(page: page) } else { goToStop() }
    notices = [phrases(phrase, ["question": Wording(self).title(ofPage: page)])]
  }

  /// Goes back to the start without the journey.
  mutating func startOver() {
    journey = nil
    earlier = []
    layers = [Layer(.start)]
  }

  /// Stops: asks first when a journey is under way, since nothing of it is kept.
  mutating func quit() -> [Effect] {
    if top.kind == .start, !wouldLoseAnswers { return [.leave] }
    if top.kind == .leave { return [] }
    if journey == nil {
      layers = [Layer(.start)]
      return []
    }
    layers.append(Layer(.leave))
    return []
  }
}

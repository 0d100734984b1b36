import Display
import Testing

@Suite struct FrameTests {
  static let size = Size(columns: 6, rows: 3)

  @Test func `a row never reaches past the edge`() {
    let frame = Frame(
      size: Self.size,
      rows: [FrameRow(runs: [Run(text: "Stap"), Run(text: " één", style: Style(isBold: true))])],
      cursor: Point(column: 0, row: 0)
    )
    #expect(
      frame.rows[0].runs == [Run(text: "Stap"), Run(text: " é", style: Style(isBold: true))]
    )
  }

  @Test func `a wide character on the edge is left out`() {
    let frame = Frame(
      size: Size(columns: 3, rows: 1),
      rows: [FrameRow("漢字x")],
      cursor: Point(column: 0, row: 0)
    )
    #expect(frame.rows[0].runs == [Run(text: "漢")])
  }

  @Test func `there are as many rows as the size says`() {
    let origin = Point(column: 0, row: 0)
    #expect(Frame(size: Self.size, rows: [], cursor: origin).rows == [.blank, .blank, .blank])
    let many = (0..<9).map { FrameRow("\($0)") }
    #expect(Frame(size: Self.size, rows: many, cursor: origin).rows == Array(many.prefix(3)))
  }

  @Test(arguments: [
    (Point(column: 9, row: 9), Point(column: 5, row: 2)),
    (Point(column: -1, row: -1), Point(column: 0, row: 0)),
    (Point(column: 2, row: 1), Point(column: 2, row: 1)),
  ])
  func `the cursor stays inside`(asked: Point, given: Point) {
    #expect(Frame(size: Self.size, rows: [], cursor: asked).cursor == given)
  }

  @Test func `a frame shows unsafe text as what it is`() {
    let frame = Frame(
      size: Size(columns: 20, rows: 1),
      rows: [FrameRow("a\u{1B}b")],
      cursor: Point(column: 0, row: 0)
    )
    #expect(frame.rows[0] == FrameRow("a⟨U+001B⟩b"))
  }

  @Test func `rows that look the same are equal`() {
    #expect(FrameRow(runs: [Run(text: "a"), Run(text: ""), Run(text: "b")]) == FrameRow("ab"))
  }

  @Test func `a frame of no size holds nothing`() {
    let frame = Frame(
      size: Size(columns: -1, rows: 0),
      rows: [FrameRow("a")],
      cursor: Point(column: 1, row: 1)
    )
    #expect(frame.rows.isEmpty)
    #expect(frame.cursor == Point(column: 0, row: 0))
  }
}

@Suite struct FrameTextTests {
  static let frame = Frame(
    size: Size(columns: 10, rows: 3),
    rows: [
      FrameRow("Stap 1", style: Style(foreground: .cyan, isBold: true)), FrameRow("plain   "),
      FrameRow(runs: [Run(text: "> "), Run(text: "één", style: Style(isReversed: true))]),
    ],
    cursor: Point(column: 2, row: 2)
  )

  @Test func `golden text has cells, cursor and styles`() {
    #expect(
      FrameText.text(of: Self.frame) == """
        Stap 1
        plain
        > één
        cursor: 2,2
        0:0-5 cyan bold
        2:2-4 reversed

        """
    )
  }

  @Test func `plain text has the cells only`() {
    #expect(FrameText.plain(Self.frame) == "Stap 1\nplain\n> één\n")
  }
}

@Suite struct FramePictureTests {
  @Test func `text is escaped and the cursor drawn`() {
    let frame = Frame(
      size: Size(columns: 10, rows: 2),
      rows: [FrameRow("a < b & \"c\"")],
      cursor: Point(column: 1, row: 0)
    )
    let svg = FramePicture.svg(of: frame, title: "Vraag <1>")
    #expect(svg.contains("a &lt; b &amp; &quot;"))
    #expect(svg.contains("<title>Vraag &lt;1&gt;</title>"))
    #expect(svg.contains("class=\"cursor\" x=\"23.5\" y=\"14.5\""))
  }

  @Test func `a reversed run gets a block behind it`() {
    let bar = FrameRow("Ja  ", style: Style(isReversed: true))
    let frame = Frame(
      size: Size(columns: 6, rows: 1),
      rows: [bar],
      cursor: Point(column: 0, row: 0)
    )
    let svg = FramePicture.svg(of: frame, scheme: .dark, title: "t")
    #expect(svg.contains("<rect class=\"own\" x=\"14\" y=\"14\" width=\"36\" height=\"20\"/>"))
    #expect(svg.contains("<text class=\"inverse\""))
    #expect(!svg.contains("@media"))
  }

  @Test func `one picture can serve dark and light readers`() {
    let frame = Frame(
      size: Size(columns: 1, rows: 1),
      rows: [],
      cursor: Point(column: 0, row: 0)
    )
    #expect(FramePicture.svg(of: frame, title: "t").contains("prefers-color-scheme:dark"))
  }
}

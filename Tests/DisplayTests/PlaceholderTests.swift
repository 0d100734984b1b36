import Testing

@Suite struct DisplayPlaceholderTests {
}

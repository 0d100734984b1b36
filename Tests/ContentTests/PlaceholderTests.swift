import Testing

@Suite struct ContentPlaceholderTests {
}

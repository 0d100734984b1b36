import Testing

@Suite struct RulesPlaceholderTests {
}

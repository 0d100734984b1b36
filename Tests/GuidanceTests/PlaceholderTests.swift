import Testing

@Suite struct GuidancePlaceholderTests {
}

import Testing

@Suite struct ProofPlaceholderTests {
}

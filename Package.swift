// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// A room of the house: a target under `Sources/` and what it may import (see the architecture page).
func room(_ name: String, _ imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: swiftSettings)
}

/// The tests of one room, under `Tests/<room>Tests`.
func tests(
  of name: String,
  _ imports: [Target.Dependency] = [],
  besides folders: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: [.target(name: name)] + imports,
    exclude: folders,
    swiftSettings: swiftSettings
  )
}

let package = Package(
  name: "meldcode",
  products: [
    .executable(name: "meldcode", targets: ["meldcode"]),
    // For the package of the benchmarks.
    .library(
      name: "Rooms",
      targets: ["Content", "Guidance", "Proof", "Rules", "Screens", "Storage"]
    ),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    room("Diagnostics"),
    room("Rules"),
    room("Guidance", ["Rules"]),
    room("Proof", ["Guidance", "Rules"]),
    room("Content", ["Diagnostics", "Guidance", "Proof", "Rules"]),
    room("Display"),
    room("Screens", ["Display", "Guidance", "Rules"]),
    room("Reports", ["Content", "Display", "Guidance", "Proof", "Rules"]),
    .target(
      name: "CNcurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]
    ),
    room("Terminal", ["CNcurses", "Display"]),
    room("Storage", ["Content"]),
    room("Runtime", ["Display", "Guidance", "Reports", "Screens", "Storage", "Terminal"]),
    .executableTarget(
      name: "meldcode",
      dependencies: [
        "Content", "Diagnostics", "Display", "Guidance", "Proof", "Reports", "Rules", "Runtime",
        "Screens", "Storage", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings
    ),
    tests(of: "Diagnostics"),
    .target(
      name: "SmallGuides",
      dependencies: ["Guidance", "Rules"],
      path: "Tests/SmallGuides",
      swiftSettings: swiftSettings
    ),
    tests(of: "Rules", ["SmallGuides"]),
    tests(of: "Guidance", ["Rules", "SmallGuides"]),
    tests(of: "Proof", ["Guidance", "Rules", "SmallGuides"]),
    tests(of: "Content", ["Diagnostics", "Guidance", "Proof", "Rules"]),
    tests(of: "Display"),
    tests(
      of: "Screens",
      ["Content", "Display", "Guidance", "Rules", "Storage"],
      besides: ["Goldens"]
    ),
    tests(
      of: "Reports",
      ["Content", "Display", "Guidance", "Proof", "Rules", "SmallGuides", "Storage"]
    ),
    tests(of: "Terminal", ["Display"]),
    tests(of: "Storage", ["Content"]),
    // Every outcome of the bundled content, through the rooms that lead to it.
    .testTarget(
      name: "OutcomeTests",
      dependencies: [
        "Content", "Display", "Guidance", "Proof", "Reports", "Rules", "Screens", "Storage",
      ],
      swiftSettings: swiftSettings
    ),
    .testTarget(name: "HouseTests", swiftSettings: swiftSettings),
    .testTarget(name: "EndToEndTests", swiftSettings: swiftSettings),
  ],
  swiftLanguageModes: [.v6]
)

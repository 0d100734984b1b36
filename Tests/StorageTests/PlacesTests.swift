import Glibc
import Storage
import Testing

/// Where content and settings are looked for, from the environment alone.
@Suite struct PlacesTests {
  private func places(
    _ environment: [String: String],
    chosen: String? = nil,
    program: String? = nil
  ) -> Places {
    Places(chosen: chosen, environment: { environment[$0] }, program: program)
  }

  @Test(
    arguments: [
      (["HOME": "/h"], "/h/.config/meldcode/settings.json"),
      (["HOME": "/h", "XDG_CONFIG_HOME": "/c"], "/c/meldcode/settings.json"),
      (["HOME": "/h", "XDG_CONFIG_HOME": ""], "/h/.config/meldcode/settings.json"),
      (["HOME": "/h", "XDG_CONFIG_HOME": "hier"], "/h/.config/meldcode/settings.json"),
      (["HOME": "hier"], nil), ([:], nil),
    ] as [([String: String], String?)]
  )
  func `settings follow the environment`(environment: [String: String], path: String?) {
    #expect(places(environment).settings == path)
  }

  @Test func `a chosen folder is the only one`() {
    let environment = ["HOME": "/h", "MELDCODE_CONTENT": "/e"]
    #expect(places(environment, chosen: "hier").content == ["hier"])
    #expect(places(environment).content == ["/e"])
    #expect(places(["MELDCODE_CONTENT": ""]).content.count > 1)
  }

  @Test func `overlays are those that were named, else those of the environment, else one's own`() {
    func overlays(_ environment: [String: String], _ named: [String] = []) -> [String?] {
      let places = Places(
        chosen: nil,
        overlays: named,
        environment: { environment[$0] },
        program: nil
      )
      return places.overlays + [places.ownOverlay]
    }
    #expect(overlays(["HOME": "/h"]) == ["/h/.local/share/meldcode/overlay"])
    #expect(overlays(["XDG_DATA_HOME": "/d"]) == ["/d/meldcode/overlay"])
    #expect(overlays(["HOME": "/h", "MELDCODE_OVERLAY": "/a:/b"]) == ["/a", "/b", nil])
    #expect(overlays(["HOME": "/h", "MELDCODE_OVERLAY": "/a"], ["/c"]) == ["/c", nil])
    #expect(overlays([:]) == [nil])
    // An empty name lays none over it, not even one's own.
    #expect(overlays(["HOME": "/h", "MELDCODE_OVERLAY": "/a"], [""]) == [nil])
    #expect(overlays(["HOME": "/h"], ["", "/c"]) == ["/c", nil])
  }

  @Test func `folders are tried in their order`() {
    let found = places(["HOME": "/h"], program: "/opt/m/bin/meldcode").content
    #expect(
      found == [
        "/h/.local/share/meldcode/content", "/opt/m/share/meldcode/content",
        "/usr/local/share/meldcode/content", "/usr/share/meldcode/content", "./Content",
        "/opt/m/bin/Content", "/opt/m/Content", "/opt/Content",
      ]
    )
  }

  @Test func `the system's folders come from the environment, absolute ones only`() {
    let found = places(["XDG_DATA_HOME": "/d", "XDG_DATA_DIRS": "/a::hier:/b"]).content
    #expect(
      found == [
        "/d/meldcode/content", "/a/meldcode/content", "/b/meldcode/content", "./Content",
      ]
    )
  }

  @Test func `settings come back as they were written`() throws {
    let folder = try TestFolder()
    for isOn in [true, false] {
      let settings = SettingsFile(language: "en", usesColors: isOn, usesMouse: !isOn)
      try settings.write(to: folder["nieuw/settings.json"])
      #expect(SettingsFile(path: folder["nieuw/settings.json"]) == settings)
    }
    var status = stat()
    lstat(folder["nieuw/settings.json"], &status)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test(arguments: ["", "{", "[]", "{\"language\": 1}", "{\"language\": \"nl\"", "\u{0}"])
  func `broken settings are none`(words: String) throws {
    let folder = try TestFolder()
    try folder.put(words, in: "s.json")
    #expect(SettingsFile(path: folder["s.json"]) == SettingsFile())
  }

  @Test func `missing settings are none`() throws {
    let folder = try TestFolder()
    #expect(SettingsFile(path: folder["geen"]) == SettingsFile())
    #expect(SettingsFile(path: nil) == SettingsFile())
  }

  @Test func `a language cannot break out of its place in the file`() throws {
    let folder = try TestFolder()
    try SettingsFile(language: "n\", \"mouse\": \"on", usesColors: true).write(to: folder["s"])
    let kept = SettingsFile(path: folder["s"])
    #expect(kept.usesMouse != true && kept.usesColors == true)
  }

  @Test func `what was never set stays unset`() throws {
    let folder = try TestFolder()
    let settings = SettingsFile(language: "nl")
    try settings.write(to: folder["s"])
    #expect(SettingsFile(path: folder["s"]) == settings)
  }
}

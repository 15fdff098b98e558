//! Texts that often break programs: a well-known list, and additions.

use ratatui::buffer::{Buffer, CellWidth};
use toegang::domain::is_forbidden;

/// The Big List of Naughty Strings by Max Woolf. Its licence is beside the file.
const BLNS_JSON: &str = include_str!("../../data/naughty/blns.json");

/// Additions: bidirectional text, zero-width characters, emoji families, stacked accents, wide
/// characters, tags, control characters, line endings, shell and spreadsheet injection.
const ADDED_STRINGS: &[&str] = &[
    "Jan \u{202e}neslaV\u{202c} Jansen",
    "\u{2066}Jan\u{2069}",
    "\u{200f}\u{202b}יעקב\u{202c}",
    "יעקב בן דוד",
    "لا إله لالا",
    "Jan\u{200b}Jansen",
    "\u{feff}Jan",
    "J\u{ad}an",
    "Jan\u{2060}\u{2064}",
    "\u{200d}\u{200c}",
    "👨\u{200d}👩\u{200d}👧\u{200d}👦 gezin",
    "🏳\u{fe0f}\u{200d}🌈",
    "👍🏽 Jan",
    "🇳🇱🇧🇪🇳",
    "1\u{fe0f}\u{20e3}",
    "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\u{30b}\u{30c}a",
    "e\u{301}\u{301}\u{301}\u{301}e\u{301}\u{327}",
    "\u{301}vooraan",
    "\u{301}\u{300}",
    "王小明",
    "ガガガ",
    "ｶﾞｷﾞｸﾞ ﾊﾟ",
    "ＡＢＣ全角",
    "한국어 \u{1112}\u{1161}\u{11ab}",
    "\u{1160}\u{3164}\u{ffa0}",
    "क्षत्रिय",
    "ก็ปรึกษาน้ำ",
    "ᚠ\u{1f469}\u{1f3ff}x",
    "ﷺ﷽𒐫",
    "Jan\0Jansen",
    "\u{1b}[31mrood\u{1b}[0m",
    "\u{1b}]0;titel\u{7}",
    "\u{1b}]52;c;aGFsbG8=\u{1b}\\",
    "\u{9b}2J\u{9d}0;x\u{9c}",
    "Jan\rX\u{8}\u{8}",
    "\u{7f}\u{80}\u{85}\u{9f}",
    "een\u{2028}twee\u{2029}drie",
    "een\ntwee\r\ndrie\tvier",
    "\u{fffd}\u{fffe}\u{ffff}",
    "\u{e000}\u{f0000}",
    "\u{180e}\u{17b4}\u{115f}",
    "=cmd|' /C calc'!A0",
    "'=1+1",
    "''-2+3",
    "a\"b\"\"c;d,e",
    "$(reboot) `id` 'x' \"y\" \\ !",
    "-rf",
    "--help",
    "%s%n %00 _%_ [a-z]*?",
];

/// Returns the list and the additions.
pub(crate) fn naughty_strings() -> Vec<String> {
    let mut all: Vec<String> = serde_json::from_str(BLNS_JSON).unwrap();
    all.extend(ADDED_STRINGS.iter().map(|text| (*text).to_owned()));
    all
}

/// Asserts that a text has no forbidden characters except newlines.
#[track_caller]
pub(crate) fn assert_plain(text: &str) {
    let found = text.chars().find(|ch| is_forbidden(*ch) && *ch != '\n');
    assert_eq!(found, None, "in {text:?}");
}

/// Asserts that a frame has no forbidden characters and that its cells line up. The cell after a
/// wide character is blank, and each line is exactly as wide as the screen.
#[track_caller]
pub(crate) fn assert_frame(buffer: &Buffer) {
    let width = usize::from(buffer.area.width).max(1);
    for line in buffer.content.chunks(width) {
        let text: String = line.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_plain(&text);
        let mut at = 0;
        while let Some(cell) = line.get(at) {
            let wide = usize::from(cell.cell_width()).max(1);
            let hidden = line.get(at + 1..at + wide);
            let blank = hidden.is_some_and(|cells| cells.iter().all(|cell| cell.symbol() == " "));
            assert!(blank, "{:?} at {at} covers something in {text:?}", cell.symbol());
            at += wide;
        }
    }
}

/// Returns the width of a text in cells, as ratatui counts them.
pub(crate) fn text_width(text: &str) -> usize {
    let line = ratatui::text::Line::raw(text);
    let graphemes = line.styled_graphemes(ratatui::style::Style::new());
    graphemes.map(|grapheme| usize::from(grapheme.symbol.cell_width())).sum()
}

//! R307: the rows of the palette stand in columns, the best match first, under the cursor.

use toegang::app::{Geometry, Overlay, PaletteColumns, PaletteLine};

use crate::support::{Driver, World};

/// Parts of names, actions, settings and addresses.
const WORDS: [&str; 16] = [
    "van der",
    "de",
    "verzoek",
    "anna",
    "piet",
    "holding",
    "molenaars",
    "thema",
    "lid",
    "rol",
    "e",
    "er",
    "bakk",
    "beheerder",
    "frederique",
    "uitnod",
];

fn entries(it: &Driver) -> (Vec<PaletteLine>, usize) {
    let Some(Overlay::Palette(palette)) = &it.state.overlay else { panic!("{}", it.screen()) };
    (palette.entries(), palette.cursor)
}

/// The row of the screen with this label and the start of this detail, between the frame.
fn line(screen: &str, label: &str, detail: &str) -> Option<String> {
    let start: String = label.chars().take(36).collect();
    let detail: String = detail.chars().take(30).collect();
    let inside = screen.lines().filter_map(|line| line.split("│  ").find(|part| part.len() > 60));
    let inside = inside.filter(|part| part.trim_start_matches([' ', '▸']).starts_with(&start));
    let mut inside = inside.filter(|part| part.contains(&detail));
    inside.next().map(str::to_owned)
}

#[test]
fn rows_stand_in_columns_and_the_cursor_is_on_the_first() {
    for size in [(80, 24), (100, 30), (120, 40)] {
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.press("2 enter right space :");
        for word in WORDS {
            it.press("ctrl-u").type_text(word);
            let (entries, cursor) = entries(&it);
            assert_eq!(cursor, 0, "{word}\n{}", it.screen());
            let Some(first) = entries.first() else { continue };
            let screen = it.screen();
            let top = line(&screen, &first.label, "")
                .unwrap_or_else(|| panic!("{word}\n{}", it.screen()));
            assert!(top.starts_with('▸'), "{word}\n{}", it.screen());
            let lang = it.state.lang;
            let columns = PaletteColumns::of(
                &entries,
                lang,
                Geometry::from_state(&it.state).palette_row_width(),
            );
            let mut ends = Vec::new();
            for entry in &entries {
                let Some(line) = line(&screen, &entry.label, &entry.detail(lang)) else { continue };
                let is_cut = line.contains('…');
                assert!(is_cut || line.contains(&entry.label), "{word}: {line}");
                assert!(is_cut || line.contains(&entry.detail(lang)), "{word}: {line}");
                let keys = line.trim_end_matches(['│', '┃', ' ']);
                if !entry.keys.is_empty() && keys.ends_with(&entry.keys) {
                    ends.push(keys.chars().count());
                }
            }
            ends.dedup();
            assert!(ends.len() <= 1, "{word}: {ends:?}\n{}", it.screen());
            let details = entries.iter().filter(|line| !line.detail(lang).is_empty());
            let usual = details.filter(|line| line.label.chars().count() < 26);
            let mut places: Vec<_> =
                usual.map(|line| (line.group, columns.detail_x(line))).collect();
            places.sort();
            places.dedup();
            let groups: std::collections::BTreeSet<_> = places.iter().map(|it| it.0).collect();
            assert_eq!(places.len(), groups.len(), "{word}: {places:?}\n{}", it.screen());
        }
    }
}

#[test]
fn a_name_whose_words_begin_as_typed_comes_first() {
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.press(":").type_text("van der");
    let (found, _) = entries(&it);
    let is_begun = |label: &str| label.contains("van der ");
    let begun: Vec<bool> = found.iter().take(5).map(|line| is_begun(&line.label)).collect();
    assert_eq!(begun, [true; 5], "{}", it.screen());
    it.press("ctrl-u").type_text("van").press("ctrl-u").type_text("der");
    assert!(entries(&it).0.iter().any(|line| line.label.contains(" der ")), "{}", it.screen());
}

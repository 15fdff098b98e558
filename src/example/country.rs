//! Names as varied as in a real country, where most people have a rare name.

use super::names::{NamePool, address, pick};

const STEMS: &str = include_str!("../../assets/voorbeeld/breed/stammen.txt");
const ENDINGS: &str = include_str!("../../assets/voorbeeld/breed/uitgangen.txt");
const PREFIXES: &str = include_str!("../../assets/voorbeeld/breed/voorop.txt");
const GIVEN: [&str; 2] = [
    include_str!("../../assets/voorbeeld/breed/voornaambegin.txt"),
    include_str!("../../assets/voorbeeld/breed/voornaameind.txt"),
];
/// Particles before a combined family name; most names have none.
const PARTICLES: [&str; 8] =
    ["van ", "van der ", "van den ", "van de ", "de ", "ter ", "op den ", ""];

/// Parts of names, and lists of common names.
pub(super) struct VariedNames {
    common: NamePool,
    stems: Vec<&'static str>,
    endings: Vec<&'static str>,
    prefixes: Vec<&'static str>,
    given: [Vec<&'static str>; 2],
}

impl Default for VariedNames {
    fn default() -> Self {
        let [stems, endings, prefixes] =
            [STEMS, ENDINGS, PREFIXES].map(|list| list.lines().collect());
        let given = GIVEN.map(|list| list.lines().collect());
        Self { common: NamePool::default(), stems, endings, prefixes, given }
    }
}

/// A pseudo-random generator, deterministic for its seed.
struct Rng(u64);

impl Rng {
    /// Returns a number from 0 up to, but not including, `below`.
    fn next_below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        let below = u64::try_from(below).unwrap_or(u64::MAX).max(1);
        usize::try_from((self.0 >> 33) % below).unwrap_or(0)
    }

    fn pick(&mut self, list: &[&'static str]) -> &'static str {
        pick(list, self.next_below(list.len()))
    }

    /// Returns an item of the list; items near the start are more likely.
    fn pick_early(&mut self, list: &[&'static str]) -> &'static str {
        let below = self.next_below(list.len()) + 1;
        pick(list, self.next_below(below))
    }
}

impl VariedNames {
    /// Returns the name and address of one person. `chance` decides on the name; `number` makes the
    /// address unique.
    pub(super) fn person(&self, chance: u64, number: usize, domain: &str) -> (String, String) {
        let mut rng = Rng(chance);
        let (given, family) = (self.given(&mut rng), self.family(&mut rng));
        let second = match rng.next_below(3) {
            0 => format!(" {}", self.given(&mut rng)),
            _ => String::new(),
        };
        let other = match rng.next_below(8) {
            0 => format!("-{}", self.family(&mut rng)),
            _ => String::new(),
        };
        let name = format!("{given}{second} {family}{other}");
        (name, address(&given, &family, number, domain))
    }

    fn given(&self, rng: &mut Rng) -> String {
        let [begin, end] = &self.given;
        match rng.next_below(2) {
            0 => rng.pick(&self.common.given).to_owned(),
            _ => join_parts(&[rng.pick(begin), rng.pick_early(end)]),
        }
    }

    fn family(&self, rng: &mut Rng) -> String {
        let kind = rng.next_below(20);
        if kind < 5 {
            return rng.pick(&self.common.family).to_owned();
        }
        let before = if rng.next_below(3) == 0 { rng.pick(&PARTICLES) } else { "" };
        let opener = if kind < 7 { rng.pick(&self.prefixes) } else { "" };
        let parts = [opener, rng.pick_early(&self.stems), rng.pick_early(&self.endings)];
        format!("{before}{}", join_parts(&parts))
    }
}

/// Joins the parts into one name: capitalised (also *IJ*), and with no letter three times in a row.
fn join_parts(parts: &[&str]) -> String {
    let mut name = String::new();
    for sign in parts.iter().flat_map(|part| part.chars()) {
        let mut last = name.chars().rev();
        if (last.next(), last.next()) != (Some(sign), Some(sign)) {
            name.push(sign);
        }
    }
    let signs = if name.starts_with("ij") { 2 } else { 1 };
    let split = name.char_indices().nth(signs).map_or(name.len(), |(at, _)| at);
    let rest = name.split_off(split);
    name.to_uppercase() + &rest
}

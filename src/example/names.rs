//! Names of people who are not, put together from two lists.

use crate::domain::fold;

const FIRST: &str = include_str!("../../assets/voorbeeld/voornamen.txt");
const LAST: &str = include_str!("../../assets/voorbeeld/achternamen.txt");

/// Given names and family names.
pub(super) struct Names {
    pub(super) first: Vec<&'static str>,
    pub(super) last: Vec<&'static str>,
}

impl Default for Names {
    fn default() -> Self {
        Self { first: FIRST.lines().collect(), last: LAST.lines().collect() }
    }
}

impl Names {
    /// The name and address of the person with this number, the same ones every time.
    pub(super) fn person(&self, number: usize, domain: &str) -> (String, String) {
        // Two numbers without a common divisor: no pair comes twice before all have come.
        let given = pick(&self.first, number);
        let family = pick(&self.last, number * 7 + number / self.last.len());
        (format!("{given} {family}"), address((given, family), number, domain))
    }

    /// The same for a person out of very many: one in three has two given names, one in eight two
    /// family names. `chance` decides, the number only makes the address one of a kind.
    pub(super) fn one_of_many(&self, chance: u64, number: usize, domain: &str) -> (String, String) {
        let draw = |shift: u32| usize::try_from(chance >> shift & 0xffff).unwrap_or(0);
        let (given, family) = (pick(&self.first, draw(0)), pick(&self.last, draw(16)));
        let second = match draw(32) % 3 {
            0 => format!(" {}", pick(&self.first, draw(32) / 3)),
            _ => String::new(),
        };
        let other = match draw(48) % 8 {
            0 => format!("-{}", pick(&self.last, draw(48) / 8)),
            _ => String::new(),
        };
        let name = format!("{given}{second} {family}{other}");
        (name, address((given, family), number, domain))
    }
}

/// One of a list, counted round and round.
pub(super) fn pick(list: &[&'static str], at: usize) -> &'static str {
    list.get(at % list.len().max(1)).copied().unwrap_or("Jo")
}

/// Of a given and a family name; the number makes it one of a kind.
pub(super) fn address((given, family): (&str, &str), number: usize, domain: &str) -> String {
    let plain =
        |text: &str| fold(text).chars().filter(char::is_ascii_alphabetic).collect::<String>();
    format!("{}.{}{number}@{domain}", plain(given), plain(family))
}

//! Names of fictitious people, combined from two lists.

use crate::domain::fold;

const GIVEN_NAMES: &str = include_str!("../../assets/voorbeeld/voornamen.txt");
const FAMILY_NAMES: &str = include_str!("../../assets/voorbeeld/achternamen.txt");

/// The lists of given names and family names.
pub(super) struct NamePool {
    pub(super) given: Vec<&'static str>,
    pub(super) family: Vec<&'static str>,
}

impl Default for NamePool {
    fn default() -> Self {
        Self { given: GIVEN_NAMES.lines().collect(), family: FAMILY_NAMES.lines().collect() }
    }
}

impl NamePool {
    /// Returns the name and address of the person with this number; both are fixed.
    pub(super) fn person(&self, number: usize, domain: &str) -> (String, String) {
        // The two lists advance by different steps, so that no pair repeats below number 410.
        let given = pick(&self.given, number);
        let family = pick(&self.family, number * 7 + number / self.family.len());
        (format!("{given} {family}"), address(given, family, number, domain))
    }

    /// Returns the name and address of one person out of very many: one in three has two given
    /// names, one in eight two family names. `chance` decides on the name; `number` makes the
    /// address unique.
    pub(super) fn varied_person(
        &self,
        chance: u64,
        number: usize,
        domain: &str,
    ) -> (String, String) {
        let draw = |shift: u32| usize::try_from(chance >> shift & 0xffff).unwrap_or(0);
        let (given, family) = (pick(&self.given, draw(0)), pick(&self.family, draw(16)));
        let second = match draw(32) % 3 {
            0 => format!(" {}", pick(&self.given, draw(32) / 3)),
            _ => String::new(),
        };
        let other = match draw(48) % 8 {
            0 => format!("-{}", pick(&self.family, draw(48) / 8)),
            _ => String::new(),
        };
        let name = format!("{given}{second} {family}{other}");
        (name, address(given, family, number, domain))
    }
}

/// Returns an item of the list; the index wraps around.
pub(super) fn pick(list: &[&'static str], at: usize) -> &'static str {
    list.get(at % list.len().max(1)).copied().unwrap_or("Jo")
}

/// Returns an address from a given name and a family name; the number makes it unique.
pub(super) fn address(given: &str, family: &str, number: usize, domain: &str) -> String {
    let plain =
        |text: &str| fold(text).chars().filter(char::is_ascii_alphabetic).collect::<String>();
    format!("{}.{}{number}@{domain}", plain(given), plain(family))
}

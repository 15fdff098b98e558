//! Searching the register by name, place or number.

use super::{KBO, TradeRegister, code, enterprise};
use crate::{
    domain::{Enterprise, EnterpriseStatus, Scheme, enterprise_words, fold},
    store::Result,
};

/// Prefix of the first word of each name in the index. It is not a letter, so no typed word
/// contains it.
pub(super) const FIRST: char = '›';
/// Maximum number of typed words that are used.
const WORDS: usize = 8;
/// Maximum number of letters of a typed word that are used.
const LETTERS: usize = 64;

/// The enterprises of one country, which have adjacent keys and positions.
struct Part {
    /// The first and last possible key.
    keys: (i64, i64),
    /// The first and last position.
    positions: (i64, i64),
}

/// The result of a search in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundEnterprises {
    /// The enterprises, best first.
    pub rows: Vec<Enterprise>,
    /// True if more enterprises match than the limit allows.
    pub more: bool,
}

impl TradeRegister {
    /// Returns at most `limit` enterprises (R163). Enterprises whose number begins with the typed
    /// text come first, then those with a name that begins with the first word. The rest have every
    /// word in a name, place or postal code. Each group is sorted by name, with ended enterprises
    /// last.
    pub fn search(&self, typed: &str, limit: usize) -> Result<FoundEnterprises> {
        self.find(typed, limit, &self.parts()?)
    }

    /// Like [`Self::search`], in the register of one country.
    pub fn search_in(&self, scheme: Scheme, typed: &str, limit: usize) -> Result<FoundEnterprises> {
        let [dutch, belgian] = self.parts()?;
        match scheme {
            Scheme::Kvk => self.find(typed, limit, &[dutch]),
            Scheme::Kbo => self.find(typed, limit, &[belgian]),
            Scheme::Vat | Scheme::Oin => self.find(typed, limit, &[]),
        }
    }

    /// Returns the Dutch and the Belgian part.
    fn parts(&self) -> Result<[Part; 2]> {
        let info = self.info()?;
        let last = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let (dutch, all) = (last(info.kvk), last(info.kvk.saturating_add(info.kbo)));
        Ok([
            Part { keys: (0, KBO - 1), positions: (1, dutch) },
            Part { keys: (KBO, 2 * KBO), positions: (dutch.saturating_add(1), all) },
        ])
    }

    fn find(&self, typed: &str, limit: usize, parts: &[Part]) -> Result<FoundEnterprises> {
        let most = limit.saturating_add(1);
        let mut positions = self.by_number(typed, parts, most)?;
        let words: Vec<String> = enterprise_words(typed)
            .into_iter()
            .take(WORDS)
            .map(|word| word.chars().take(LETTERS).collect())
            .collect();
        for first in [FIRST.to_string(), String::new()] {
            if positions.len() < most && !words.is_empty() {
                let mut found = Vec::new();
                for part in parts {
                    found.extend(self.by_words(&words, &first, part, most)?);
                }
                if parts.len() > 1 {
                    found = self.in_order(found)?;
                }
                found.retain(|position| !positions.contains(position));
                positions.extend(found);
            }
        }
        let more = positions.len() > limit;
        positions.truncate(limit);
        let mut select = self.db.prepare_cached("select * from enterprise where position = ?1")?;
        let rows = positions.iter().map(|position| select.query_row([position], enterprise));
        Ok(FoundEnterprises { rows: rows.collect::<rusqlite::Result<_>>()?, more })
    }

    /// Sorts the positions of several countries as each country is sorted: ended enterprises last,
    /// then by name and by key.
    fn in_order(&self, positions: Vec<i64>) -> Result<Vec<i64>> {
        let sql = "select status, names, id from enterprise where position = ?1";
        let mut select = self.db.prepare_cached(sql)?;
        let mut keyed = Vec::with_capacity(positions.len());
        for position in positions {
            keyed.push(select.query_row([position], |row| {
                let (status, names): (i64, String) = (row.get(0)?, row.get(1)?);
                let name = fold(names.split('\n').next().unwrap_or_default());
                let is_ended = status == code(EnterpriseStatus::Ended);
                Ok((is_ended, name, row.get::<_, i64>(2)?, position))
            })?);
        }
        keyed.sort_unstable();
        Ok(keyed.into_iter().map(|(.., position)| position).collect())
    }

    /// Returns the positions of the enterprises that have all words, with `before` as prefix of the
    /// first word. Each word may be the beginning of a longer one.
    fn by_words(
        &self,
        words: &[String],
        before: &str,
        part: &Part,
        most: usize,
    ) -> Result<Vec<i64>> {
        let terms = words.iter().enumerate().map(|(at, word)| match at {
            0 => format!("\"{before}{word}\"*"),
            _ => format!("\"{word}\"*"),
        });
        let query = terms.collect::<Vec<_>>().join(" AND ");
        // A range of positions limits the work of the index itself; a condition on the country would
        // be tried for each match.
        let sql = "select rowid from search where search match ?1 and rowid between ?2 and ?3
            order by rowid limit ?4";
        let mut select = self.db.prepare_cached(sql)?;
        let (low, high) = part.positions;
        let rows = select.query_map((query, low, high, most), |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Returns the positions of the enterprises whose number begins with the typed digits. A
    /// complete Belgian number may lack its leading zero.
    fn by_number(&self, typed: &str, parts: &[Part], most: usize) -> Result<Vec<i64>> {
        let typed = typed.trim();
        let typed = typed.strip_prefix("BE").or(typed.strip_prefix("be")).unwrap_or(typed);
        let is_dropped = |sign: char| sign.is_whitespace() || matches!(sign, '.' | '-' | '/');
        let digits: String = typed.chars().filter(|sign| !is_dropped(*sign)).collect();
        if digits.len() < 2 || !digits.bytes().all(|sign| sign.is_ascii_digit()) {
            return Ok(Vec::new());
        }
        let mut ranges = vec![(0, digits.clone(), 8), (KBO, digits.clone(), 10)];
        if digits.len() == 9 {
            ranges.push((KBO, format!("0{digits}"), 10));
        }
        let sql = "select position from enterprise where id between ?1 and ?2 order by id limit ?3";
        let mut select = self.db.prepare_cached(sql)?;
        let mut positions = Vec::new();
        for (base, digits, length) in ranges {
            if !parts.iter().any(|part| (part.keys.0..=part.keys.1).contains(&base)) {
                continue;
            }
            let Some(open) = usize::checked_sub(length, digits.len()) else { continue };
            let low: i64 = format!("{digits}{}", "0".repeat(open)).parse().unwrap_or(i64::MAX / 2);
            let high: i64 = format!("{digits}{}", "9".repeat(open)).parse().unwrap_or(i64::MAX / 2);
            let rows = select.query_map((base + low, base + high, most), |row| row.get(0))?;
            positions.extend(rows.collect::<rusqlite::Result<Vec<i64>>>()?);
        }
        positions.truncate(most);
        Ok(positions)
    }
}

//! Searching the register by name, place or number.

use super::{KBO, TradeRegister, enterprise};
use crate::{
    domain::{Enterprise, Scheme, enterprise_words},
    store::Result,
};

/// Prefix of the first word of each name in the index. It is not a letter, so no typed word
/// contains it.
pub(super) const FIRST: char = '›';
/// Maximum number of typed words that are used.
const WORDS: usize = 8;
/// Maximum number of letters of a typed word that are used.
const LETTERS: usize = 64;

/// The part of the register that a search covers.
struct Part {
    /// The first and last possible key.
    range: (i64, i64),
    /// The condition on the index, with the range as `?3` and `?4`; empty for all rows.
    filter: &'static str,
    /// Maximum number of positions to find.
    most: usize,
}

/// The result of a search in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundEnterprises {
    /// The enterprises, best first.
    pub rows: Vec<Enterprise>,
    /// True if more enterprises match than the limit allows.
    pub more: bool,
}

/// Share of the register below which a search reads the positions of a country first. In a larger
/// share it meets a match soon enough.
const SMALL_SHARE: usize = 100;

impl TradeRegister {
    /// Returns at most `limit` enterprises (R163). Enterprises whose number begins with the typed
    /// text come first, then those with a name that begins with the first word. The rest have every
    /// word in a name, place or postal code. Each group is sorted by name, with ended enterprises
    /// last.
    pub fn search(&self, typed: &str, limit: usize) -> Result<FoundEnterprises> {
        let most = limit.saturating_add(1);
        self.find(typed, limit, &Part { range: (0, 2 * KBO), filter: "", most })
    }

    /// Like [`Self::search`], in the register of one country.
    pub fn search_in(&self, scheme: Scheme, typed: &str, limit: usize) -> Result<FoundEnterprises> {
        let info = self.info()?;
        let (range, count) = match scheme {
            Scheme::Kvk => ((0, KBO - 1), info.kvk),
            Scheme::Kbo => ((KBO, 2 * KBO), info.kbo),
            Scheme::Vat | Scheme::Oin => ((-1, -1), 0),
        };
        let all = info.kvk + info.kbo;
        let filter = if count == all {
            ""
        } else if count < all / SMALL_SHARE {
            "and rowid in (select position from enterprise where id between ?3 and ?4)"
        } else {
            "and (select id between ?3 and ?4 from enterprise where position = search.rowid)"
        };
        let most = limit.saturating_add(1);
        self.find(typed, limit, &Part { range, filter, most })
    }

    fn find(&self, typed: &str, limit: usize, part: &Part) -> Result<FoundEnterprises> {
        let most = part.most;
        let mut positions = self.by_number(typed, part)?;
        let words: Vec<String> = enterprise_words(typed)
            .into_iter()
            .take(WORDS)
            .map(|word| word.chars().take(LETTERS).collect())
            .collect();
        for first in [FIRST.to_string(), String::new()] {
            if positions.len() < most && !words.is_empty() {
                for position in self.by_words(&words, &first, part)? {
                    if !positions.contains(&position) {
                        positions.push(position);
                    }
                }
            }
        }
        let more = positions.len() > limit;
        positions.truncate(limit);
        let mut select = self.db.prepare_cached("select * from enterprise where position = ?1")?;
        let rows = positions.iter().map(|position| select.query_row([position], enterprise));
        Ok(FoundEnterprises { rows: rows.collect::<rusqlite::Result<_>>()?, more })
    }

    /// Returns the positions of the enterprises that have all words, with `before` as prefix of the
    /// first word. Each word may be the beginning of a longer one.
    fn by_words(&self, words: &[String], before: &str, part: &Part) -> Result<Vec<i64>> {
        let terms = words.iter().enumerate().map(|(at, word)| match at {
            0 => format!("\"{before}{word}\"*"),
            _ => format!("\"{word}\"*"),
        });
        let query = terms.collect::<Vec<_>>().join(" AND ");
        let Part { range: (low, high), filter, most } = part;
        let sql = format!(
            "select rowid from search where search match ?1 {filter} order by rowid limit ?2"
        );
        let mut select = self.db.prepare_cached(&sql)?;
        let row = |row: &rusqlite::Row<'_>| row.get(0);
        let rows = if filter.is_empty() {
            select.query_map((query, most), row)?
        } else {
            select.query_map((query, most, low, high), row)?
        };
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Returns the positions of the enterprises whose number begins with the typed digits. A
    /// complete Belgian number may lack its leading zero.
    fn by_number(&self, typed: &str, part: &Part) -> Result<Vec<i64>> {
        let most = part.most;
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
            if !(part.range.0..=part.range.1).contains(&base) {
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

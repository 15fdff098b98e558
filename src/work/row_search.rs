//! Fuzzy matching of rows in memory, by the search that also finds people.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    domain::{EnvId, Findable, MatchKind, UserId, fold},
    search::{Batch, CHUNK_SIZE, Index, MAX_TEXT_LENGTH, Scope, Search, search},
};

/// Returns the positions of the best `take` matches among `rows` (name and address), best first,
/// with the kind of each match. A number does not match addresses: elsewhere it means the number of
/// a row.
pub fn search_rows<'a>(
    text: &str,
    rows: impl IntoIterator<Item = (&'a str, &'a str)>,
    take: usize,
) -> Vec<(usize, MatchKind)> {
    let text: String = text.chars().take(MAX_TEXT_LENGTH).collect();
    let is_number = text.trim().chars().all(char::is_numeric);
    let (mut index, mut batch) = (Index::default(), Batch::default());
    for (id, (name, email)) in (0..).map(UserId).zip(rows) {
        let (name, email) = (fold(name), fold(if is_number { "" } else { email }));
        batch.push(Findable { id, env: EnvId(0), active: true, name: &name, email: &email });
        if batch.len() == CHUNK_SIZE {
            index.push(Arc::new(std::mem::take(&mut batch).into()));
        }
    }
    index.push(Arc::new(batch.into()));
    let (first, wanted) = (&BTreeSet::new(), &|| true);
    let asked = Search { text: &text, take, first, whole: true, wanted };
    let found = search([(&mut index, Scope::All)], &asked);
    let best = found.into_iter().flat_map(|[found]| found.best);
    best.filter_map(|(id, kind)| Some((usize::try_from(id.0).ok()?, kind))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_match_by_name_and_not_by_number() {
        let rows = [("Kees Dijkstra", "k7@x.nl"), ("Jan van den Berg", "j8@x.nl")];
        let found = |text: &str| search_rows(text, rows, 5);
        assert_eq!(found("cees dykstra"), [(0, MatchKind::Alike)]);
        assert_eq!(found("jvdb"), [(1, MatchKind::Close)]);
        assert_eq!(found("j8"), [(1, MatchKind::Typed)]);
        assert_eq!(search_rows("18", [("18 Septemberplein", "")], 5), [(0, MatchKind::Typed)]);
        for nobody in ["", " 7 ", "8", "van den", "<@>", "\u{0}"] {
            assert_eq!(found(nobody), [], "{nobody:?}");
        }
    }
}

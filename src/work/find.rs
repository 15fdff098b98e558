//! Type-to-search: the people as the store has them, in an index that stays until they change.

use std::collections::BTreeMap;

use crate::{
    domain::{CandidateRow, Found, ManagerRow, Now, OrgId, PersonRow, Resolved, Session, fold},
    search::{Entry, Hit, Index, Tier},
    store::{Result, Store},
};

/// Candidates of one organisation in the order of the store, with an index for each group.
#[derive(Debug)]
struct Candidates {
    for_whom: (Session, OrgId),
    rows: Vec<CandidateRow>,
    own: Group,
    partners: Group,
}

/// A group and where its entries stand among the rows.
#[derive(Debug)]
struct Group {
    index: Index,
    at: Vec<usize>,
}

/// Everyone who can sign in.
#[derive(Debug)]
struct People {
    rows: Vec<PersonRow>,
    index: Index,
}

/// Finds people. Keeps what it read until the file changes, or the day.
#[derive(Debug, Default)]
pub struct Finder {
    version: Option<(i64, Now)>,
    candidates: Option<Candidates>,
    people: Option<People>,
    managers: Option<Managers>,
}

/// The Relatiemanagers whom somebody can ask, found by name or by environment.
#[derive(Debug)]
struct Managers {
    for_whom: Session,
    rows: Vec<ManagerRow>,
    index: Index,
}

/// Milliseconds for which an answer that depends on the clock may be used again.
const STILL: i64 = 60_000;

impl Finder {
    /// What was read is used again only while nobody wrote since, and the clock did not matter.
    fn refresh(&mut self, store: &Store, now: Now) -> Result<()> {
        let version = store.data_version()?;
        let same = self.version.is_some_and(|(seen, at)| {
            seen == version && at.today == now.today && (0..STILL).contains(&(now.at.0 - at.at.0))
        });
        if !same {
            *self = Self { version: Some((version, now)), ..Self::default() };
        }
        Ok(())
    }

    /// Forgets what was read; for who writes through the same connection, which the version of
    /// the file does not show.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Who can sign in and matches, best first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn people(
        &mut self,
        store: &Store,
        (text, take): (&str, usize),
        now: Now,
    ) -> Result<Found<PersonRow>> {
        self.refresh(store, now)?;
        let people = match self.people.take() {
            Some(people) => people,
            None => People::read(store, now)?,
        };
        let people = self.people.insert(people);
        let hits = people.index.find(text, take);
        let rows = hits.best.into_iter().filter_map(|hit| {
            let row = people.rows.get(hit.at)?.clone();
            Some(PersonRow { name_marks: hit.name, email_marks: hit.email, ..row })
        });
        Ok(Found { rows: rows.collect(), counts: [hits.total, 0], searched: people.rows.len() })
    }

    /// Who can be asked for a relation and matches, best first.
    ///
    /// # Errors
    /// When the person may not look, or the store cannot be read.
    pub fn managers(
        &mut self,
        store: &Store,
        session: Session,
        (text, take): (&str, usize),
        now: Now,
    ) -> Result<Found<ManagerRow>> {
        self.refresh(store, now)?;
        let kept = self.managers.take().filter(|kept| kept.for_whom == session);
        let managers = match kept {
            Some(kept) => kept,
            None => Managers::read(store, session)?,
        };
        let managers = self.managers.insert(managers);
        let hits = managers.index.find(text, take);
        let rows = hits.best.into_iter().filter_map(|hit| {
            let row = managers.rows.get(hit.at)?.clone();
            Some(ManagerRow { name_marks: hit.name, ..row })
        });
        let searched = managers.rows.len();
        Ok(Found { rows: rows.collect(), counts: [hits.total, 0], searched })
    }

    /// Whom the organisation can take in and matches: own users first, then those of partners.
    ///
    /// # Errors
    /// When the person may not, or the store cannot be read.
    pub fn candidates(
        &mut self,
        store: &Store,
        (session, org): (Session, OrgId),
        (text, take): (&str, usize),
        now: Now,
    ) -> Result<Found<CandidateRow>> {
        let found = self.read(store, (session, org), now)?;
        let both = |tier| (found.own.find(tier, text, take), found.partners.find(tier, text, take));
        // An error is allowed only when nobody of either group is right as typed.
        let (own, partners) = match both(Tier::Literal) {
            (own, partners) if own.1 + partners.1 > 0 => (own, partners),
            _ => both(Tier::Fuzzy),
        };
        let counts = [own.1, partners.1];
        let rows = own.0.into_iter().chain(partners.0).filter_map(|hit| {
            let row = found.rows.get(hit.at)?.clone();
            Some(CandidateRow { name_marks: hit.name, email_marks: hit.email, ..row })
        });
        Ok(Found { rows: rows.collect(), counts, searched: found.rows.len() })
    }

    /// Pasted names and addresses: each must be exactly one candidate's.
    ///
    /// # Errors
    /// When the person may not, or the store cannot be read.
    pub fn resolve(
        &mut self,
        store: &Store,
        (session, org): (Session, OrgId),
        pasted: &[String],
        now: Now,
    ) -> Result<Resolved> {
        let found = self.read(store, (session, org), now)?;
        let mut known: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, row) in found.rows.iter().enumerate() {
            known.entry(fold(&row.person.name)).or_default().push(at);
            known.entry(fold(&row.email)).or_default().push(at);
        }
        let mut resolved = Resolved::default();
        for text in pasted {
            let (name, address) = parts(text);
            let one = [address, name].into_iter().flatten().find_map(|part| {
                let hits = known.get(&fold(part))?;
                let mut hits = hits.clone();
                hits.dedup();
                <[usize; 1]>::try_from(hits).ok().map(|[at]| at)
            });
            match one.and_then(|at| found.rows.get(at)) {
                None => resolved.unknown.push(text.clone()),
                Some(row) if resolved.rows.iter().any(|r| r.person == row.person) => {}
                Some(row) => resolved.rows.push(row.clone()),
            }
        }
        Ok(resolved)
    }

    fn read(&mut self, store: &Store, for_whom: (Session, OrgId), now: Now) -> Result<&Candidates> {
        self.refresh(store, now)?;
        let kept = self.candidates.take().filter(|kept| kept.for_whom == for_whom);
        let candidates = match kept {
            Some(kept) => kept,
            None => Candidates::read(store, for_whom, now)?,
        };
        Ok(self.candidates.insert(candidates))
    }
}

/// `Naam <adres>`, an address, or a name.
fn parts(text: &str) -> (Option<&str>, Option<&str>) {
    let trimmed = text.trim();
    if let Some((name, rest)) = trimmed.split_once('<') {
        let name = name.trim().trim_matches('"');
        return (
            Some(name).filter(|name| !name.is_empty()),
            Some(rest.trim_end_matches('>').trim()),
        );
    }
    if trimmed.contains('@') { (None, Some(trimmed)) } else { (Some(trimmed), None) }
}

impl People {
    fn read(store: &Store, now: Now) -> Result<Self> {
        let rows = store.people(now)?;
        let entries = rows.iter().map(|row| Entry {
            name: &row.person.name,
            email: &row.email,
            shares: false,
        });
        Ok(Self { index: Index::new(entries), rows })
    }
}

impl Managers {
    fn read(store: &Store, for_whom: Session) -> Result<Self> {
        let rows = store.managers(for_whom)?;
        let entries =
            rows.iter().map(|row| Entry { name: &row.person.name, email: &row.env, shares: false });
        Ok(Self { for_whom, index: Index::new(entries), rows })
    }
}

impl Candidates {
    fn read(store: &Store, for_whom: (Session, OrgId), now: Now) -> Result<Self> {
        let rows = store.candidates(for_whom.0, for_whom.1, now)?;
        let group = |own: bool| {
            let at: Vec<usize> = rows
                .iter()
                .enumerate()
                .filter(|(_, row)| row.own == own)
                .map(|(at, _)| at)
                .collect();
            let entries = at.iter().filter_map(|at| rows.get(*at)).map(|row| Entry {
                name: &row.person.name,
                email: &row.email,
                shares: row.shares,
            });
            Group { index: Index::new(entries), at }
        };
        Ok(Self { for_whom, own: group(true), partners: group(false), rows })
    }
}

impl Group {
    /// The best hits, by place among the rows, and how many there are in all.
    fn find(&self, tier: Tier, text: &str, take: usize) -> (Vec<Hit>, usize) {
        let hits = self.index.find_in(tier, text, take);
        let best = hits.best.into_iter().filter_map(|hit| {
            let at = *self.at.get(hit.at)?;
            Some(Hit { at, ..hit })
        });
        (best.collect(), hits.total)
    }
}

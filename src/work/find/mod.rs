//! Type-to-search: the names are in memory; the store supplies the rows of the few matches shown.

mod candidate_cache;
mod partner_people;
mod users;
mod wanted;

pub(super) use wanted::StillWanted;

use std::collections::BTreeSet;

use self::candidate_cache::CandidateCache;
use super::{
    managers::Managers,
    names::{NamesLoaded, PeopleIndex},
    partner_people::PartnerIndex,
    trade_register::ServiceAccess,
};
use crate::{
    domain::{
        CandidateRow, Email, ManagerRow, Now, OrgId, PersonRef, PersonRow, Resolved, SearchResult,
        Session, TypedTerm, User, UserId, UserSelector, nearest,
    },
    register::KvkService,
    search::{Index, MAX_TEXT_LENGTH, MarkFinder, Matches, Scope, Search, search},
    store::{Result, Store},
};

/// The user who looks for new members, and the organisation that gets them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CandidateScope {
    /// The signed-in user, who needs the right to add members.
    pub session: Session,
    /// The organisation.
    pub org: OrgId,
}

/// A typed text and the maximum number of rows to return per group.
#[derive(Clone, Copy, Debug)]
pub struct TypedText<'a> {
    /// The text; matching ignores case and accents.
    pub text: &'a str,
    /// Maximum number of rows.
    pub take: usize,
}

/// Finds people. Reuses its data for at most a minute, and only until the file or the date changes.
#[derive(Debug, Default)]
pub struct Finder {
    version: Option<(i64, Now)>,
    names: Option<PeopleIndex>,
    candidate_cache: Option<CandidateCache>,
    managers: Option<Managers>,
    partners: Option<PartnerIndex>,
    on_loaded: Option<NamesLoaded>,
    wanted: Option<StillWanted>,
    kvk: Option<ServiceAccess>,
}

/// Milliseconds for which data that depends on the clock may be reused.
const CACHE_TTL_MS: i64 = 60_000;

impl Finder {
    /// Creates a finder that reads names on other threads and calls `on_loaded` as they
    /// arrive.
    pub(super) fn with_progress(on_loaded: NamesLoaded) -> Self {
        Self { on_loaded: Some(on_loaded), ..Self::default() }
    }

    /// Sets the service of the Dutch trade register.
    pub fn set_kvk(&mut self, kvk: Option<KvkService>) {
        self.kvk = kvk.map(ServiceAccess::new);
    }

    pub(super) fn kvk(&self) -> Option<&ServiceAccess> {
        self.kvk.as_ref()
    }

    /// Drops cached data if the file was written to, the date changed or the data is too old.
    fn refresh(&mut self, store: &Store, now: Now) -> Result<()> {
        let version = store.data_version()?;
        let same = self.version.is_some_and(|(seen, at)| {
            seen == version
                && at.today == now.today
                && (0..CACHE_TTL_MS).contains(&now.at.millis_since(at.at))
        });
        if same {
            return Ok(());
        }
        (self.candidate_cache, self.managers, self.partners) = (None, None, None);
        if let Some(mut names) = self.names.take()
            && names.apply_log(store)?
        {
            self.names = Some(names);
        }
        self.version = Some((version, now));
        Ok(())
    }

    /// Forces a fresh look at the file before the next search: the file's version does not change
    /// for writes through the store's own connection.
    pub const fn recheck_file(&mut self) {
        self.version = None;
    }

    /// Drops all cached data.
    pub(super) fn clear(&mut self) {
        (self.version, self.names, self.candidate_cache) = (None, None, None);
        (self.managers, self.partners) = (None, None);
    }

    /// Returns the names that have been read so far.
    fn names(&mut self, store: &Store) -> Result<&mut PeopleIndex> {
        let mut names = match self.names.take() {
            Some(names) => names,
            None => PeopleIndex::read(store, self.on_loaded.as_ref())?,
        };
        names.receive_chunks()?;
        Ok(self.names.insert(names))
    }

    /// Finds people who can sign in, best match first; for an empty text the first by name.
    ///
    /// # Errors
    /// Fails if the store cannot be read.
    pub fn people(
        &mut self,
        store: &Store,
        typed: TypedText<'_>,
        now: Now,
    ) -> Result<SearchResult<PersonRow>> {
        let TypedText { text, take } = typed;
        self.refresh(store, now)?;
        let (first, wanted) = (&BTreeSet::new(), &self.is_wanted());
        let names = self.names(store)?;
        let (scope, whole) = (Scope::Active, names.is_complete());
        let searched = names.index.count(scope);
        if text.trim().is_empty() {
            let rows = store.people(UserSelector::First(take), now)?;
            let (counts, similar) = ([searched, 0], [0, 0]);
            return Ok(SearchResult { rows, counts, similar, searched, whole });
        }
        let search = &Search { text, take, first, whole, wanted };
        let [found] = search_groups([(&mut names.index, scope)], search);
        let mut rows = store.people(UserSelector::These(&found.ids()), now)?;
        let marks = MarkFinder::new(text);
        for row in &mut rows {
            (row.name_marks, row.email_marks) = marks.find(&row.person.name, &row.email);
            row.kind = found.kind(row.person.id);
        }
        let (mut counts, similar) = ([found.total(), 0], [found.similar, 0]);
        if let Some((Some(user), address)) = find_extra_address(store, text)? {
            let owner = store.people(UserSelector::These(&[user.id]), now)?;
            counts[0] += owner.len();
            let row = |row| PersonRow { found_by: Some(address.clone()), ..row };
            rows.splice(0..0, owner.into_iter().map(row));
        }
        Ok(SearchResult { rows, counts, similar, searched, whole })
    }

    /// Finds people who can be asked for a relation, best match first.
    ///
    /// # Errors
    /// Fails if the user may not see them, or if the store cannot be read.
    pub fn managers(
        &mut self,
        store: &Store,
        session: Session,
        typed: TypedText<'_>,
        now: Now,
    ) -> Result<SearchResult<ManagerRow>> {
        let TypedText { text, take } = typed;
        self.refresh(store, now)?;
        let (first, wanted) = (&BTreeSet::new(), &self.is_wanted());
        let kept = self.managers.take().filter(|kept| kept.session == session);
        let managers = match kept {
            Some(kept) => kept,
            None => Managers::read(store, session)?,
        };
        let managers = self.managers.insert(managers);
        let searched = managers.rows.len();
        if text.trim().is_empty() {
            let rows = managers.rows.iter().take(take).cloned().collect();
            let (counts, similar, whole) = ([searched, 0], [0, 0], true);
            return Ok(SearchResult { rows, counts, similar, searched, whole });
        }
        let whole = true;
        let search = &Search { text, take, first, whole, wanted };
        let [found] = search_groups([(&mut managers.index, Scope::All)], search);
        let row = |id: &UserId| managers.rows.iter().find(|row| row.person.id == *id).cloned();
        let mut rows: Vec<ManagerRow> = found.ids().iter().filter_map(row).collect();
        let marks = MarkFinder::new(text);
        for row in &mut rows {
            row.name_marks = marks.find(&row.person.name, &row.env).0;
            row.kind = found.kind(row.person.id);
        }
        let (counts, similar) = ([found.total(), 0], [found.similar, 0]);
        Ok(SearchResult { rows, counts, similar, searched, whole })
    }

    /// Finds people who can become members of the organisation: own users first, then users of
    /// partners. An empty text gives likely candidates, then the first by name.
    ///
    /// # Errors
    /// Fails if the user may not add members, or if the store cannot be read.
    pub fn candidates(
        &mut self,
        store: &Store,
        scope: CandidateScope,
        typed: TypedText<'_>,
        now: Now,
    ) -> Result<SearchResult<CandidateRow>> {
        let TypedText { text, take } = typed;
        self.refresh(store, now)?;
        let wanted = &self.is_wanted();
        let mut candidate_cache = self.candidate_cache(store, scope, now)?;
        let names = self.names(store)?;
        let (scope, whole) =
            (Scope::Environment(candidate_cache.context.env()), names.is_complete());
        let own = names.index.count(scope);
        let searched = own + candidate_cache.context.partners.len();
        let (rows, counts, similar) = if text.trim().is_empty() {
            let known: Vec<UserId> = candidate_cache.context.shares.iter().copied().collect();
            let likely = UserSelector::Likely(&known, take);
            let mut rows = candidate_cache.read_own(store, likely, now)?;
            rows.extend(candidate_cache.context.partners.iter().take(take).cloned());
            (rows, [own, candidate_cache.context.partners.len()], [0, 0])
        } else {
            let first = &candidate_cache.context.shares;
            let search = &Search { text, take, first, whole, wanted };
            // One search over both groups, because the number of matches in both decides how fuzzy
            // the search gets.
            let [of_own, of_partners] = search_groups(
                [(&mut names.index, scope), (&mut candidate_cache.partners, Scope::All)],
                search,
            );
            let mut rows = candidate_cache.own_candidates(store, &of_own.ids(), now)?;
            let partners = &candidate_cache.context.partners;
            let row = |id: &UserId| partners.iter().find(|row| row.person.id == *id).cloned();
            rows.extend(of_partners.ids().iter().filter_map(row));
            let marks = MarkFinder::new(text);
            for row in &mut rows {
                (row.name_marks, row.email_marks) = marks.find(&row.person.name, &row.email);
                let group = if row.own { &of_own } else { &of_partners };
                row.kind = group.kind(row.person.id);
            }
            let both = [of_own, of_partners];
            let mut counts = both.each_ref().map(Matches::total);
            if let Some((owner, address)) = find_extra_address(store, text)? {
                // An unknown address costs the same queries, as in `resolve`.
                let owner = owner.map_or(UserId(0), |user| user.id);
                for row in candidate_cache.candidate_by_id(store, owner, now)? {
                    let (group, found_by) = (usize::from(!row.own), Some(address.clone()));
                    let at = rows.iter().take_while(|other| other.own && !row.own).count();
                    if let Some(count) = counts.get_mut(group) {
                        *count += 1;
                    }
                    rows.insert(at, CandidateRow { found_by, ..row });
                }
            }
            (rows, counts, both.map(|group| group.similar))
        };
        self.candidate_cache = Some(candidate_cache);
        Ok(SearchResult { rows, counts, similar, searched, whole })
    }

    /// Resolves people as typed: each must match exactly one candidate, by address or by full name.
    ///
    /// # Errors
    /// Fails if the user may not add members, or if the store cannot be read.
    pub fn resolve(
        &mut self,
        store: &Store,
        scope: CandidateScope,
        people: &[PersonRef],
        now: Now,
    ) -> Result<Resolved> {
        let CandidateScope { session, org } = scope;
        self.refresh(store, now)?;
        let candidate_cache = self.candidate_cache(store, scope, now)?;
        let partners = &candidate_cache.context.partners;
        // Looks up the owner of an address among the visible candidates. An unknown address costs
        // the same queries, so that timing does not reveal users who are hidden from this user.
        let owner = |email: &Email| -> Result<Vec<CandidateRow>> {
            let owner = store.find_user(email)?.map_or(UserId(0), |user| user.id);
            candidate_cache.candidate_by_id(store, owner, now)
        };
        let named = |name: &str| -> Result<Vec<CandidateRow>> {
            let mut rows = store.candidates(session, org, UserSelector::Named(name), now)?;
            candidate_cache.mark_namesakes(&mut rows);
            rows.extend(partners.iter().cloned());
            let best = nearest(name, rows.iter().map(|row| &*row.person.name));
            Ok(best.into_iter().filter_map(|at| rows.get(at).cloned()).collect())
        };
        let mut resolved = Resolved::default();
        let mut left: Vec<&PersonRef> = people.iter().rev().collect();
        while let Some(one) = left.pop() {
            let found = match &one.term {
                TypedTerm::Address(None) => Vec::new(),
                TypedTerm::Address(Some(email)) => owner(email)?,
                // A full name may contain a comma. If both the whole text and its parts match
                // people, all of them are possible meanings.
                TypedTerm::Name(name) => {
                    let (mut found, mut others) = (named(&one.text)?, named(name)?);
                    let parts = one.parts().filter(|_| !found.is_empty() || !others.is_empty());
                    let parts = parts.map(named).collect::<Result<Vec<_>>>()?;
                    others.extend(parts.into_iter().flatten());
                    for row in others {
                        if !found.iter().any(|known| known.person.id == row.person.id) {
                            found.push(row);
                        }
                    }
                    found
                }
            };
            if found.is_empty() {
                left.extend(one.alternatives.iter().rev());
            }
            resolved.take(one, found);
        }
        self.candidate_cache = Some(candidate_cache);
        Ok(resolved)
    }

    /// Returns the current state of these people as candidates, unordered; people whom the user may
    /// not see are left out.
    ///
    /// # Errors
    /// Fails if the user may not add members, or if the store cannot be read.
    pub fn current_candidates(
        &mut self,
        store: &Store,
        scope: CandidateScope,
        users: &[UserId],
        now: Now,
    ) -> Result<Vec<CandidateRow>> {
        let CandidateScope { session, org } = scope;
        self.refresh(store, now)?;
        let candidate_cache = self.candidate_cache(store, scope, now)?;
        let mut rows = store.candidates(session, org, UserSelector::These(users), now)?;
        candidate_cache.mark_namesakes(&mut rows);
        let wanted: BTreeSet<_> = users.iter().collect();
        let partners = candidate_cache.context.partners.iter();
        rows.extend(partners.filter(|row| wanted.contains(&row.person.id)).cloned());
        self.candidate_cache = Some(candidate_cache);
        Ok(rows)
    }

    /// Takes the data out of the cache, or reads it. The caller puts it back only on success.
    fn candidate_cache(
        &mut self,
        store: &Store,
        scope: CandidateScope,
        now: Now,
    ) -> Result<CandidateCache> {
        if let Some(kept) = self.candidate_cache.take().filter(|kept| kept.scope == scope) {
            return Ok(kept);
        }
        CandidateCache::read(store, scope, now)
    }
}

/// Returns the typed address and its owner, if it is one of their extra addresses; the index holds
/// only primary addresses. An unverified address has no owner.
fn find_extra_address(store: &Store, text: &str) -> Result<Option<(Option<User>, String)>> {
    if text.len() > MAX_TEXT_LENGTH * 4 {
        return Ok(None);
    }
    let TypedTerm::Address(Some(email)) = PersonRef::parse(text).term else { return Ok(None) };
    let owner = store.find_user(&email)?.filter(|user| user.email.key() != email.key());
    Ok(Some((owner, email.to_string())))
}

/// Searches each group; returns no matches if the search was cancelled.
fn search_groups<const N: usize>(
    groups: [(&mut Index, Scope); N],
    it: &Search<'_>,
) -> [Matches; N] {
    search(groups, it).unwrap_or_else(|| std::array::from_fn(|_| Matches::default()))
}

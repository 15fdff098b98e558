//! The organisations to choose from when people get access.

use rusqlite::{Connection, named_params};

use super::{LIVE_MEMBERSHIP, lists::organisations::known_orgs_sql, rights::load_facts};
use crate::{
    domain::{
        ChosenOrganisation, Command, Day, Eligibility, EnvId, Identifier, Level, Name, Now, OrgId,
        OrganisationChoice, SearchResult, Session, UserId, fold, standings_in,
    },
    store::{Result, convert::list, table::all},
};

/// The text that finds organisations, and the maximum number of rows.
pub(in crate::store) struct TypedOrganisation<'a> {
    pub(in crate::store) text: &'a str,
    pub(in crate::store) take: usize,
}

/// An organisation of the actor, as the search needs it.
struct Found {
    id: OrgId,
    name: Name,
    folded: String,
    number: Option<Identifier>,
    /// `true` if the only person can probably get access. [`standings_of`] decides.
    is_likely: bool,
}

impl Found {
    /// Returns whether each word is in the name, or begins the number.
    fn matches(&self, words: &[&str]) -> bool {
        let number = self.number.as_ref().map_or("", |number| number.value.as_str());
        words.iter().all(|word| {
            let digits: String = word.chars().filter(char::is_ascii_digit).collect();
            let is_number = word.trim_start_matches("be").chars().all(|sign| !sign.is_alphabetic());
            let begins = is_number && !digits.is_empty() && number.starts_with(&digits);
            begins || self.folded.contains(word)
        })
    }

    /// Returns whether each word begins a word of the name.
    fn begins_with(&self, words: &[&str]) -> bool {
        let begins = |word: &&str| self.folded.split(' ').any(|part| part.starts_with(*word));
        words.iter().all(begins)
    }
}

/// The organisations that the actor is a member of and that have every word of the text, with what
/// these users would get there. Those where the users can get access come first, and among them
/// those with a word that begins with the text.
pub(in crate::store) fn choices(
    db: &Connection,
    session: Session,
    users: &[UserId],
    typed: &TypedOrganisation<'_>,
    now: Now,
) -> Result<SearchResult<OrganisationChoice>> {
    let mut found = own_organisations(db, session, users, now)?;
    let searched = found.len();
    let text = fold(typed.text);
    let words: Vec<&str> = text.split_whitespace().collect();
    found.retain(|one| one.matches(&words));
    found.sort_by_key(|one| (!one.is_likely, !one.begins_with(&words)));
    let total = found.len();
    let likely = found.iter().filter(|one| one.is_likely).count();
    found.truncate(typed.take);
    let orgs: Vec<OrgId> = found.iter().map(|one| one.id).collect();
    let standings = standings_of(db, session, users, &orgs, now)?;
    let facts = member_facts(db, users, &orgs, now)?;
    let row = |((found, standings), (members, last_day)): ((Found, _), _)| {
        let Found { id, name, number, .. } = found;
        OrganisationChoice { id, name, number, members, last_day, standings }
    };
    let mut rows: Vec<_> = found.into_iter().zip(standings).zip(facts).map(row).collect();
    rows.sort_by_key(OrganisationChoice::effect);
    let whole = rows.len() == total;
    let open = if whole { rows.iter().filter(|row| row.is_open()).count() } else { likely };
    let counts = [open, total - open];
    Ok(SearchResult { rows, counts, similar: [0, 0], searched, whole: true })
}

/// The organisations that the actor is a member of, by name.
fn own_organisations(
    db: &Connection,
    session: Session,
    users: &[UserId],
    now: Now,
) -> Result<Vec<Found>> {
    let sql = format!(
        "with {}
         select mine.id, mine.name, mine.folded, i.scheme, i.value, i.verified_at,
           mine.level = 'org_admin' and mine.status = 'active'
             and not exists (select 1 from membership m
               where m.org_id = mine.id and m.user_id = :user and {LIVE_MEMBERSHIP})
             and not exists (select 1 from member_request r where r.org_id = mine.id
               and r.addressee_id = :user and r.state = 'pending')
         from mine left join identifier i on i.org_id = mine.id and i.position = 0
         order by mine.folded, mine.id",
        known_orgs_sql()
    );
    let env: Option<EnvId> = None;
    let named = named_params! {
        ":me": session.user, ":env": env, ":today": now.today, ":user": only(users),
    };
    all(db, &sql, named, |row| {
        let number = match row.get(3)? {
            Some(scheme) => {
                Some(Identifier { scheme, value: row.get(4)?, verified_at: row.get(5)? })
            }
            None => None,
        };
        Ok(Found {
            id: row.get(0)?,
            name: row.get(1)?,
            folded: row.get(2)?,
            number,
            is_likely: row.get(6)?,
        })
    })
}

/// The number of members of each organisation, and the last day there of the only user.
fn member_facts(
    db: &Connection,
    users: &[UserId],
    orgs: &[OrgId],
    now: Now,
) -> Result<Vec<(usize, Option<Day>)>> {
    let sql = format!(
        "select
           (select count(*) from membership m where m.org_id = ids.value and {LIVE_MEMBERSHIP}),
           (select m.last_day from membership m
            where m.org_id = ids.value and m.user_id = :user and {LIVE_MEMBERSHIP})
         from json_each(:orgs) ids order by ids.key"
    );
    let named = named_params! {
        ":orgs": list(orgs.iter().map(|org| org.0)), ":today": now.today, ":user": only(users),
    };
    all(db, &sql, named, |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The user, if there is exactly one.
fn only(users: &[UserId]) -> Option<UserId> {
    match users {
        [user] => Some(*user),
        _ => None,
    }
}

/// Returns the standings of these users in each organisation.
pub(in crate::store) fn standings_of(
    db: &Connection,
    session: Session,
    users: &[UserId],
    orgs: &[OrgId],
    now: Now,
) -> Result<Vec<Vec<Eligibility>>> {
    let pick = |org: &OrgId| ChosenOrganisation { org: *org, level: Level::Member, last_day: None };
    let picks = orgs.iter().map(pick).collect();
    let command = Command::GiveAccess { users: users.to_vec(), picks, message: None };
    let facts = load_facts(db, session, &command, now)?;
    Ok(standings_in(session, &facts, users, orgs.iter().copied(), now)?)
}

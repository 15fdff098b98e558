//! What a Beheerder of an environment may end in organisations that do not let them in: the access
//! of their own users anywhere (A8, A30), and the requests of their environment's organisations.
//! They know of these by the lists of people and of partners, as on the screens.

use super::{
    Asking,
    find::{AMBIGUOUS, Named, Names},
    write::apart,
};
use crate::{
    cli::{Stop, exit::shown, speech::texts},
    domain::{
        AccessBy, AccessRow, Answer, Level, MemberRow, MembershipId, Name, OrgId, Person, Query,
        RequestId, RequestRow,
    },
    text::Thing,
};

/// The organisation and those of its members that are meant.
type Meant<O> = (O, Named<Ending>);

/// A membership that is to be ended: with the level that was seen, and whose.
#[derive(Clone)]
pub(super) struct Ending {
    pub(super) id: MembershipId,
    pub(super) level: Level,
    pub(super) name: Name,
}

fn no_member(wanted: &str) -> Stop {
    let said = (texts().shell.none_or_several)(Thing::Member, &shown(wanted), &[]);
    Stop::not_found("no_such_member", said)
}

impl Asking {
    /// The members that are meant, of an organisation that lets the person in or not.
    pub(super) fn endings(&self, org: &str, who: &[String]) -> Result<Meant<(OrgId, Name)>, Stop> {
        let closed = match self.org(org) {
            Ok(row) if row.my_level.is_some() => {
                let found = self.members(row.id, who)?;
                let all = self.members_of(row.id)?;
                let ending = |row: &MemberRow| {
                    let (id, level, name) = (row.id, row.level, apart(row, &all));
                    Ending { id, level, name }
                };
                let rows = found.rows.iter().map(ending).collect();
                return Ok(((row.id, row.name), Named { rows, missing: found.missing }));
            }
            Ok(row) => self.members_of(row.id).map(drop),
            Err(stop) if stop.code == AMBIGUOUS => return Err(stop),
            Err(stop) => Err(stop),
        };
        // What is found nowhere ends as it did before anybody looked further.
        match (self.outside(org, who)?, closed) {
            ((Some(org), found), _) => Ok((org, found)),
            ((None, _), Err(stop)) => Err(stop),
            ((None, found), Ok(())) => {
                let why = found.missing.into_iter().map(|(_, why)| why).next();
                Err(why.unwrap_or_else(|| no_member("")))
            }
        }
    }

    /// The same by what one's own users have access to; no organisation when nobody has that.
    fn outside(&self, org: &str, who: &[String]) -> Result<Meant<Option<(OrgId, Name)>>, Stop> {
        let missing = ("no_such_organisation", Thing::Organisation);
        let mut meant: Option<(OrgId, Name)> = None;
        let mut found = Named { rows: Vec::new(), missing: Vec::new() };
        for wanted in who {
            let user = match self.user(wanted) {
                Ok(user) => user,
                Err(why) => {
                    found.missing.push((wanted.clone(), why));
                    continue;
                }
            };
            let Answer::User(details) = self.ask(&Query::User(user.person.id))? else {
                return Err(anyhow::anyhow!("an answer to another question").into());
            };
            let is_member = |row: &&AccessRow| matches!(row.by, AccessBy::Member(_));
            let rows: Vec<AccessRow> = details.access.iter().filter(is_member).cloned().collect();
            let names = |row: &AccessRow| {
                let about = vec![("environment", row.org_env.to_string())];
                Names::of(row.org.0.0, &row.org.1, about)
            };
            match self.one(&rows, org, names, missing) {
                Err(why) => found.missing.push((wanted.clone(), why)),
                // Another organisation of that name is not the one that is meant.
                Ok(row) if meant.as_ref().is_some_and(|known| known.0 != row.org.0) => {
                    found.missing.push((wanted.clone(), no_member(wanted)));
                }
                Ok(row) => {
                    if let AccessBy::Member(id) = row.by {
                        let (level, name) = (row.level, user.person.name);
                        found.rows.push(Ending { id, level, name });
                        meant = Some(row.org);
                    }
                }
            }
        }
        Ok((meant, found))
    }

    /// The open requests that are meant, of an organisation that lets the person in or not.
    pub(super) fn withdrawals(
        &self,
        org: &str,
        who: &[String],
    ) -> Result<(OrgId, Named<RequestId>), Stop> {
        let org = self.org(org)?;
        if org.my_level.is_some() {
            let found = self.requests(org.id, who)?;
            let rows = found.rows.iter().map(|row: &RequestRow| row.id).collect();
            return Ok((org.id, Named { rows, missing: found.missing }));
        }
        let mut sent: Vec<(RequestId, Person)> = Vec::new();
        for partner in self.partners()? {
            for across in self.partner_details(partner.id)?.withdrawn {
                sent.extend(
                    across.who.filter(|(_, of)| *of == org.name).map(|who| (across.id, who.0)),
                );
            }
        }
        let names = |(id, person): &(RequestId, Person)| Names::person(id.0, (person, ""), None);
        let found = self.each(&sent, who, names, ("no_such_request", Thing::Request));
        let rows = found.rows.into_iter().map(|(id, _)| id).collect();
        Ok((org.id, Named { rows, missing: found.missing }))
    }
}

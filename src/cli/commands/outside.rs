//! What a Beheerder of an environment may end in organisations that do not let them in, or where
//! they are Lid: the access of their own users anywhere (A8, A30), that of partners' users to their
//! environment's organisations (R49), and the requests of those. They know of these by the lists of
//! people and of partners, as on the screens.

use super::{
    Asking,
    find::Named,
    names::{AMBIGUOUS, Names},
    write::apart,
};
use crate::{
    cli::{Stop, exit::shown, speech::texts},
    domain::{
        AccessBy, AccessRow, Answer, Level, MemberRow, MembershipId, Name, OrgId, Person,
        PersonRef, Query, RequestId, RequestRow,
    },
    text::Thing,
};

/// The organisation and those of its members that are meant.
type Meant<O> = (O, Named<Ending>);

/// An organisation, and a membership in it that is to be ended.
type EndingIn = ((OrgId, Name), Ending);

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
    pub(super) fn endings(
        &self,
        org: &str,
        who: &[PersonRef],
    ) -> Result<Meant<(OrgId, Name)>, Stop> {
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
        match (self.outside(org, who), closed) {
            ((Some(org), found), _) => Ok((org, found)),
            ((None, _), Err(stop)) => Err(stop),
            ((None, found), Ok(())) => {
                let why = found.missing.into_iter().map(|(_, why)| why).next();
                Err(why.unwrap_or_else(|| no_member("")))
            }
        }
    }

    /// The same without a look inside the organisation; none where nobody is found.
    fn outside(&self, org: &str, who: &[PersonRef]) -> Meant<Option<(OrgId, Name)>> {
        let mut meant: Option<(OrgId, Name)> = None;
        let mut found = Named { rows: Vec::new(), missing: Vec::new() };
        for wanted in who {
            match self.ending_of_own_user(org, &wanted.text).or_else(|why| {
                // Of two who are meant, neither is.
                if why.code == AMBIGUOUS {
                    return Err(why);
                }
                self.ending_of_partners_user(org, &wanted.text)?.ok_or(why)
            }) {
                Err(why) => found.missing.push((wanted.text.clone(), why)),
                // Another organisation of that name is not the one that is meant.
                Ok((of, _)) if meant.as_ref().is_some_and(|known| known.0 != of.0) => {
                    found.missing.push((wanted.text.clone(), no_member(&wanted.text)));
                }
                Ok((of, ending)) => {
                    found.rows.push(ending);
                    meant = Some(of);
                }
            }
        }
        (meant, found)
    }

    /// Finds the access of one of the actor's own users, anywhere.
    fn ending_of_own_user(&self, org: &str, wanted: &str) -> Result<EndingIn, Stop> {
        let user = self.user(wanted)?;
        let Answer::User(details) = self.ask(&Query::User(user.person.id))? else {
            return Err(anyhow::anyhow!("an answer to another question").into());
        };
        let membership = |row: &AccessRow| match row.by {
            AccessBy::Member(id) => Some((id, row.clone())),
            AccessBy::Asked(_) => None,
        };
        let rows: Vec<_> = details.access.iter().filter_map(membership).collect();
        let names = |(_, row): &(MembershipId, AccessRow)| {
            let about = vec![("environment", row.org_env.to_string())];
            Names::of(row.org.0.0, &row.org.1, about)
        };
        let missing = ("no_such_organisation", Thing::Organisation);
        let (id, row) = self.one(&rows, org, names, missing)?;
        Ok((row.org, Ending { id, level: row.level, name: user.person.name }))
    }

    /// The membership of a partner's user in an organisation of one's own environment.
    fn ending_of_partners_user(&self, org: &str, wanted: &str) -> Result<Option<EndingIn>, Stop> {
        let Ok(org) = self.org(org) else { return Ok(None) };
        let mut rows: Vec<(Person, Ending)> = Vec::new();
        for partner in self.partners()? {
            for across in self.partner_details(partner.id)?.ends {
                let Some((person, _, level)) = across.who.filter(|who| who.1.0 == org.id) else {
                    continue;
                };
                let name = person.name.clone();
                rows.push((person, Ending { id: across.id, level, name }));
            }
        }
        let names =
            |(person, ending): &(Person, Ending)| Names::person(ending.id.0, (person, ""), None);
        match self.one(&rows, wanted, names, ("no_such_member", Thing::Member)) {
            Ok((_, ending)) => Ok(Some(((org.id, org.name), ending))),
            Err(why) if why.code == AMBIGUOUS => Err(why),
            Err(_) => Ok(None),
        }
    }

    /// The open requests that are meant, of an organisation that lets the person in or not.
    pub(super) fn withdrawals(
        &self,
        org: &str,
        who: &[PersonRef],
    ) -> Result<(OrgId, Named<RequestId>), Stop> {
        let org = self.org(org)?;
        let inside = org.my_level.map(|_| self.requests(org.id, who)).transpose();
        if let Ok(Some(found)) = inside {
            let rows = found.rows.iter().map(|row: &RequestRow| row.id).collect();
            return Ok((org.id, Named { rows, missing: found.missing }));
        }
        let mut sent: Vec<(RequestId, Person)> = Vec::new();
        for partner in self.partners()? {
            for across in self.partner_details(partner.id)?.withdrawn {
                let who = across.who.filter(|(_, of, _)| of.0 == org.id);
                sent.extend(who.map(|who| (across.id, who.0)));
            }
        }
        if let (Err(why), true) = (inside, sent.is_empty()) {
            return Err(why);
        }
        let names = |(id, person): &(RequestId, Person)| Names::person(id.0, (person, ""), None);
        let found = self.each(&sent, who, names, ("no_such_request", Thing::Request));
        let rows = found.rows.into_iter().map(|(id, _)| id).collect();
        Ok((org.id, Named { rows, missing: found.missing }))
    }
}

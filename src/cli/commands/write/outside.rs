//! Ends access in organisations that an administrator (*Beheerder*) of an environment cannot open.
//! They may end memberships of their own users anywhere, and those of partners' users in
//! organisations of their environment. They may also withdraw requests to those users. As on the
//! screens, the rows come from the lists of users and partners.

use std::slice;

use crate::{
    cli::{
        CliError,
        args::{EndedAccess, WriteOptions},
        commands::{
            CommandContext,
            targets::{
                find::FoundRows,
                names::{AMBIGUOUS_CODE, RowNames},
            },
            write::{access::with_nothing_done, confirm, distinct_member_name},
        },
        exit::quote_typed,
        session::locale::lang,
    },
    domain::{
        AccessBy, AccessEnding, AccessRow, Answer, ChosenAccess, Command, Level, MemberRow,
        MembershipId, Name, OrgId, OrgRow, Person, PersonRef, Query, Refusal, RequestId,
        RequestRow, UserDetails,
    },
    text::{self, NamedKind},
};

/// Returns the command that ends the access of one user to organisations, after a question.
pub(super) fn end_access(
    ctx: &mut CommandContext,
    EndedAccess { who, orgs, everywhere }: &EndedAccess,
    options: &WriteOptions,
) -> Result<Command, CliError> {
    let user = ctx.user(&who.user)?.person;
    let Answer::User(details) = ctx.ask(&Query::User(user.id))? else {
        return Err(anyhow::anyhow!("an answer to another question").into());
    };
    let rows = if *everywhere {
        details.access.clone()
    } else {
        let all = ctx.orgs()?;
        let find = |org: &String| find_access(ctx, &details, &all, org);
        orgs.iter().map(find).collect::<Result<Vec<_>, _>>()?
    };
    if rows.is_empty() {
        return Err(CliError::not_found(
            "no_such_access",
            text::shell::no_access(lang(), &user.name),
        ));
    }
    let (ended, staying): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.can_end());
    for row in staying {
        let org = row.org.1.clone();
        let why = if row.ending == AccessEnding::LastAdmin {
            CliError::from(Refusal::LastAdmin { org: org.clone() })
        } else {
            let orgs = slice::from_ref(&org);
            let said = text::forms::only_they_can_decline(lang(), &user.name, orgs);
            CliError::not_found("no_such_access", said)
        };
        // With `--overal` the user learns what stays; an organisation that they name was meant.
        if ended.is_empty() || !(*everywhere || options.go_on) {
            return Err(with_nothing_done(why, options));
        }
        ctx.remarks.missing.push((org.to_string(), why));
    }
    let words = if details.me {
        text::forms::leave_all_question(lang(), &rows)
    } else {
        text::forms::end_access_question(lang(), &details, &rows)
    };
    let question = format!("{} {}", words.title, text::in_one_line(&words.lines));
    confirm(&question, ctx.format, options)?;
    let chosen = |row: &AccessRow| ChosenAccess { org: row.org.0, by: row.by, level: row.level };
    Ok(Command::EndAccess { access: ended.into_iter().map(chosen).collect() })
}

/// Finds the access of a user to the organisation with this name. The name must mean one
/// organisation among all that the actor sees, not only among those of the user.
fn find_access(
    ctx: &CommandContext,
    user: &UserDetails,
    all: &[OrgRow],
    wanted: &str,
) -> Result<AccessRow, CliError> {
    let access = &user.access;
    let is_new = |org: &&OrgRow| access.iter().all(|row| row.org.0 != org.id);
    let others = all.iter().filter(is_new).map(|org| (org.id, org.name.clone(), org.env.clone()));
    let own = access.iter().map(|row| (row.org.0, row.org.1.clone(), row.org_env.clone()));
    let rows: Vec<(OrgId, Name, Name)> = own.chain(others).collect();
    let names = |(id, name, env): &(OrgId, Name, Name)| {
        RowNames::for_row(id.0, name, vec![("environment", env.to_string())])
    };
    let (id, name, _) = ctx.find_row(&rows, wanted, names, NamedKind::Organisation)?;
    let found = access.iter().find(|row| row.org.0 == id).cloned();
    found.ok_or_else(|| {
        let said = text::shell::no_access_to(lang(), &user.person.name, &name);
        CliError::not_found("no_such_access", said)
    })
}

fn organisation_names(row: &AccessRow) -> RowNames {
    let about = vec![("environment", row.org_env.to_string())];
    RowNames::for_row(row.org.0.0, &row.org.1, about)
}

/// An organisation, and the memberships in it to end.
type EndingTarget<O> = (O, FoundRows<Ending>);

/// An organisation, and one membership in it to end.
type EndingInOrganisation = ((OrgId, Name), Ending);

/// A membership to end, with the level and name that the user saw.
#[derive(Clone)]
pub(crate) struct Ending {
    pub(crate) id: MembershipId,
    pub(crate) level: Level,
    pub(crate) name: Name,
}

fn no_member(wanted: &str) -> CliError {
    let said =
        text::shell::not_found_or_ambiguous(lang(), NamedKind::Member, &quote_typed(wanted), &[]);
    CliError::not_found("no_such_member", said)
}

impl CommandContext {
    /// Finds the members that `who` names, even if the user cannot open the organisation.
    pub(crate) fn endings(
        &self,
        org: &str,
        who: &[PersonRef],
    ) -> Result<EndingTarget<(OrgId, Name)>, CliError> {
        let closed = match self.org(org) {
            Ok(row) if row.my_level.is_some() => {
                let found = self.members(row.id, who)?;
                let all = self.members_of(row.id)?;
                let ending = |row: &MemberRow| {
                    let (id, level, name) =
                        (row.membership.id, row.membership.level, distinct_member_name(row, &all));
                    Ending { id, level, name }
                };
                let rows = found.rows.iter().map(ending).collect();
                return Ok(((row.id, row.name), FoundRows { rows, missing: found.missing }));
            }
            Ok(row) => self.members_of(row.id).map(drop),
            Err(stop) if stop.code == AMBIGUOUS_CODE => return Err(stop),
            Err(stop) => Err(stop),
        };
        // If the search outside the organisation finds nobody, report the original error.
        match (self.outside(org, who), closed) {
            ((Some(org), found), _) => Ok((org, found)),
            ((None, _), Err(stop)) => Err(stop),
            ((None, found), Ok(())) => {
                let why = found.missing.into_iter().map(|(_, why)| why).next();
                Err(why.unwrap_or_else(|| no_member("")))
            }
        }
    }

    /// Finds memberships without opening the organisation; `None` if nobody is found.
    fn outside(&self, org: &str, who: &[PersonRef]) -> EndingTarget<Option<(OrgId, Name)>> {
        let mut meant: Option<(OrgId, Name)> = None;
        let mut found = FoundRows { rows: Vec::new(), missing: Vec::new() };
        for wanted in who {
            match self.ending_of_own_user(org, &wanted.text).or_else(|why| {
                // Do not search further with an ambiguous name.
                if why.code == AMBIGUOUS_CODE {
                    return Err(why);
                }
                self.ending_of_partners_user(org, &wanted.text)?.ok_or(why)
            }) {
                Err(why) => found.missing.push((wanted.text.clone(), why)),
                // All memberships must be in the same organisation; another one may have an equal
                // name.
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

    /// Finds the membership of a user of the actor's environment, in any organisation.
    fn ending_of_own_user(
        &self,
        org: &str,
        wanted: &str,
    ) -> Result<EndingInOrganisation, CliError> {
        let user = self.user(wanted)?;
        let Answer::User(details) = self.ask(&Query::User(user.person.id))? else {
            return Err(anyhow::anyhow!("an answer to another question").into());
        };
        let membership = |row: &AccessRow| match row.by {
            AccessBy::Member(id) => Some((id, row.clone())),
            AccessBy::Asked(_) => None,
        };
        let rows: Vec<_> = details.access.iter().filter_map(membership).collect();
        let names = |(_, row): &(MembershipId, AccessRow)| organisation_names(row);
        let kind = NamedKind::Organisation;
        let (id, row) = self.find_row(&rows, org, names, kind)?;
        Ok((row.org, Ending { id, level: row.level, name: user.person.name }))
    }

    /// Finds the membership of a partner's user in an organisation of the actor's environment.
    fn ending_of_partners_user(
        &self,
        org: &str,
        wanted: &str,
    ) -> Result<Option<EndingInOrganisation>, CliError> {
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
        let names = |(person, ending): &(Person, Ending)| {
            RowNames::for_person(ending.id.0, person, "", None)
        };
        match self.find_row(&rows, wanted, names, NamedKind::Member) {
            Ok((_, ending)) => Ok(Some(((org.id, org.name), ending))),
            Err(why) if why.code == AMBIGUOUS_CODE => Err(why),
            Err(_) => Ok(None),
        }
    }

    /// Finds the open requests to the people in `who`, even if the user cannot open the
    /// organisation.
    pub(crate) fn withdrawals(
        &self,
        org: &str,
        who: &[PersonRef],
    ) -> Result<(OrgId, FoundRows<RequestId>), CliError> {
        let org = self.org(org)?;
        let inside = org.my_level.map(|_| self.requests(org.id, who)).transpose();
        if let Ok(Some(found)) = inside {
            let rows = found.rows.iter().map(|row: &RequestRow| row.id).collect();
            return Ok((org.id, FoundRows { rows, missing: found.missing }));
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
        let names =
            |(id, person): &(RequestId, Person)| RowNames::for_person(id.0, person, "", None);
        let found = self.find_each(&sent, who, names, NamedKind::Request);
        let rows = found.rows.into_iter().map(|(id, _)| id).collect();
        Ok((org.id, FoundRows { rows, missing: found.missing }))
    }
}

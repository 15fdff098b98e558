//! Giving and taking access, and answering for it.

use std::path::Path;

use serde_json::json;

use super::{super::Asking, confirm, message};
use crate::{
    cli::{
        Stop,
        args::{Doing, Inbox, Invitation, LevelWord, Member, People},
        commands::{day, given, list},
        exit::shown,
        speech::texts,
    },
    domain::{Command, Day, InboxRow, Level, Name, OrgRow, Pick},
    work::Finder,
};

/// How many names a question names before it counts.
const NAMED: usize = 4;

/// `lid …`.
pub(in crate::cli) fn member(it: &mut Asking, words: &Member, doing: &Doing) -> Result<u8, Stop> {
    let command = match words {
        Member::List { org, only, sorting } => {
            it.order = sorting.order();
            return it.print(&list::members(it, &org.org, only)?);
        }
        Member::Add { org, who, level, until, message: text, file } => {
            let org = it.org(org)?;
            let who = [named(who)?, file.as_deref().map_or(Ok(Vec::new()), lines_of)?].concat();
            let last_day =
                until.as_deref().map(|text| day::last(text, it.now.today)).transpose()?.flatten();
            let message = text.as_deref().map(message).transpose()?;
            let picks = picks(it, &org, &who, ((*level).into(), last_day))?;
            Command::AddMembers { org: org.id, picks, message }
        }
        Member::Remove(people) => {
            let (org, rows) = members(it, people)?;
            let names: Vec<_> = rows.iter().map(|row| &row.person.name).collect();
            ask(&names, &org.name, (it, doing))?;
            let members = rows.iter().map(|row| (row.id, row.level)).collect();
            Command::RemoveMembers { org: org.id, members }
        }
        Member::Role { to, people } => return role(it, *to, people, doing),
        Member::Until { to, people } => {
            let to = day::last(to, it.now.today)?;
            let (org, rows) = members(it, people)?;
            let members = rows.iter().map(|row| (row.id, row.last_day)).collect();
            Command::ChangeLastDay { org: org.id, members, to }
        }
        Member::Leave(words) => {
            let org = it.org(&words.org)?;
            confirm(&(texts().shell.leave)(&org.name), it.form, doing)?;
            Command::Leave { org: org.id }
        }
    };
    it.perform(&command, doing)
}

/// Whoever is it already is left alone: the command names the level that the others have.
fn role(it: &mut Asking, to: LevelWord, people: &People, doing: &Doing) -> Result<u8, Stop> {
    let to = Level::from(to);
    let from = match to {
        Level::Member => Level::OrgAdmin,
        Level::OrgAdmin => Level::Member,
    };
    let (org, rows) = members(it, people)?;
    let others: Vec<_> = rows.iter().filter(|row| row.level == from).map(|row| row.id).collect();
    // All of them are it: the rules say so, in the words of the screens.
    let (from, members) = if others.is_empty() {
        (to, rows.iter().map(|row| row.id).collect())
    } else {
        (from, others)
    };
    it.perform(&Command::ChangeLevel { org: org.id, members, from, to }, doing)
}

fn members(it: &Asking, people: &People) -> Result<(OrgRow, Vec<crate::domain::MemberRow>), Stop> {
    let org = it.org(&people.org)?;
    let rows = it.members(org.id, &named(&people.who)?)?;
    Ok((org, rows))
}

/// The people who can be chosen and are meant, as the member dialog resolves what is pasted.
fn picks(
    it: &Asking,
    org: &OrgRow,
    who: &[String],
    (level, last_day): (Level, Option<Day>),
) -> Result<Vec<Pick>, Stop> {
    let found = Finder::default().resolve(&it.store, (it.session, org.id), who, it.now)?;
    if !found.unknown.is_empty() {
        let unknown: Vec<String> = found.unknown.iter().map(|who| shown(who)).collect();
        let said = (texts().shell.not_resolved)(&unknown);
        let details = json!({ "unknown": found.unknown });
        return Err(Stop { details, ..Stop::not_found("unrelated", said) });
    }
    Ok(found.rows.iter().map(|row| Pick { user: row.person.id, level, last_day }).collect())
}

/// What was typed, with `-` for the lines of standard input.
fn named(who: &[String]) -> Result<Vec<String>, Stop> {
    let mut all = Vec::new();
    for one in who {
        if one == "-" {
            all.extend(lines(&given::plain(std::io::stdin())?));
        } else {
            all.push(one.clone());
        }
    }
    Ok(all)
}

fn lines_of(path: &Path) -> Result<Vec<String>, Stop> {
    Ok(lines(&given::plain(given::open(path)?)?))
}

/// The lines that say something; a spreadsheet's mark at the beginning is none of it.
fn lines(text: &str) -> Vec<String> {
    let text = text.trim_start_matches('\u{feff}');
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn ask(names: &[&Name], org: &Name, (it, doing): (&Asking, &Doing)) -> Result<(), Stop> {
    let shown = names.get(..NAMED).unwrap_or(names);
    confirm(&(texts().shell.remove)(shown, names.len() - shown.len(), org), it.form, doing)
}

/// `uitnodiging …`.
pub(in crate::cli) fn invitation(
    it: &mut Asking,
    words: &Invitation,
    doing: &Doing,
) -> Result<u8, Stop> {
    let (people, renew) = match words {
        Invitation::List { org, only } => {
            return it.print(&list::invitations(it, &org.org, only)?);
        }
        Invitation::Renew(people) => (people, true),
        Invitation::Withdraw(people) => (people, false),
    };
    let org = it.org(&people.org)?.id;
    let rows = it.requests(org, &named(&people.who)?)?;
    let requests = rows.iter().map(|row| row.id).collect();
    let command = if renew {
        Command::RenewRequests { org, requests }
    } else {
        Command::WithdrawRequests { org, requests }
    };
    it.perform(&command, doing)
}

/// `postvak …`.
pub(in crate::cli) fn inbox(it: &mut Asking, words: &Inbox, doing: &Doing) -> Result<u8, Stop> {
    let command = match words {
        Inbox::List => return it.print(&list::inbox(it)?),
        Inbox::Accept { id } => match it.asked_of_me(id)? {
            InboxRow::Member(row) => Command::AcceptRequest { request: row.id },
            InboxRow::Relation(row) => Command::AcceptRelation { request: row.id },
        },
        Inbox::Decline { id, reason } => {
            let reason = reason.as_deref().map(message).transpose()?;
            match it.asked_of_me(id)? {
                InboxRow::Member(row) => Command::DeclineRequest { request: row.id, reason },
                InboxRow::Relation(row) => Command::DeclineRelation { request: row.id, reason },
            }
        }
    };
    it.perform(&command, doing)
}

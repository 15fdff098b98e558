//! The subject of the screen as words, for shell commands and for copying.

use crate::{
    app::{
        Action, InboxScreen, InboxTab, LogScreen, OrganisationScreen, OrganisationsScreen,
        PartnerTab, PartnersScreen, Screen, Tab, UserScreen, UserTab, UsersScreen,
    },
    domain::{
        AccessBy, InboxRow, KeyRow, LogContent, MemberRow, Name, OrgId, RequestRow, UserId,
        UserStatus,
    },
};

/// The names and numbers under the cursor or marked, which fill in a shell command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The name of the organisation.
    pub org: Option<String>,
    /// Users, by e-mail address or else by name.
    pub who: Vec<String>,
    /// The number of the request.
    pub request: Option<String>,
    /// The number of the key.
    pub key: Option<String>,
    /// The name of the partner environment.
    pub partner: Option<String>,
    /// The number of the operation in the log.
    pub operation: Option<String>,
    /// The row under the cursor: its name, and the fields that distinguish it from others.
    pub row: Vec<String>,
    /// The row's number in the database.
    pub id: Option<i64>,
    /// Commands that replace the usual one for this row, such as unblocking a blocked user.
    pub instead: Vec<(Action, &'static [&'static str])>,
    /// The words of the command that shows this in the shell.
    pub shows: &'static [&'static str],
}

impl Screen {
    /// Returns the name of this organisation or user if it is open or under the cursor.
    pub(crate) fn named(&self, (org, user): (Option<OrgId>, Option<UserId>)) -> Option<Name> {
        let row = |(id, name): (OrgId, &Name)| (Some(id) == org).then(|| name.clone());
        match self {
            Self::Organisation(screen) => row((screen.id, &screen.name)),
            Self::Organisations(screen) => {
                screen.list.current().and_then(|one| row((one.id, &one.name)))
            }
            Self::User(screen) => (Some(screen.id) == user).then(|| screen.name.clone()),
            Self::Users(screen) => {
                let person = screen.list.current().map(|one| &one.person);
                person.filter(|person| Some(person.id) == user).map(|person| person.name.clone())
            }
            _ => None,
        }
    }

    /// Collects the subject of the screen.
    pub fn subject(&self) -> Selection {
        match self {
            Self::SignIn(_) => Selection::default(),
            Self::Organisations(screen) => of_organisations(screen),
            Self::Organisation(screen) => of_organisation(screen),
            Self::Inbox(screen) => of_inbox(screen),
            Self::Users(screen) => of_users(screen),
            Self::User(screen) => of_user(screen),
            Self::Partners(screen) => of_partners(screen),
            Self::Log(screen) => of_log(screen),
        }
    }
}

fn shown_by(shows: &'static [&'static str]) -> Selection {
    Selection { shows, ..Selection::default() }
}

fn of_organisations(screen: &OrganisationsScreen) -> Selection {
    let Some(row) = screen.list.current() else { return shown_by(&["organisatie", "lijst"]) };
    let number = row.number.as_ref().map(|number| number.value.clone());
    Selection {
        org: Some(row.name.to_string()),
        row: [Some(row.name.to_string()), number].into_iter().flatten().collect(),
        id: Some(row.id.0),
        ..shown_by(&["organisatie", "toon", "{org}"])
    }
}

fn of_organisation(screen: &OrganisationScreen) -> Selection {
    let it = match screen.tab {
        Tab::Details => Selection {
            row: vec![screen.name.to_string()],
            id: Some(screen.id.0),
            ..shown_by(&["organisatie", "toon", "{org}"])
        },
        Tab::Members => {
            let row = screen.members.current();
            let two = |row: &MemberRow| vec![row.person.name.to_string(), row.email.clone()];
            Selection {
                who: screen.members.chosen().into_iter().map(|row| row.email).collect(),
                row: row.map(two).unwrap_or_default(),
                id: row.map(|row| row.person.id.0),
                ..shown_by(&["lid", "lijst", "{org}"])
            }
        }
        Tab::Requests => {
            let row = screen.requests.current();
            let two = |row: &RequestRow| {
                vec![row.addressee.name.to_string(), row.addressee_email.clone()]
            };
            Selection {
                who: screen.requests.chosen().into_iter().map(|row| row.addressee_email).collect(),
                row: row.map(two).unwrap_or_default(),
                id: row.map(|row| row.id.0),
                ..shown_by(&["uitnodiging", "lijst", "{org}"])
            }
        }
        Tab::Log => of_log(&screen.log),
    };
    Selection { org: Some(screen.name.to_string()), ..it }
}

fn of_inbox(screen: &InboxScreen) -> Selection {
    let list = shown_by(&["postvak", "lijst"]);
    let Some(row) = screen.list.current().filter(|_| screen.tab != InboxTab::Notices) else {
        return list;
    };
    let (name, email) = match row {
        InboxRow::Member(row) => (row.org.1.to_string(), row.sender_email.clone()),
        InboxRow::Relation(row) => (row.asker.name.to_string(), row.asker_email.clone()),
    };
    Selection {
        who: vec![email.clone()],
        request: Some(row.id().to_string()),
        row: vec![name, email],
        id: Some(row.id()),
        ..list
    }
}

fn of_users(screen: &UsersScreen) -> Selection {
    let Some(row) = screen.list.current() else { return shown_by(&["gebruiker", "lijst"]) };
    Selection {
        who: vec![row.email.clone()],
        row: vec![row.person.name.to_string(), row.email.clone()],
        id: Some(row.person.id.0),
        instead: reverse_commands(row.status, row.manager),
        ..shown_by(&["gebruiker", "toon", "{who}"])
    }
}

/// The commands that reverse a user's current status: unblock, and no longer relationship manager.
fn reverse_commands(status: UserStatus, manager: bool) -> Vec<(Action, &'static [&'static str])> {
    let unblock: &[_] = &["gebruiker", "deblokkeer", "{who}"];
    let no_manager: &[_] = &["gebruiker", "relatiemanager", "{who}", "nee"];
    let all = [
        (status == UserStatus::Blocked, (Action::Block, unblock)),
        (manager, (Action::Manager, no_manager)),
    ];
    all.into_iter().filter(|(is_so, _)| *is_so).map(|(_, instead)| instead).collect()
}

fn of_user(screen: &UserScreen) -> Selection {
    let user = screen.details.get();
    let email = user.map(|user| user.email.to_string());
    if screen.tab == UserTab::Keys {
        let row = screen.keys.current();
        let two = |row: &KeyRow| {
            let name = row.remark.as_ref().map(ToString::to_string);
            name.into_iter().chain([row.fingerprint.to_string()]).collect()
        };
        return Selection {
            who: email.into_iter().collect(),
            row: row.map(two).unwrap_or_default(),
            id: row.map(|row| row.id.0),
            key: row.map(|row| row.id.0.to_string()),
            instead: user.map_or(Vec::new(), |user| reverse_commands(user.status, user.manager)),
            ..shown_by(&["ssh", "sleutels", "lijst", "--van", "{who}"])
        };
    }
    let mut instead = user.map_or(Vec::new(), |user| reverse_commands(user.status, user.manager));
    let access = screen.list.current().map(|row| row.by);
    match access {
        Some(AccessBy::Asked(_)) => {
            instead.push((Action::Revoke, &["uitnodiging", "trekin", "{org}", "{who}"]));
        }
        Some(AccessBy::Member(_)) if user.is_some_and(|user| user.me) => {
            instead.push((Action::Revoke, &["lid", "verlaat", "{org}"]));
        }
        _ => {}
    }
    Selection {
        instead,
        org: screen.list.current().map(|row| row.org.1.to_string()),
        row: [Some(screen.name.to_string()), email.clone()].into_iter().flatten().collect(),
        who: email.into_iter().collect(),
        id: Some(screen.id.0),
        ..shown_by(&["gebruiker", "toon", "{who}"])
    }
}

fn of_partners(screen: &PartnersScreen) -> Selection {
    let list = shown_by(&["partner", "lijst"]);
    if screen.tab == PartnerTab::Sent {
        let Some(row) = screen.sent.current() else { return list };
        return Selection {
            who: vec![row.asked.name.to_string()],
            row: vec![row.asked.name.to_string(), row.asked_env.to_string()],
            id: Some(row.id.0),
            ..list
        };
    }
    let Some(row) = screen.list.current() else { return list };
    let env = row.env.1.to_string();
    Selection { partner: Some(env.clone()), row: vec![env], id: Some(row.id.0), ..list }
}

fn of_log(screen: &LogScreen) -> Selection {
    let Some(row) = screen.list.current() else { return shown_by(&["log"]) };
    let what = match &row.what {
        LogContent::Happened(kind) => kind.code(),
        LogContent::Denied(command, _) => command,
    };
    Selection {
        org: row.org.as_ref().map(|(_, name)| name.to_string()),
        operation: row.operation.map(|operation| operation.0.to_string()),
        row: vec![row.at.to_string(), what.to_owned()],
        id: Some(row.seq),
        ..shown_by(&["log"])
    }
}

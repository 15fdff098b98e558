//! S2-S4: one organisation, with its details, its members and its requests.

use std::collections::BTreeSet;

use super::{Around, Step};
use crate::{
    app::{
        Action, List, Loaded,
        dialogs::{AddMembers, Confirm, Dialog, LastDay, MemberCard, Question},
    },
    domain::{
        Command, Folder, Level, LogRow, MemberRow, Name, OrgDetails, OrgId, OrgRow, OrgStatus,
        Query, Refusal, RequestId, RequestRow, UserId,
    },
};

/// The tabs of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// S2.
    Details,
    /// S3.
    Members,
    /// S4.
    Requests,
}

impl Tab {
    /// All of them, from left to right.
    pub const ALL: [Self; 3] = [Self::Details, Self::Members, Self::Requests];
}

/// State of one organisation.
#[derive(Debug)]
pub struct Organisation {
    /// Which.
    pub id: OrgId,
    /// Its name, known from the list.
    pub name: Name,
    /// Which tab is shown.
    pub tab: Tab,
    /// What the tab Details shows, and what decides who may do what here.
    pub details: Loaded<OrgDetails>,
    /// The members.
    pub members: List<MemberRow>,
    /// Which requests are shown.
    pub folder: Folder,
    /// The requests.
    pub requests: List<RequestRow>,
    /// What happened to the request under the cursor.
    pub history: Loaded<Vec<LogRow>>,
    history_of: Option<RequestId>,
    /// Who came by the last handling; marked as new until the next key.
    pub news: BTreeSet<UserId>,
    scroll_to_news: bool,
}

impl Organisation {
    /// The organisation of this row, with its members on top.
    pub fn new(row: &OrgRow) -> Self {
        Self {
            id: row.id,
            name: row.name.clone(),
            tab: Tab::Details,
            details: Loaded::default(),
            members: List::default(),
            folder: Folder::Open,
            requests: List::default(),
            history: Loaded::default(),
            history_of: None,
            news: BTreeSet::new(),
            scroll_to_news: false,
        }
    }

    /// Whether I am Beheerder here, as far as is known.
    pub fn is_admin(&self) -> bool {
        self.details.get().is_some_and(|details| details.my_level == Level::OrgAdmin)
    }

    /// Why I cannot add members here: the reason stands beside the grey (+).
    pub fn why_not_add(&self) -> Option<Refusal> {
        let details = self.details.get()?;
        self.why_not_manage().or_else(|| {
            let org = details.name.clone();
            (details.status != OrgStatus::Active).then_some(Refusal::NotActivated { org })
        })
    }

    /// Why I cannot manage members here. The domain decides again when it comes to it.
    fn why_not_manage(&self) -> Option<Refusal> {
        let details = self.details.get()?;
        (details.my_level != Level::OrgAdmin).then(|| Refusal::NotOrgAdmin {
            org: details.name.clone(),
            who_can: details.admins.clone(),
            lost: None,
        })
    }

    /// Whether everything that the tab acts on is there.
    pub(super) fn is_ready(&self) -> bool {
        !self.details.is_empty()
            && match self.tab {
                Tab::Details => true,
                Tab::Members => self.members.is_ready(),
                Tab::Requests => !self.is_admin() || self.requests.is_ready(),
            }
    }

    pub(super) fn wants(&self, height: usize) -> Vec<Query> {
        let mut wants = Vec::new();
        if self.details.is_wanted() {
            wants.push(Query::Organisation(self.id));
        }
        match self.tab {
            Tab::Members => {
                wants.extend(self.members.wants(height).map(|v| Query::Members(self.id, v)));
            }
            Tab::Requests if self.is_admin() => {
                let view = self.requests.wants(height);
                wants.extend(view.map(|view| Query::Requests(self.id, self.folder, view)));
                if self.history.is_wanted() {
                    wants.extend(self.requests.current().map(|row| Query::History(row.id)));
                }
            }
            Tab::Details | Tab::Requests => {}
        }
        wants
    }

    /// After anything: the history must be that of the request under the cursor.
    pub(super) fn follow(&mut self) {
        let here = self.requests.current().map(|row| row.id);
        if self.tab == Tab::Requests && here != self.history_of {
            self.history_of = here;
            self.history = Loaded::default();
        }
    }

    /// The store changed.
    pub(super) fn outdate(&mut self) {
        self.details.outdate();
        self.members.outdate();
        self.requests.outdate();
        self.history.outdate();
    }

    /// These people came: they are marked as new, and the first is scrolled into view.
    pub(in crate::app) fn welcome(&mut self, people: BTreeSet<UserId>) {
        self.scroll_to_news = !people.is_empty();
        self.news = people;
    }

    /// The members arrived.
    pub(super) fn show_news(&mut self, height: usize) {
        if std::mem::take(&mut self.scroll_to_news) {
            let news = &self.news;
            self.members.go_to(height, |row| news.contains(&row.person.id));
        }
    }

    pub(super) fn act(&mut self, action: Action, around: Around) -> Step {
        let moved = match self.tab {
            Tab::Details => false,
            Tab::Members => self.members.act(action, around.height),
            Tab::Requests => self.requests.act(action, around.height),
        };
        if moved {
            return Step::Stay;
        }
        match action {
            Action::Left | Action::Right => return self.turn(action),
            Action::Add => return self.add(around),
            Action::Leave => return self.leave(),
            Action::Folder => {
                self.folder = match self.folder {
                    Folder::Open => Folder::Handled,
                    Folder::Handled => Folder::Open,
                };
                self.requests = List::default();
                return Step::Stay;
            }
            _ => {}
        }
        match self.tab {
            Tab::Details => Step::Unknown,
            Tab::Members => self.act_on_members(action, around),
            Tab::Requests => self.act_on_requests(action),
        }
    }

    fn turn(&mut self, action: Action) -> Step {
        let here = Tab::ALL.iter().position(|tab| *tab == self.tab).unwrap_or(0);
        let to = if action == Action::Left { here.checked_sub(1) } else { Some(here + 1) };
        match to {
            None => Step::ToMenu,
            Some(to) => {
                self.tab = Tab::ALL.get(to).copied().unwrap_or(self.tab);
                Step::Stay
            }
        }
    }

    fn add(&self, around: Around) -> Step {
        if let Some(why) = self.why_not_add() {
            return Step::Refused(why);
        }
        let (today, texts) = (around.now.today, around.texts);
        let dialog = AddMembers::new(self.id, self.name.clone(), today, texts);
        Step::Ask(Dialog::AddMembers(Box::new(dialog)))
    }

    fn leave(&self) -> Step {
        let last = self.details.get().is_some_and(|details| details.i_am_last);
        let question = Question::Leave { org: self.name.clone(), last };
        let command = Command::Leave { org: self.id };
        Step::Ask(Dialog::Confirm(Box::new(Confirm::new(question, command))))
    }

    fn act_on_members(&mut self, action: Action, around: Around) -> Step {
        let manages = matches!(
            action,
            Action::LevelMember | Action::LevelAdmin | Action::LastDay | Action::Remove
        );
        if let Some(why) = self.why_not_manage().filter(|_| manages) {
            return Step::Refused(why);
        }
        let chosen = self.members.chosen();
        if chosen.is_empty() {
            return if manages { Step::Stay } else { Step::Unknown };
        }
        match action {
            Action::Open => {
                let row = self.members.current().cloned();
                row.map_or(Step::Stay, |row| Step::Ask(Dialog::Card(Box::new(MemberCard { row }))))
            }
            Action::LevelMember => self.set_level(&chosen, Level::Member),
            Action::LevelAdmin => self.set_level(&chosen, Level::OrgAdmin),
            Action::LastDay => Step::Ask(Dialog::LastDay(Box::new(LastDay::new(
                self.id,
                chosen,
                around.now.today,
                around.texts,
            )))),
            Action::Remove => {
                let (mine, others): (Vec<_>, Vec<_>) = chosen.into_iter().partition(|row| row.me);
                if others.is_empty() {
                    return Step::Refused(Refusal::Yourself);
                }
                let members = others.iter().map(|row| row.id).collect();
                let question = Question::Remove { org: self.name.clone(), others, mine };
                let command = Command::RemoveMembers { org: self.id, members };
                Step::Ask(Dialog::Confirm(Box::new(Confirm::new(question, command))))
            }
            _ => Step::Unknown,
        }
    }

    /// Whoever already has the level is no part of it. A partner's user as Beheerder is asked.
    fn set_level(&self, chosen: &[MemberRow], to: Level) -> Step {
        let from = match to {
            Level::Member => Level::OrgAdmin,
            Level::OrgAdmin => Level::Member,
        };
        let others: Vec<_> = chosen.iter().filter(|row| row.level == from).cloned().collect();
        let members: Vec<_> = others.iter().map(|row| row.id).collect();
        if members.is_empty() {
            return Step::Refused(Refusal::Same);
        }
        let command = Command::ChangeLevel { org: self.id, members, from, to };
        let outside: Vec<_> =
            others.into_iter().filter(|row| row.origin != crate::domain::Origin::Own).collect();
        if to == Level::OrgAdmin && !outside.is_empty() {
            let question = Question::AdminOutside { org: self.name.clone(), outside };
            return Step::Ask(Dialog::Confirm(Box::new(Confirm::new(question, command))));
        }
        Step::Do(command)
    }

    fn act_on_requests(&mut self, action: Action) -> Step {
        if !matches!(action, Action::Renew | Action::Withdraw) {
            return if action == Action::Open { Step::Stay } else { Step::Unknown };
        }
        if let Some(why) = self.why_not_manage() {
            return Step::Refused(why);
        }
        let chosen = self.requests.chosen();
        if chosen.is_empty() || self.folder == Folder::Handled {
            return Step::Stay;
        }
        let requests = chosen.iter().map(|row| row.id).collect();
        if action == Action::Renew {
            return Step::Do(Command::RenewRequests { org: self.id, requests });
        }
        let question = Question::Withdraw { org: self.name.clone(), requests: chosen };
        let command = Command::WithdrawRequests { org: self.id, requests };
        Step::Ask(Dialog::Confirm(Box::new(Confirm::new(question, command))))
    }
}

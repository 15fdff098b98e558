//! Actions on the members, the requests and the organisation itself.

use super::{
    super::{
        ScreenContext, ScreenOutcome,
        organisations::{why_not_approve, why_not_reject},
    },
    OrganisationScreen,
};
use crate::{
    app::{
        Action,
        dialogs::{Confirm, Dialog, LastDay, MemberCard, Purpose, Question},
    },
    domain::{Command, Folder, Level, Me, MemberRow, Name, OrgStatus, PlatformRole, Refusal},
};

impl OrganisationScreen {
    pub(super) fn act_on_members(
        &mut self,
        action: Action,
        around: ScreenContext<'_>,
    ) -> ScreenOutcome {
        let manages = matches!(
            action,
            Action::LevelMember | Action::LevelAdmin | Action::LastDay | Action::Remove
        );
        let chosen = self.members.chosen();
        let by_env = action == Action::Remove && self.removes_by_env(&chosen, around.me);
        if let Some(why) = self.why_not_manage().filter(|_| manages && !by_env) {
            return ScreenOutcome::Refused(why);
        }
        if chosen.is_empty() {
            return if manages { ScreenOutcome::Stay } else { ScreenOutcome::Unknown };
        }
        match action {
            Action::Open => {
                let row = self.members.current().cloned();
                row.map_or(ScreenOutcome::Stay, |row| {
                    ScreenOutcome::Ask(Dialog::Card(Box::new(MemberCard { row })))
                })
            }
            Action::LevelMember => self.set_level(&chosen, Level::Member),
            Action::LevelAdmin => self.set_level(&chosen, Level::OrgAdmin),
            Action::LastDay => ScreenOutcome::Ask(Dialog::LastDay(Box::new(LastDay::new(
                self.id,
                chosen,
                around.now.today,
                around.texts,
            )))),
            Action::Remove => {
                let (mine, others): (Vec<_>, Vec<_>) = chosen.into_iter().partition(|row| row.me);
                if others.is_empty() {
                    return ScreenOutcome::Refused(Refusal::Yourself);
                }
                let members = others.iter().map(|row| (row.id, row.level)).collect();
                let question = Question::Remove { org: self.name.clone(), others, mine };
                let command = Command::RemoveMembers { org: self.id, members };
                ScreenOutcome::Ask(Dialog::Confirm(Box::new(Confirm::new(question, command))))
            }
            _ => ScreenOutcome::Unknown,
        }
    }

    /// Returns whether the user may end these memberships as *Beheerder* of an environment: that of
    /// the organisation, or that of all these members.
    fn removes_by_env(&self, chosen: &[MemberRow], me: Option<&Me>) -> bool {
        let Some(me) = me.filter(|me| me.role == PlatformRole::EnvAdmin) else { return false };
        let ours = |env: &Name| *env == me.env;
        self.details.get().is_some_and(|details| ours(&details.env))
            || chosen.iter().all(|row| ours(&row.env))
    }

    /// Changes the level of the members who do not have it yet. Asks before making a partner's user
    /// a
    /// *Beheerder*.
    fn set_level(&self, chosen: &[MemberRow], to: Level) -> ScreenOutcome {
        let from = match to {
            Level::Member => Level::OrgAdmin,
            Level::OrgAdmin => Level::Member,
        };
        let others: Vec<_> = chosen.iter().filter(|row| row.level == from).cloned().collect();
        let members: Vec<_> = others.iter().map(|row| row.id).collect();
        if members.is_empty() {
            return ScreenOutcome::Refused(Refusal::Same { first: None });
        }
        let command = Command::ChangeLevel { org: self.id, members, from, to };
        let outside: Vec<_> =
            others.into_iter().filter(|row| row.origin != crate::domain::Origin::Own).collect();
        if to == Level::OrgAdmin && !outside.is_empty() {
            let question = Question::AdminOutside { org: self.name.clone(), outside };
            return ScreenOutcome::Ask(Dialog::Confirm(Box::new(Confirm::new(question, command))));
        }
        ScreenOutcome::Do(command)
    }

    pub(super) fn act_on_requests(&mut self, action: Action) -> ScreenOutcome {
        if !matches!(action, Action::Renew | Action::Withdraw) {
            return if action == Action::Open {
                ScreenOutcome::Stay
            } else {
                ScreenOutcome::Unknown
            };
        }
        if let Some(why) = self.why_not_manage() {
            return ScreenOutcome::Refused(why);
        }
        let chosen = self.requests.chosen();
        if chosen.is_empty() || self.folder == Folder::Handled {
            return ScreenOutcome::Stay;
        }
        let requests = chosen.iter().map(|row| row.id).collect();
        if action == Action::Renew {
            return ScreenOutcome::Do(Command::RenewRequests { org: self.id, requests });
        }
        let question = Question::Withdraw { org: self.name.clone(), requests: chosen };
        let command = Command::WithdrawRequests { org: self.id, requests };
        ScreenOutcome::Ask(Dialog::Confirm(Box::new(Confirm::new(question, command))))
    }

    /// Performs an action on the organisation itself.
    pub(super) fn act_on_itself(&self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome {
        let Some(details) = self.details.get() else { return ScreenOutcome::Stay };
        let (org, name) = (self.id, details.name.clone());
        let form = |purpose| ScreenOutcome::Ask(Dialog::form(purpose, around.texts));
        let seen = || details.evidence.clone().map(|(method, text, ..)| (method, text));
        match action {
            Action::Approve => {
                let by = details.evidence.as_ref().map(|(_, _, by, _)| by);
                if let Some(why) = why_not_approve(around.me, details.status, by) {
                    return ScreenOutcome::Refused(why);
                }
                ScreenOutcome::Do(Command::Approve { org, seen: seen() })
            }
            Action::Reject => {
                if let Some(why) = why_not_reject(around.me, details.status) {
                    return ScreenOutcome::Refused(why);
                }
                form(Purpose::Reject { org, name, seen: seen() })
            }
            Action::Edit | Action::ActivateNow if self.why_not_manage().is_some() => {
                self.why_not_manage().map_or(ScreenOutcome::Stay, ScreenOutcome::Refused)
            }
            Action::Edit => form(Purpose::Edit {
                org,
                was: Box::new(details.profile.clone()),
                kept: details.status.keeps_register(details.identifiers.is_empty()),
            }),
            Action::ActivateNow if details.status != OrgStatus::NotActive => {
                ScreenOutcome::Refused(Refusal::WrongOrgStatus {
                    status: details.status,
                    first: None,
                })
            }
            Action::ActivateNow => {
                form(Purpose::Evidence { org, manual: details.identifiers.is_empty() })
            }
            Action::RemoveOrganisation => form(Purpose::RemoveOrganisation { org, name }),
            _ => ScreenOutcome::Unknown,
        }
    }
}

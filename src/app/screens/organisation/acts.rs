//! Actions on the members, the requests, and the organisation.

use super::{
    super::{ScreenContext, ScreenOutcome, SelectedRows},
    OrganisationScreen, Tab,
};
use crate::{
    app::{
        Action, Availability, DisabledReason,
        dialogs::{
            AddMembers, Card, CardRow, Confirm, DayMember, DayPrompt, Dialog, Purpose, Question,
            Refresh, edit_lock,
        },
    },
    domain::{
        Command, Folder, Level, Me, MemberRow, MemberValue, MemberVerb, Refusal,
        rights::{EnvRights, OrgRights, removes_by_env},
    },
    text::{
        self, PromptWords,
        end_access::{AccessEnds, LostAccess},
    },
};

impl OrganisationScreen {
    /// Returns whether an action is available, according to the loaded details and the selected
    /// rows.
    pub(super) fn answer(
        &self,
        action: Action,
        me: Option<&Me>,
        rows: &SelectedRows,
    ) -> Availability {
        let (Some(details), Some(me)) = (self.details.get(), me) else {
            let waits = action.writes() && !self.details.is_settled();
            return if waits { Availability::Pending } else { Availability::Available };
        };
        let seen = details.seen_by(me);
        let differs = |some: bool| {
            let same = rows.count > 0 && !some;
            seen.may_manage_members()?;
            if same { Err(Refusal::Same { first: None }) } else { Ok(()) }
        };
        match action {
            Action::Change(_) | Action::Renew if self.tab == Tab::Details => {
                match seen.may_manage_members() {
                    Ok(()) => self.overview.availability(action),
                    Err(why) => Err(why).into(),
                }
            }
            // Without this right the tab shows no rows.
            Action::Mark | Action::MarkAll | Action::Filter | Action::Folder
                if matches!(self.tab, Tab::Requests | Tab::Log) =>
            {
                seen.may_administer().into()
            }
            Action::Add => seen.may_manage_members().into(),
            Action::Change(MemberVerb::Level(Level::Member)) if rows.is_last_admin => {
                let last = || Err(Refusal::LastAdmin { org: details.name.clone() });
                seen.may_manage_members().and_then(|()| last()).into()
            }
            Action::Change(verb) => differs(rows.changing.contains(&verb)).into(),
            Action::Remove if !rows.is_of_my_env && !seen.is_admin() => {
                seen.may_administer().into()
            }
            Action::Remove if rows.count > 0 && rows.others == 0 => Err(Refusal::Yourself).into(),
            Action::Remove if rows.count > 0 && rows.removable == 0 => {
                Err(Refusal::LastAdmin { org: details.name.clone() }).into()
            }
            Action::Renew => self.if_pending(seen.may_manage_members()),
            Action::Withdraw => self.if_pending(seen.may_withdraw_requests()),
            Action::Edit => seen.may_administer().into(),
            Action::RefreshFromRegister => match seen.may_administer() {
                Ok(()) if Refresh::new(details).is_none() => {
                    Availability::Disabled(DisabledReason::NoRegisterNumber(details.name.clone()))
                }
                right => right.into(),
            },
            Action::ActivateNow => seen.may_offer_evidence().into(),
            Action::Approve => seen.may_approve().into(),
            Action::Reject => seen.may_judge_evidence().into(),
            Action::RemoveOrganisation => seen.may_remove().into(),
            _ => Availability::Available,
        }
    }

    /// Disables an allowed action in the folder of completed requests, which are read-only.
    fn if_pending(&self, right: Result<(), Refusal>) -> Availability {
        if right.is_ok() && self.folder == Folder::Handled {
            return Availability::Disabled(DisabledReason::NoRow);
        }
        right.into()
    }

    /// Counts the selected members by the properties that decide on actions.
    pub(super) fn selected_members(&self, me: Option<&Me>) -> SelectedRows {
        let mut rows = SelectedRows::default();
        for row in self.members.iter_action_rows() {
            rows.count += 1;
            rows.others += usize::from(!row.me);
        }
        let others = self.members.iter_action_rows().filter(|row| !row.me);
        let stays = usize::from(self.staying_admin(others).is_some());
        rows.removable = rows.others.saturating_sub(stays);
        rows.is_last_admin =
            rows.count == 1 && self.staying_admin(self.members.iter_action_rows()).is_some();
        let changes = |verb: &MemberVerb| {
            let to = verb.value(None);
            let differs = |row: &MemberRow| to.now_in(&row.membership) != to;
            verb.needs_day() || self.members.iter_action_rows().any(differs)
        };
        rows.changing = MemberVerb::ALL.iter().copied().filter(changes).collect();
        let org = self.details.get().map(|details| &details.env);
        let envs = self.members.iter_action_rows().map(|row| Some(&row.env));
        rows.is_of_my_env =
            me.filter(|me| me.is_env_admin()).is_some_and(|me| removes_by_env(&me.env, org, envs));
        rows
    }

    /// The member who stays if all these were removed: the last *Beheerder* who counts (R50); `None`
    /// if another one remains.
    fn staying_admin<'a>(
        &self,
        members: impl Iterator<Item = &'a MemberRow>,
    ) -> Option<&'a MemberRow> {
        let lasting = &self.details.get()?.lasting_admins;
        let gone: Vec<_> = members.filter(|row| lasting.contains(&row.person.id)).collect();
        gone.last().copied().filter(|_| gone.len() == lasting.len())
    }

    pub(super) fn act_on_members(
        &mut self,
        action: Action,
        around: ScreenContext<'_>,
    ) -> ScreenOutcome {
        let chosen = self.members.action_rows();
        if chosen.is_empty() {
            return ScreenOutcome::Unknown;
        }
        match action {
            Action::Open => {
                let row = self.members.current().cloned();
                row.map_or(ScreenOutcome::Stay, |row| {
                    ScreenOutcome::Ask(Dialog::Card(Box::new(Card::new(CardRow::Member(row)))))
                })
            }
            Action::Change(verb) => self.change(verb, chosen, around),
            Action::Remove => self.ask_to_remove(chosen, around.me),
            _ => ScreenOutcome::Unknown,
        }
    }

    /// Asks before these members lose their access, except the viewer and the last *Beheerder*.
    fn ask_to_remove(&self, chosen: Vec<MemberRow>, me: Option<&Me>) -> ScreenOutcome {
        let Some(me) = me else { return ScreenOutcome::Stay };
        let (mine, others): (Vec<_>, Vec<_>) = chosen.into_iter().partition(|row| row.me);
        let stays = self.staying_admin(others.iter()).map(|row| row.person.clone());
        let goes = |row: &MemberRow| Some(row.person.id) != stays.as_ref().map(|it| it.id);
        let others: Vec<_> = others.into_iter().filter(goes).collect();
        let is_admin = self.is_admin();
        let words = |lang| {
            let lost = others.iter().map(|row| LostAccess {
                who: &row.person.name,
                email: &row.email,
                org: &self.name,
                level: row.membership.level,
                comes_back: row.ending_facts(me, is_admin).comes_back(),
                has_sent_requests: row.has_sent_requests,
            });
            let mine = mine.iter().map(|row| text::questions::not_yourself(lang, &row.person.name));
            let admin = stays.as_ref();
            let admin = admin.map(|it| text::questions::last_admin_stays(lang, &it.name));
            let stays = mine.chain(admin).collect();
            let ends = AccessEnds { lost: lost.collect(), stays, ..AccessEnds::default() };
            PromptWords {
                title: text::questions::revoke_title(lang, &self.name),
                lines: text::end_access::lines(lang, &ends),
                button: text::buttons::revoke(lang, others.len()),
            }
        };
        let members = others.iter().map(|row| (row.membership.id, row.membership.level)).collect();
        let command = Command::RemoveMembers { org: self.id, members };
        ScreenOutcome::Ask(Dialog::from_prompt(words, Action::YesRemove, command))
    }

    /// Opens the prompt for the day if the verb needs one. Otherwise changes the members who do not
    /// have its value yet. Asks for confirmation before a partner's user becomes *Beheerder*.
    fn change(
        &self,
        verb: MemberVerb,
        chosen: Vec<MemberRow>,
        around: ScreenContext<'_>,
    ) -> ScreenOutcome {
        if verb.needs_day() {
            let members = chosen.iter().map(|row| DayMember::of_row(verb, row)).collect();
            let prompt = DayPrompt::new(verb, members, around.now.today, around.lang);
            return ScreenOutcome::Ask(Dialog::DayPrompt(Box::new(prompt)));
        }
        let to = verb.value(None);
        let seen = |row: &MemberRow| (row.membership.id, to.now_in(&row.membership));
        let differs = |row: &MemberRow| to.now_in(&row.membership) != to;
        let (others, already): (Vec<_>, Vec<_>) = chosen.into_iter().partition(differs);
        let members = others.iter().map(seen).collect();
        let command = Command::change_members(self.id, members, to);
        let is_outside = |row: &MemberRow| row.membership.origin != crate::domain::Origin::Own;
        let (outside, inside): (Vec<_>, Vec<_>) = others.into_iter().partition(is_outside);
        if to == MemberValue::Level(Level::OrgAdmin) && !outside.is_empty() {
            let org = self.name.clone();
            let question = Question::AdminOutside { org, outside, inside, already };
            return ScreenOutcome::Ask(Dialog::Confirm(Box::new(Confirm::new(question, command))));
        }
        ScreenOutcome::Do(command)
    }

    pub(super) fn act_on_requests(&mut self, action: Action) -> ScreenOutcome {
        if action == Action::Open {
            let row = self.requests.current().cloned();
            return row.map_or(ScreenOutcome::Stay, |row| {
                ScreenOutcome::Ask(Dialog::Card(Box::new(Card::new(CardRow::Request(row)))))
            });
        }
        if !matches!(action, Action::Renew | Action::Withdraw) {
            return ScreenOutcome::Unknown;
        }
        let chosen = self.requests.action_rows();
        let requests = chosen.iter().map(|row| row.id).collect();
        if action == Action::Renew {
            return ScreenOutcome::Do(Command::RenewRequests { org: self.id, requests });
        }
        let question = Question::Withdraw { org: self.name.clone(), requests: chosen };
        let command = Command::WithdrawRequests { org: self.id, requests };
        ScreenOutcome::Ask(Dialog::Confirm(Box::new(Confirm::new(question, command))))
    }

    /// Performs an action on the organisation, such as editing or activating it.
    pub(super) fn act_on_itself(&self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome {
        let Some(details) = self.details.get() else { return ScreenOutcome::Stay };
        let (org, name) = (self.id, details.name.clone());
        let form = |purpose| ScreenOutcome::Ask(Dialog::form(purpose, around.lang));
        let seen = || details.evidence.clone().map(|(method, text, ..)| (method, text));
        match action {
            Action::Approve => {
                let evidence = details.evidence.as_ref();
                let evidence = evidence.map(|(method, text, by, _)| (*method, text, &by.name));
                let question = Confirm::approve(org, &name, evidence);
                ScreenOutcome::Ask(Dialog::Confirm(Box::new(question)))
            }
            Action::Reject => form(Purpose::Reject { org, name, seen: seen() }),
            Action::Edit => form(Purpose::Edit {
                org,
                was: Box::new(details.profile.clone()),
                lock: edit_lock(details),
            }),
            Action::RefreshFromRegister => Refresh::new(details)
                .map_or(ScreenOutcome::Stay, |refresh| {
                    ScreenOutcome::Ask(Dialog::Confirm(Box::new(Confirm::refresh(refresh))))
                }),
            Action::ActivateNow => {
                form(Purpose::Evidence { org, manual: details.identifiers.is_empty() })
            }
            Action::RemoveOrganisation => form(Purpose::RemoveOrganisation { org, name }),
            _ => ScreenOutcome::Unknown,
        }
    }

    pub(super) fn add(&self, around: ScreenContext<'_>) -> ScreenOutcome {
        let (today, lang) = (around.now.today, around.lang);
        let dialog = AddMembers::new(self.id, self.name.clone(), today, lang);
        ScreenOutcome::Ask(Dialog::AddMembers(Box::new(dialog)))
    }

    pub(super) fn leave(&self) -> ScreenOutcome {
        let details = self.details.get();
        let last = details.is_some_and(|details| details.i_am_last);
        let has_sent_requests = details.is_some_and(|details| details.has_sent_requests);
        let question = Question::Leave { org: self.name.clone(), last, has_sent_requests };
        let command = Command::Leave { org: self.id };
        ScreenOutcome::Ask(Dialog::Confirm(Box::new(Confirm::new(question, command))))
    }
}

//! The organisations of the user; a *Beheerder* of the environment also sees its other ones.

use super::{ScreenBehavior, ScreenContext, ScreenOutcome};
use crate::{
    app::{
        Action, Address, Context, Exported, List, MenuItem, Selection,
        cache::{ask, slot::Wanted},
        dialogs::{Dialog, Form, Purpose},
        layout::bands::Bands,
        lists::any_list::AnyList,
    },
    domain::{
        About, Command, Me, Name, OrgId, OrgRow, OrgStatus, OutcomeKind, Person, PlatformRole,
        Receipt, Refusal, UserId,
    },
    text::Texts,
};

/// State of the list of organisations.
#[derive(Debug, Default)]
pub struct OrganisationsScreen {
    /// The rows.
    pub list: List<OrgRow>,
}

/// Why the user cannot add an organisation: only a *Beheerder* of the environment can.
pub fn why_not_found(me: &Me) -> Option<Refusal> {
    (me.role != PlatformRole::EnvAdmin)
        .then(|| Refusal::NotEnvAdmin { who_can: me.env_admins.clone() })
}

/// Why the user cannot reject the evidence of an organisation in this status.
pub(super) fn why_not_reject(me: Option<&Me>, status: OrgStatus) -> Option<Refusal> {
    me.and_then(why_not_found).or_else(|| {
        let refusal = Refusal::WrongOrgStatus { status, first: None };
        (status != OrgStatus::UnderReview).then_some(refusal)
    })
}

/// Why the user cannot approve evidence submitted by `by`: as for rejecting, and not their own
/// while the environment has another *Beheerder*.
pub(super) fn why_not_approve(
    me: Option<&Me>,
    status: OrgStatus,
    by: Option<&Person>,
) -> Option<Refusal> {
    why_not_reject(me, status).or_else(|| {
        let me = me.filter(|me| by.is_some_and(|by| by.id == me.person.id))?;
        let others = me.env_admins.iter().filter(|person| person.id != me.person.id);
        let who_can: Vec<Person> = others.cloned().collect();
        (!who_can.is_empty()).then_some(Refusal::OwnEvidence { who_can })
    })
}

impl ScreenBehavior for OrganisationsScreen {
    fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Everywhere, List, Move, Organisations};
        &[Organisations, List, Move, Everywhere, Always]
    }

    fn list(&self) -> Option<&dyn AnyList> {
        Some(&self.list)
    }

    fn list_mut(&mut self) -> Option<&mut dyn AnyList> {
        Some(&mut self.list)
    }

    fn act(&mut self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome {
        if !matches!(action, Action::Mark | Action::MarkAll) && self.list.act(action, around.height)
        {
            return ScreenOutcome::Stay;
        }
        if action == Action::Left {
            return ScreenOutcome::ToMenu;
        }
        if action == Action::NewOrganisation {
            return match around.me.and_then(why_not_found) {
                Some(why) => ScreenOutcome::Refused(why),
                None => ScreenOutcome::Ask(Dialog::form(Purpose::CreateOrganisation, around.texts)),
            };
        }
        let Some(row) = self.list.current() else { return ScreenOutcome::Stay };
        match action {
            Action::Open | Action::Right if row.my_level.is_none() => {
                // A user who is not a member cannot open the organisation.
                ScreenOutcome::Say((around.texts.closed_to_you)(&row.name))
            }
            Action::Open | Action::Right => {
                ScreenOutcome::Open(Address::Organisation(row.id, row.name.clone()))
            }
            Action::Approve => {
                let by = row.evidence.as_ref().map(|(.., by)| by);
                if let Some(why) = why_not_approve(around.me, row.status, by) {
                    return ScreenOutcome::Refused(why);
                }
                let seen = row.evidence.clone().map(|(method, text, _)| (method, text));
                ScreenOutcome::Do(Command::Approve { org: row.id, seen })
            }
            Action::Reject => {
                if let Some(why) = why_not_reject(around.me, row.status) {
                    return ScreenOutcome::Refused(why);
                }
                let seen = row.evidence.clone().map(|(method, text, _)| (method, text));
                let purpose = Purpose::Reject { org: row.id, name: row.name.clone(), seen };
                ScreenOutcome::Ask(Dialog::Form(Box::new(Form::new(purpose, around.texts))))
            }
            _ => ScreenOutcome::Unknown,
        }
    }

    fn wanted(&mut self, height: usize, _: &Texts) -> Vec<Wanted<'_>> {
        vec![self.list.wanted(height, ask::organisations)]
    }

    fn address(&self) -> Address {
        Address::Menu(MenuItem::Organisations)
    }

    fn named(&self, org: Option<OrgId>, _: Option<UserId>) -> Option<Name> {
        let row = self.list.current().filter(|row| Some(row.id) == org);
        row.map(|row| row.name.clone())
    }

    fn export(&self) -> Option<(Exported, String)> {
        Some((Exported::Organisations, String::new()))
    }

    fn selection(&self) -> Selection {
        let Some(row) = self.list.current() else {
            return Selection::shown_by(&["organisatie", "lijst"]);
        };
        let number = row.number.as_ref().map(|number| number.value.clone());
        Selection {
            org: Some(row.name.to_string()),
            row: [Some(row.name.to_string()), number].into_iter().flatten().collect(),
            id: Some(row.id.0),
            ..Selection::shown_by(&["organisatie", "toon", "{org}"])
        }
    }

    fn done(&mut self, receipt: &Receipt) {
        if let About::Org(org) = receipt.about.0
            && receipt.has_new(&OutcomeKind::Created)
        {
            self.list.highlight_new(org, org.0);
        }
    }

    fn bands(&self, height: u16) -> Bands {
        Bands::LIST.with_detail(7, height).with_plus(height)
    }

    fn sorted_list(&self) -> Option<&'static str> {
        Some("organisations")
    }
}

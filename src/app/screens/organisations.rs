//! The list of organisations: those of the user and, for a *Beheerder* of the environment, all of
//! its organisations.

use super::{Body, ScreenBehavior, ScreenContext, ScreenOutcome, SelectedRows, Shape};
use crate::{
    app::{
        Action, Address, Availability, Context, DisabledReason, Exported, List, Loaded, MenuItem,
        Selection, ShellPart,
        cache::slot::Wanted,
        dialogs::{AddMembers, Card, CardRow, Confirm, Dialog, Form, Purpose},
        layout::bands::Bands,
        lists::{
            any_list::AnyList,
            table::{AnyTable, Table},
        },
    },
    columns::ORGANISATIONS,
    domain::{
        About, Ask, Me, MemberRefusal, Name, OrgId, OrgRow, OutcomeKind, PaneContent, PaneSubject,
        Receipt, UserId, ask,
        rights::{EnvRights, OrgRights},
    },
    text::{self, Lang, Text, commands},
};

/// The screen with the organisations that the user may see.
#[derive(Debug, Default)]
pub struct OrganisationsScreen {
    /// The organisations that the user may see.
    pub list: List<OrgRow>,
    pane: Loaded<PaneContent>,
}

impl OrganisationsScreen {
    /// The query of the pane about the organisation under the cursor.
    fn pane_query(&self) -> Option<Ask<PaneContent>> {
        Some(ask::pane(PaneSubject::Organisation(self.list.current()?.id)))
    }

    /// The rows that belong to the organisation under the cursor; `None` until loaded.
    pub fn pane(&self) -> Option<&PaneContent> {
        self.pane.to(&self.pane_query()?)
    }
}

impl ScreenBehavior for OrganisationsScreen {
    fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Everywhere, List, Move, Organisations};
        &[Organisations, List, Move, Everywhere, Always]
    }

    fn body(&self, _: ScreenContext<'_>) -> Body<'_> {
        Body::Own(Shape::Organisations(self))
    }

    fn list(&self) -> Option<&dyn AnyList> {
        Some(&self.list)
    }

    fn list_mut(&mut self) -> Option<&mut dyn AnyList> {
        Some(&mut self.list)
    }

    fn table(&self) -> Option<Box<dyn AnyTable + '_>> {
        Some(Table::boxed(&self.list, &ORGANISATIONS))
    }

    fn availability(&self, action: Action, me: Option<&Me>, _: &SelectedRows) -> Availability {
        let row = self.list.current();
        match (action, row, me) {
            (Action::Mark | Action::MarkAll, ..) | (Action::Right, None, _) => Availability::Hidden,
            (Action::Open | Action::Right | Action::AddTo, Some(row), _)
                if let Some(until) = row.paused_until =>
            {
                Err(MemberRefusal::Paused { org: row.name.clone(), until }.into()).into()
            }
            // Only members can open the organisation; its evidence opens on a card.
            (Action::Open | Action::Right, Some(row), _)
                if row.my_level.is_none() && row.evidence.is_none() =>
            {
                Availability::Disabled(DisabledReason::NotMember(row.name.clone()))
            }
            (Action::NewOrganisation, _, Some(me)) => me.may_manage_env().into(),
            (Action::AddTo, Some(row), Some(me)) => row.seen_by(me).may_manage_members().into(),
            (Action::Approve, Some(row), Some(me)) => row.seen_by(me).may_approve().into(),
            (Action::Reject, Some(row), Some(me)) => row.seen_by(me).may_judge_evidence().into(),
            _ => Availability::Available,
        }
    }

    fn plus(&self) -> Option<Action> {
        Some(Action::NewOrganisation)
    }

    fn act(&mut self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome {
        if self.list.act(action, around.height()) {
            return ScreenOutcome::Stay;
        }
        if action == Action::Left {
            return ScreenOutcome::ToMenu;
        }
        if action == Action::NewOrganisation {
            return ScreenOutcome::Ask(Dialog::form(Purpose::CreateOrganisation, around.lang));
        }
        let Some(row) = self.list.current() else { return ScreenOutcome::Stay };
        let seen = || row.evidence.clone().map(|(method, text, _)| (method, text));
        match action {
            Action::Open | Action::Right if row.my_level.is_none() => {
                let card = Card::new(CardRow::Evidence(row.clone()));
                ScreenOutcome::Ask(Dialog::Card(Box::new(card)))
            }
            Action::Open | Action::Right => {
                ScreenOutcome::Open(Address::Organisation(row.id, row.name.clone()))
            }
            Action::AddTo => {
                let today = around.now.today;
                let dialog = AddMembers::new(row.id, row.name.clone(), today, around.lang);
                ScreenOutcome::Ask(Dialog::AddMembers(Box::new(dialog)))
            }
            Action::Approve => {
                let evidence = row.evidence.as_ref();
                let evidence = evidence.map(|(method, text, by)| (*method, text, &by.name));
                let question = Confirm::approve(row.id, &row.name, evidence);
                ScreenOutcome::Ask(Dialog::Confirm(Box::new(question)))
            }
            Action::Reject => {
                let purpose = Purpose::Reject { org: row.id, name: row.name.clone(), seen: seen() };
                ScreenOutcome::Ask(Dialog::Form(Box::new(Form::new(purpose, around.lang))))
            }
            _ => ScreenOutcome::Unknown,
        }
    }

    fn wanted(&mut self, height: usize, _: Lang) -> Vec<Wanted<'_>> {
        let pane = self.pane_query();
        vec![self.list.wanted(height, ask::organisations), self.pane.wanted(pane).beside_list()]
    }

    fn address(&self) -> Address {
        Address::Menu(MenuItem::Organisations)
    }

    fn find_name(&self, org: Option<OrgId>, _: Option<UserId>) -> Option<Name> {
        let row = self.list.current().filter(|row| Some(row.id) == org);
        row.map(|row| row.name.clone())
    }

    fn export(&self) -> Option<(Exported, String)> {
        Some((Exported::Organisations, String::new()))
    }

    fn selection(&self) -> Selection {
        let Some(row) = self.list.current() else {
            return Selection::from_show_command(commands::ORGANISATION_LIST, &[]);
        };
        let number = row.number.as_ref().map(|number| number.value.clone());
        Selection {
            org: Some(row.name.to_string()),
            row: [Some(row.name.to_string()), number].into_iter().flatten().collect(),
            id: Some(row.id.0),
            ..Selection::from_show_command(commands::ORGANISATION_SHOW, &[ShellPart::Org])
        }
    }

    fn command_done(&mut self, receipt: &Receipt) {
        if let About::Org(org) = receipt.about.0
            && receipt.has_new(&OutcomeKind::Created)
        {
            self.list.show_new(org.0);
        }
    }

    fn bands(&self, height: u16) -> Bands {
        Bands::LIST.with_detail(7, height).with_plus(height)
    }

    fn sorted_list(&self) -> Option<&'static str> {
        Some("organisations")
    }

    fn pane_actions(&self) -> Vec<Action> {
        // Only evidence that waits can be judged.
        let waits = self.list.current().is_some_and(|row| row.evidence.is_some());
        let judging = [Action::Approve, Action::Reject].into_iter().filter(|_| waits);
        judging.chain([Action::AddTo]).collect()
    }

    fn open_label(&self) -> Option<Text> {
        let is_evidence = |row: &OrgRow| row.my_level.is_none() && row.evidence.is_some();
        self.list.current().is_some_and(is_evidence).then_some(text::actions::SEE_EVIDENCE)
    }

    fn hints(&self) -> &'static [Action] {
        use Action::{
            AddTo, Approve, Details, Filter, Help, NewOrganisation, Open, Quit, Reject, Undo,
        };
        // Only evidence that waits can be judged, and only by somebody who may.
        if self.list.current().is_some_and(|row| row.evidence.is_some()) {
            &[Open, Approve, Reject, NewOrganisation, AddTo, Filter, Details, Help, Undo, Quit]
        } else {
            &[Open, NewOrganisation, AddTo, Filter, Details, Help, Undo, Quit]
        }
    }
}

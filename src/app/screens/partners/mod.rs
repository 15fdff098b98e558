//! The partners of the environment, the search for relations, and sent requests.

mod find;

pub use find::RelationSearch;

use super::{Body, ScreenBehavior, ScreenContext, ScreenOutcome, SelectedRows, Shape};
use crate::{
    app::{
        Action, Address, Availability, Context, Exported, Field, List, Loaded, MenuItem, Selection,
        cache::slot::Wanted,
        dialogs::{Card, CardRow, Dialog},
        layout::bands::Bands,
        lists::{
            any_list::AnyList,
            table::{AnyTable, Table},
        },
    },
    columns::{PARTNERS, RELATIONS},
    domain::{
        Ask, Command, Me, PaneContent, PaneSubject, PartnerDetails, PartnerRow, Query, RelationRow,
        ask,
    },
    text::{self, Lang, Text, commands},
};

/// The width of the matches of the search for relations beside a pane, in cells: all columns, with
/// names of usual length.
const FIND_WIDTH: u16 = 84;

/// The tabs of the partners screen, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartnerTab {
    /// *Partners*: the active partnerships.
    Partners,
    /// *Vind relaties*: search among the relationship managers (*Relatiemanagers*) of other
    /// environments.
    Find,
    /// *Verzoeken*: the relation requests that were sent.
    Sent,
}

impl PartnerTab {
    /// All tabs, from left to right.
    pub const ALL: [Self; 3] = [Self::Partners, Self::Find, Self::Sent];
}

/// The lists of the partners screen, and the selected tab.
#[derive(Debug)]
pub struct PartnersScreen {
    /// The selected tab, which determines the visible list.
    pub tab: PartnerTab,
    /// The active partnerships of the environment.
    pub list: List<PartnerRow>,
    details: Loaded<PartnerDetails>,
    pane: Loaded<PaneContent>,
    /// The search among the relationship managers of other environments.
    pub search: RelationSearch,
    /// The relation requests that were sent.
    pub sent: List<RelationRow>,
}

impl Default for PartnersScreen {
    fn default() -> Self {
        Self {
            tab: PartnerTab::Partners,
            list: List::default(),
            details: Loaded::default(),
            pane: Loaded::default(),
            search: RelationSearch::default(),
            sent: List::default(),
        }
    }
}

impl PartnersScreen {
    /// The details of the partner under the cursor; `None` until loaded.
    pub fn details(&self) -> Option<&PartnerDetails> {
        self.details.to(&ask::partner(self.list.current()?.id))
    }

    /// The query of the pane about the partner under the cursor.
    fn pane_query(&self) -> Option<Ask<PaneContent>> {
        Some(ask::pane(PaneSubject::Partnership(self.list.current()?.id)))
    }

    /// The last events of the partnership under the cursor; `None` until loaded.
    pub fn pane(&self) -> Option<&PaneContent> {
        self.pane.to(&self.pane_query()?)
    }

    fn act_on_partners(&mut self, action: Action) -> ScreenOutcome {
        if !matches!(action, Action::Open | Action::EndPartnership) {
            return ScreenOutcome::Unknown;
        }
        let Some(details) = self.details() else { return ScreenOutcome::Stay };
        if action == Action::Open {
            let card = Card::new(CardRow::Partner(details.clone()));
            return ScreenOutcome::Ask(Dialog::Card(Box::new(card)));
        }
        let said = |lang| text::people::partners::end_question(lang, details);
        let command = details.end();
        ScreenOutcome::Ask(Dialog::from_prompt(said, Action::YesEnd, command))
    }

    fn act_on_sent(&self, action: Action) -> ScreenOutcome {
        let Some(row) = self.sent.current() else { return ScreenOutcome::Stay };
        match action {
            Action::WithdrawRelation => {
                let command = Command::WithdrawRelation { request: row.id };
                let said = |lang| text::forms::withdraw_relation_question(lang, row);
                ScreenOutcome::Ask(Dialog::from_prompt(said, Action::YesWithdraw, command))
            }
            _ => ScreenOutcome::Unknown,
        }
    }
}

impl ScreenBehavior for PartnersScreen {
    fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Everywhere, List, Move, Partners, Sent, Tabs};
        match self.tab {
            PartnerTab::Partners => &[Partners, Tabs, List, Move, Everywhere, Always],
            PartnerTab::Find => self.search.contexts(),
            PartnerTab::Sent => &[Sent, Tabs, List, Move, Everywhere, Always],
        }
    }

    fn body(&self, _: ScreenContext<'_>) -> Body<'_> {
        Body::Own(Shape::Partners(self))
    }

    fn list(&self) -> Option<&dyn AnyList> {
        match self.tab {
            PartnerTab::Partners => Some(&self.list),
            PartnerTab::Find => None,
            PartnerTab::Sent => Some(&self.sent),
        }
    }

    fn list_mut(&mut self) -> Option<&mut dyn AnyList> {
        match self.tab {
            PartnerTab::Partners => Some(&mut self.list),
            PartnerTab::Find => None,
            PartnerTab::Sent => Some(&mut self.sent),
        }
    }

    fn table(&self) -> Option<Box<dyn AnyTable + '_>> {
        match self.tab {
            PartnerTab::Partners => Some(Table::boxed(&self.list, &PARTNERS)),
            PartnerTab::Find => None,
            PartnerTab::Sent => Some(Table::boxed(&self.sent, &RELATIONS)),
        }
    }

    fn availability(&self, action: Action, me: Option<&Me>, _: &SelectedRows) -> Availability {
        if self.tab == PartnerTab::Find {
            return self.search.availability(action, me);
        }
        match (action, self.tab) {
            (Action::Mark | Action::MarkAll, _) | (Action::Open, PartnerTab::Sent) => {
                Availability::Hidden
            }
            (Action::EndPartnership, _) => {
                let why = self.details().and_then(|details| details.why_not_end.clone());
                why.map_or(Ok(()), Err).into()
            }
            (Action::WithdrawRelation, _) => {
                self.sent.current().map_or(Ok(()), RelationRow::waits).into()
            }
            _ => Availability::Available,
        }
    }

    fn selected_rows(&self, _: Option<&Me>) -> SelectedRows {
        let count = match self.list() {
            Some(list) => list.action_row_count(),
            None => usize::from(self.search.picker.current().is_some()),
        };
        SelectedRows { count, ..SelectedRows::default() }
    }

    fn act(&mut self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome {
        let moved = match self.tab {
            PartnerTab::Partners => self.list.act(action, around.height()),
            PartnerTab::Find => false,
            PartnerTab::Sent => self.sent.act(action, around.height()),
        };
        if moved {
            return ScreenOutcome::Stay;
        }
        match (action, self.tab) {
            (Action::NextTab, _) => self.turn_tab(Action::Right),
            (Action::PreviousTab, _) => self.turn_tab(Action::Left),
            (Action::Left | Action::Right, _) => self.turn_tab(action),
            (_, PartnerTab::Partners) => self.act_on_partners(action),
            (_, PartnerTab::Find) => self.search.act(action, around),
            (_, PartnerTab::Sent) => self.act_on_sent(action),
        }
    }

    fn field(&mut self) -> Option<&mut Field> {
        match self.tab {
            PartnerTab::Find => self.search.typing.then_some(&mut self.search.picker.field),
            PartnerTab::Partners => AnyList::field(&mut self.list),
            PartnerTab::Sent => AnyList::field(&mut self.sent),
        }
    }

    fn is_typing(&self) -> bool {
        self.list().map_or(self.search.typing, AnyList::is_typing)
    }

    fn text_changed(&mut self) {
        match self.tab {
            PartnerTab::Find => self.search.picker.text_changed(true),
            PartnerTab::Partners => self.list.filter_changed(true),
            PartnerTab::Sent => self.sent.filter_changed(true),
        }
    }

    fn step_back(&mut self) -> bool {
        match self.list_mut() {
            Some(list) => list.step_back(),
            None => self.search.step_back(),
        }
    }

    fn wanted(&mut self, height: usize, _: Lang) -> Vec<Wanted<'_>> {
        let tab = self.tab;
        let details = self.list.current().map(|row| ask::partner(row.id));
        let pane = self.pane_query();
        vec![
            // Under any tab, because their tabs show how many there are.
            self.list.wanted(height, ask::partners),
            self.details.wanted(details).only_if(tab == PartnerTab::Partners),
            self.pane.wanted(pane).only_if(tab == PartnerTab::Partners).beside_list(),
            self.search.picker.wanted(height, ask::managers).only_if(tab == PartnerTab::Find),
            self.sent.wanted(height, ask::relation_requests),
        ]
    }

    fn answer_stored(&mut self, query: &Query) {
        if let Query::FindManagers { .. } = query {
            self.search.suggest();
        }
    }

    fn is_ready(&self) -> bool {
        match self.tab {
            PartnerTab::Partners => {
                let details = self.list.current().map(|row| ask::partner(row.id));
                self.list.is_ready() && details.is_none_or(|ask| self.details.is_settled_for(&ask))
            }
            PartnerTab::Find => self.search.picker.is_fresh(),
            PartnerTab::Sent => self.sent.is_ready(),
        }
    }

    fn address(&self) -> Address {
        Address::Menu(MenuItem::Partners)
    }

    fn tabs(&self, _: Option<&Me>, lang: Lang) -> Vec<String> {
        let (list, sent) = (&self.list, &self.sent);
        let partners = (!list.is_loading()).then(|| list.unfiltered());
        let requests = (!sent.is_loading()).then(|| sent.unfiltered());
        let label = |tab: &PartnerTab| match tab {
            PartnerTab::Partners => text::headings::tab_partners(lang, partners),
            PartnerTab::Find => text::forms::TAB_FIND.of(lang).to_owned(),
            PartnerTab::Sent => text::headings::tab_sent(lang, requests),
        };
        PartnerTab::ALL.iter().map(label).collect()
    }

    fn tab(&self) -> usize {
        PartnerTab::ALL.iter().position(|tab| *tab == self.tab).unwrap_or(0)
    }

    fn show_tab(&mut self, at: usize) {
        self.tab = PartnerTab::ALL.get(at).copied().unwrap_or(self.tab);
        self.search.typing = false;
        self.search.picker.field.unselect();
    }

    fn export(&self) -> Option<(Exported, String)> {
        (self.tab == PartnerTab::Partners).then(|| (Exported::Partners, String::new()))
    }

    fn selection(&self) -> Selection {
        let list = Selection::from_show_command(commands::PARTNER_LIST, &[]);
        if self.tab == PartnerTab::Find {
            return self.search.selection();
        }
        if self.tab == PartnerTab::Sent {
            let Some(row) = self.sent.current() else { return list };
            return Selection {
                who: vec![row.asked.name.to_string()],
                row: vec![row.asked.name.to_string(), row.asked_env.to_string()],
                id: Some(row.id.0),
                ..list
            };
        }
        let Some(row) = self.list.current() else { return list };
        let env = row.env.1.to_string();
        Selection { partner: Some(env.clone()), row: vec![env], id: Some(row.id.0), ..list }
    }

    fn keeps_pane(&self) -> bool {
        true
    }

    fn beside_width(&self) -> Option<u16> {
        (self.tab == PartnerTab::Find).then_some(FIND_WIDTH)
    }

    fn pane_actions(&self) -> Vec<Action> {
        match self.tab {
            PartnerTab::Partners => vec![Action::EndPartnership],
            PartnerTab::Find => self.search.pane_actions(),
            PartnerTab::Sent => vec![Action::WithdrawRelation],
        }
    }

    fn bands(&self, height: u16) -> Bands {
        match self.tab {
            PartnerTab::Find => Bands::TAB.with_detail(6, height).with_plus(height),
            PartnerTab::Partners => Bands::TAB.with_detail((height / 2).saturating_sub(1), height),
            PartnerTab::Sent => Bands::TAB.with_detail(7, height),
        }
    }

    fn sorted_list(&self) -> Option<&'static str> {
        (self.tab == PartnerTab::Partners).then_some("partners")
    }

    fn click(&mut self, line: usize, mark: bool, around: ScreenContext<'_>) -> Option<Action> {
        if self.tab == PartnerTab::Find {
            return self.search.click(line, around);
        }
        let list = self.list_mut()?;
        list.click(line, around.height(), mark).then_some(Action::Open)
    }

    fn hints(&self) -> &'static [Action] {
        use Action::{
            BecomeManager, EndPartnership, Filter, Help, Open, Quit, Right, WithdrawRelation,
        };
        match self.tab {
            PartnerTab::Sent => &[WithdrawRelation, Filter, Help, Quit],
            PartnerTab::Find => &[Open, BecomeManager, Filter, Right, Help, Quit],
            PartnerTab::Partners => &[Open, EndPartnership, Right, Filter, Help, Quit],
        }
    }

    fn typing_hints(&self) -> &'static [Action] {
        use Action::{Down, Enter, Help, NextTab, Quit};
        &[Enter, Down, NextTab, Help, Quit]
    }

    fn enter_chooses(&self) -> bool {
        self.tab == PartnerTab::Find
    }

    fn esc(&self) -> Option<Text> {
        self.list().map_or_else(|| self.search.esc(), AnyList::esc)
    }

    fn filter_label(&self) -> Option<Text> {
        (self.tab == PartnerTab::Find).then_some(text::actions::SEARCH)
    }

    fn plus(&self) -> Option<Action> {
        (self.tab == PartnerTab::Find).then_some(Action::AskRelation)
    }

    fn open_label(&self) -> Option<Text> {
        let label = if self.search.leads_to_inbox() {
            text::actions::TO_INBOX
        } else {
            text::actions::ASK_RELATION
        };
        match self.tab {
            PartnerTab::Find => Some(label),
            PartnerTab::Partners => Some(text::actions::SEE),
            PartnerTab::Sent => None,
        }
    }

    fn action_label(&self, action: Action) -> Option<Text> {
        // In the search field, Enter does what it does on the list.
        (action == Action::Enter).then(|| self.open_label()).flatten()
    }
}

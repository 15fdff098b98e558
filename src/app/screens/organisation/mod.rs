//! One organisation, with its details, its members and its requests.

mod acts;
mod details;
mod table;

use super::{
    Body, FactCursor, LogScreen, ScreenBehavior, ScreenContext, ScreenOutcome, SelectedRows, Shape,
};
use crate::{
    app::{
        Action, Address, Availability, Context, Exported, List, Loaded, Selection,
        cache::slot::Wanted,
        layout::bands::Bands,
        lists::{any_list::AnyList, table::AnyTable},
    },
    domain::{
        AddedRow, Folder, Level, LogRow, Me, MemberRow, MemberVerb, Name, OrgDetails, OrgId,
        PaneContent, Query, Receipt, RequestRow, UserId, ask,
    },
    text::{self, Lang, Text},
};

/// Lines of a screen with room for all details of a request below the list.
const ROOMY_HEIGHT: u16 = 30;

/// The tabs on the page of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// The profile and the activation status.
    Details,
    /// The members, with their level and last day.
    Members,
    /// The requests to become a member, open or completed.
    Requests,
    /// The log of the organisation, for its *Beheerder*.
    Log,
}

impl Tab {
    /// All tabs, from left to right.
    pub const ALL: [Self; 4] = [Self::Details, Self::Members, Self::Requests, Self::Log];
}

/// The page of one organisation: its details, lists, and the selected tab.
#[derive(Debug)]
pub struct OrganisationScreen {
    /// The number of the organisation, which all queries contain.
    pub id: OrgId,
    /// The last known name, shown until the details are loaded.
    pub name: Name,
    /// The selected tab, which determines the visible list.
    pub tab: Tab,
    cursor: FactCursor,
    overview: details::Overview,
    /// The details of the organisation, including the user's rights there.
    pub details: Loaded<OrgDetails>,
    /// The members; only the pages around the visible rows are loaded.
    pub members: List<MemberRow>,
    /// The folder that is shown on the tab of requests.
    pub folder: Folder,
    /// The requests in the chosen folder.
    pub requests: List<RequestRow>,
    history: Loaded<Vec<LogRow>>,
    pane: Loaded<PaneContent>,
    /// The organisation's log; only a *Beheerder* sees it.
    pub log: LogScreen,
}

impl OrganisationScreen {
    /// Creates the page on the tab of the details, with no data loaded.
    pub fn new(id: OrgId, name: Name) -> Self {
        Self {
            id,
            name,
            tab: Tab::Details,
            cursor: FactCursor::default(),
            overview: details::Overview::default(),
            details: Loaded::default(),
            members: List::default(),
            folder: Folder::Open,
            requests: List::default(),
            history: Loaded::default(),
            pane: Loaded::default(),
            log: LogScreen::new(Some(id)),
        }
    }

    /// The log lines of the request under the cursor; `None` until loaded.
    pub fn history(&self) -> Option<&Vec<LogRow>> {
        self.history.to(&ask::history(self.requests.current()?.id))
    }

    /// Returns whether the user is a *Beheerder* here, according to the loaded details.
    pub fn is_admin(&self) -> bool {
        self.details.get().is_some_and(|details| details.my_level == Level::OrgAdmin)
    }
}

impl ScreenBehavior for OrganisationScreen {
    fn contexts(&self) -> &'static [Context] {
        use Context::{
            Always, Details, Everywhere, List, Log, Members, Move, Organisation, Requests, Tabs,
        };
        match self.tab {
            Tab::Details => &[Tabs, Details, Organisation, Move, Everywhere, Always],
            Tab::Members => &[Members, Organisation, List, Move, Everywhere, Always],
            Tab::Requests => &[Requests, Organisation, List, Move, Everywhere, Always],
            Tab::Log => &[Log, Organisation, List, Move, Everywhere, Always],
        }
    }

    fn body(&self, around: ScreenContext<'_>) -> Body<'_> {
        match self.tab {
            Tab::Details => self.details_body(around),
            _ => Body::Own(Shape::Organisation(self)),
        }
    }

    fn list(&self) -> Option<&dyn AnyList> {
        match self.tab {
            Tab::Details => None,
            Tab::Members => Some(&self.members),
            Tab::Requests => Some(&self.requests),
            Tab::Log => Some(&self.log.list),
        }
    }

    fn list_mut(&mut self) -> Option<&mut dyn AnyList> {
        match self.tab {
            Tab::Details => None,
            Tab::Members => Some(&mut self.members),
            Tab::Requests => Some(&mut self.requests),
            Tab::Log => Some(&mut self.log.list),
        }
    }

    /// Returns whether the data that actions on the visible tab need is loaded.
    fn is_ready(&self) -> bool {
        self.details.is_settled()
            && match self.tab {
                Tab::Details => true,
                Tab::Members => self.members.is_ready(),
                Tab::Requests => !self.is_admin() || self.requests.is_ready(),
                Tab::Log => !self.is_admin() || self.log.is_ready(),
            }
    }

    fn table(&self) -> Option<Box<dyn AnyTable + '_>> {
        self.visible_table()
    }

    fn availability(&self, action: Action, me: Option<&Me>, rows: &SelectedRows) -> Availability {
        if self.tab == Tab::Log && !matches!(action, Action::Left | Action::Right) {
            let answer = self.log.availability(action, me, rows);
            if answer != Availability::Available {
                return answer;
            }
        }
        self.answer(action, me, rows)
    }

    fn selected_rows(&self, me: Option<&Me>) -> SelectedRows {
        match self.tab {
            Tab::Details => SelectedRows::default(),
            Tab::Members => self.selected_members(me),
            Tab::Requests => {
                SelectedRows { count: self.requests.action_row_count(), ..SelectedRows::default() }
            }
            Tab::Log => self.log.selected_rows(me),
        }
    }

    fn plus(&self) -> Option<Action> {
        (self.tab != Tab::Log).then_some(Action::Add)
    }

    fn awaits_facts(&self) -> bool {
        self.tab == Tab::Details && self.is_admin() && !self.overview.is_settled()
    }

    fn act(&mut self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome {
        let moved = match self.tab {
            Tab::Details => self.move_in_facts(action, around),
            Tab::Members => self.members.act(action, around.height()),
            Tab::Requests => self.requests.act(action, around.height()),
            Tab::Log => match self.log.act(action, around) {
                ScreenOutcome::ToMenu | ScreenOutcome::Unknown => false,
                ScreenOutcome::Stay => true,
                step => return step,
            },
        };
        if moved {
            return ScreenOutcome::Stay;
        }
        match action {
            Action::Left | Action::Right => return self.turn_tab(action),
            Action::Add => return self.add(around),
            Action::Leave => return self.leave(),
            Action::Folder => {
                self.folder = match self.folder {
                    Folder::Open => Folder::Handled,
                    Folder::Handled => Folder::Open,
                };
                self.requests = List::default();
                return ScreenOutcome::Stay;
            }
            _ => {}
        }
        match self.act_on_itself(action, around) {
            ScreenOutcome::Unknown => {}
            step => return step,
        }
        match self.tab {
            Tab::Details => self.act_on_named(action, around),
            Tab::Log => ScreenOutcome::Unknown,
            Tab::Members => self.act_on_members(action, around),
            Tab::Requests => self.act_on_requests(action),
        }
    }

    fn fact_cursor(&mut self) -> Option<&mut FactCursor> {
        (self.tab == Tab::Details).then_some(&mut self.cursor)
    }

    fn wanted(&mut self, height: usize, lang: Lang) -> Vec<Wanted<'_>> {
        let (id, tab, folder) = (self.id, self.tab, self.folder);
        // Only the current details say what the viewer may see; a refused query closes the page.
        let is_admin = self.details.is_fresh() && self.is_admin();
        let history = self.requests.current().map(|row| ask::history(row.id));
        let pane = self.pane_query();
        let shows_requests = is_admin && tab == Tab::Requests;
        let members = |view| ask::members(id, view);
        let requests = |view| ask::requests(id, folder, view);
        let mut wanted = vec![
            self.details.wanted(Some(ask::organisation(id))),
            self.members.wanted(height, members).only_if(tab == Tab::Members),
            self.requests.wanted(height, requests).only_if(shows_requests),
            self.history.wanted(history).only_if(shows_requests),
            self.pane.wanted(pane).only_if(tab == Tab::Members).beside_list(),
        ];
        let log = self.log.wanted(height, lang).into_iter();
        wanted.extend(log.map(|one| one.only_if(is_admin && tab == Tab::Log)));
        wanted.extend(self.overview.wanted(id, is_admin && tab == Tab::Details, lang));
        wanted
    }

    fn answer_stored(&mut self, query: &Query) {
        let Query::Organisation(_) = query else { return };
        if let Some(details) = self.details.get() {
            self.name = details.name.clone();
        }
        if !self.is_admin() {
            self.forget_rows_of_admins();
        }
    }

    fn address(&self) -> Address {
        Address::Organisation(self.id, self.name.clone())
    }

    fn find_name(&self, org: Option<OrgId>, _: Option<UserId>) -> Option<Name> {
        (Some(self.id) == org).then(|| self.name.clone())
    }

    fn tabs(&self, _: Option<&Me>, lang: Lang) -> Vec<String> {
        let details = self.details.get();
        let members = details.map(|d| d.own + d.partners.iter().map(|(_, n)| n).sum::<usize>());
        let label = |tab: &Tab| match tab {
            Tab::Details => text::headings::TAB_DETAILS.of(lang).to_owned(),
            Tab::Members => text::headings::tab_members(lang, members),
            Tab::Requests => text::headings::tab_requests(lang, details.map(|d| d.requests)),
            Tab::Log => text::headings::LOG.of(lang).to_owned(),
        };
        Tab::ALL.iter().map(label).collect()
    }

    fn tab(&self) -> usize {
        Tab::ALL.iter().position(|tab| *tab == self.tab).unwrap_or(0)
    }

    fn show_tab(&mut self, at: usize) {
        self.tab = Tab::ALL.get(at).copied().unwrap_or(self.tab);
    }

    fn show_handled(&mut self) {
        (self.tab, self.folder) = (Tab::Requests, Folder::Handled);
    }

    fn export(&self) -> Option<(Exported, String)> {
        self.exported_list().map(|list| (list, self.name.to_string()))
    }

    fn pane_actions(&self) -> Vec<Action> {
        // A completed request takes no key; its addressee can be asked again.
        if self.tab == Tab::Requests && self.folder == Folder::Handled {
            return vec![Action::Add];
        }
        let pause = [MemberVerb::Pause, MemberVerb::Resume].map(Action::Change);
        let pause = pause.into_iter().filter(|_| self.tab == Tab::Members);
        self.row_hints().into_iter().chain(pause).collect()
    }

    fn selection(&self) -> Selection {
        self.selection_of_tab()
    }

    fn command_done(&mut self, receipt: &Receipt) {
        self.members.clear_marks();
        self.requests.clear_marks();
        for row in receipt.added_rows() {
            match row {
                AddedRow::Member(org, _) if org == self.id => self.members.show_all(),
                AddedRow::Request(org, _) if org == self.id => self.requests.show_all(),
                _ => {}
            }
        }
    }

    fn open_label(&self) -> Option<Text> {
        match self.tab {
            Tab::Details => None,
            Tab::Members | Tab::Requests | Tab::Log => Some(text::actions::SEE),
        }
    }

    fn bands(&self, height: u16) -> Bands {
        match self.tab {
            Tab::Details => Bands { filter: 0, columns: 0, ..Bands::TAB }.with_plus(height),
            Tab::Members => Bands::TAB.with_detail(8, height).with_plus(height),
            Tab::Requests => {
                let detail = if height < ROOMY_HEIGHT { 9 } else { 12 };
                Bands::TAB.with_detail(detail, height).with_plus(height)
            }
            Tab::Log => Bands::TAB.with_detail(9, height),
        }
    }

    fn starts_with_pane(&self) -> bool {
        self.tab == Tab::Requests
    }

    fn sorted_list(&self) -> Option<&'static str> {
        (self.tab == Tab::Members).then_some("members")
    }

    fn filtered_list(&self) -> Option<&'static str> {
        self.filters_of_tab()
    }

    fn show_change(&mut self, who: &Name) {
        self.tab = Tab::Log;
        self.log.show_change(who);
    }

    fn hints(&self) -> &'static [Action] {
        use Action::{
            ActivateNow, Add, Approve, Change, Details, Edit, Filter, Folder, Help, Leave, Mark,
            Messages, Open, Quit, Remove, Renew, Right, TakeBack, Undo, Withdraw,
        };
        const LEVEL: Action = Change(MemberVerb::Level(Level::Member));
        const LAST_DAY: Action = Change(MemberVerb::LastDay);
        match self.tab {
            Tab::Details => {
                &[Approve, ActivateNow, Right, Add, Edit, Leave, Messages, Help, Undo, Quit]
            }
            Tab::Members => {
                &[Open, Add, Mark, Remove, LEVEL, LAST_DAY, Filter, Details, Help, Undo, Quit]
            }
            Tab::Requests => {
                &[Open, Renew, Withdraw, Folder, Add, Mark, Filter, Details, Help, Undo, Quit]
            }
            Tab::Log => &[Open, Filter, Details, TakeBack, Help, Quit],
        }
    }
}

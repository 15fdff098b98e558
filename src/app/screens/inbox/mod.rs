//! The inbox (*Postvak IN*): requests to the user, notices, and completed requests.

mod notices;

use super::{
    Body, MEMBERS_TAB, REQUESTS_TAB, ScreenBehavior, ScreenContext, ScreenOutcome, SelectedRows,
    Shape,
};
use crate::{
    app::{
        Action, Address, Availability, Context, Exported, List, MenuItem, Selection,
        cache::slot::Wanted,
        dialogs::{Card, CardRow, Decline, Dialog},
        layout::bands::Bands,
        lists::{
            any_list::AnyList,
            table::{AnyTable, Table},
        },
    },
    columns::{INBOX, INBOX_HANDLED, NOTICE_GROUPS, NOTICES},
    domain::{Command, Folder, InboxRow, Me, MemberVerb, Name, NoticeRow, Query, ask},
    text::{self, Lang, Text, commands},
};

/// Lines of the pane of a notice, with its rule, on a low screen and on a higher one.
const NOTICE_PANE_HEIGHTS: [u16; 2] = [5, 8];
/// Lines of a screen with room for the higher pane.
const ROOMY_HEIGHT: u16 = 30;

/// The tabs of the inbox, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InboxTab {
    /// *Verzoeken*: the open requests to the user.
    Requests,
    /// *Meldingen*: notices about events and last days.
    Notices,
    /// *Afgehandeld*: the completed requests.
    Handled,
}

impl InboxTab {
    /// All tabs, from left to right.
    pub const ALL: [Self; 3] = [Self::Requests, Self::Notices, Self::Handled];

    /// The folder with the requests of the tab.
    const fn folder(self) -> Folder {
        match self {
            Self::Handled => Folder::Handled,
            Self::Requests | Self::Notices => Folder::Open,
        }
    }
}

/// The requests and notices of the user, and the selected tab.
#[derive(Debug)]
pub struct InboxScreen {
    /// The selected tab, which determines the visible list.
    pub tab: InboxTab,
    /// The requests in the folder of the visible tab.
    pub list: List<InboxRow>,
    /// The notices of the user, newest first.
    pub notices: List<NoticeRow>,
    /// The organisation or sender of the selected request, if another user closed that request.
    pub gone: Option<Name>,
    /// Number of the request that the user last answered on this screen.
    answered_request: Option<i64>,
}

impl Default for InboxScreen {
    fn default() -> Self {
        Self {
            tab: InboxTab::Requests,
            list: List::default(),
            notices: List::default(),
            gone: None,
            answered_request: None,
        }
    }
}

impl InboxScreen {
    /// Stores the name of the selected request if another user closed it.
    fn note_closed_request(&mut self) {
        let is_whole = self.list.rows().len() == self.list.unfiltered();
        let gone = self.list.gone().filter(|row| self.answered_request != Some(row.id()));
        if let Some(row) = gone.filter(|_| is_whole && self.tab == InboxTab::Requests) {
            self.gone = Some(row.asker().clone());
        }
    }

    /// The request under the cursor, on the tab where requests can be answered; `None` if another
    /// user closed it.
    pub(in crate::app) fn open_request(&self) -> Option<&InboxRow> {
        let is_shown = self.tab == InboxTab::Requests && self.gone.is_none();
        self.list.current().filter(|_| is_shown)
    }

    /// Returns whether the filter takes a line of the screen.
    pub fn is_filtering(&self) -> bool {
        self.list().is_some_and(|list| list.is_typing() || list.is_filtered())
    }

    /// Selects another tab, and discards the filter and cursor of the old one.
    pub(in crate::app) fn switch_tab(&mut self, tab: InboxTab) {
        if tab != self.tab {
            let notices = std::mem::take(&mut self.notices);
            let is_kept = notices.filter.text().is_empty();
            *self = Self { tab, ..Self::default() };
            if is_kept {
                self.notices = notices;
                self.notices.clear_marks();
            }
        }
    }

    /// The number of notices; `None` until loaded.
    fn notice_count(&self) -> Option<usize> {
        (!self.notices.is_loading()).then(|| self.notices.unfiltered())
    }

    /// Opens what is under the cursor: the request on a card, or the subject of the notice.
    fn open(&self) -> ScreenOutcome {
        if self.tab == InboxTab::Notices {
            return self.open_subject();
        }
        let row = self.list.current().cloned();
        row.map_or(ScreenOutcome::Stay, |row| {
            ScreenOutcome::Ask(Dialog::Card(Box::new(Card::new(CardRow::Inbox(row)))))
        })
    }

    /// Accepts the request under the cursor, or opens the dialog to decline it.
    fn answer(&mut self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome {
        let Some(row) = self.list.current() else { return ScreenOutcome::Stay };
        self.answered_request = Some(row.id());
        if action == Action::Decline {
            let dialog = Decline::new(row.clone(), around.lang);
            return ScreenOutcome::Ask(Dialog::Decline(Box::new(dialog)));
        }
        ScreenOutcome::Do(match row {
            InboxRow::Member(row) => Command::AcceptRequest { request: row.id },
            InboxRow::Relation(row) => Command::AcceptRelation { request: row.id },
        })
    }
}

impl ScreenBehavior for InboxScreen {
    fn contexts(&self) -> &'static [Context] {
        use Context::{Always, Everywhere, Inbox, List, Move};
        &[Inbox, List, Move, Everywhere, Always]
    }

    fn body(&self, _: ScreenContext<'_>) -> Body<'_> {
        Body::Own(Shape::Inbox(self))
    }

    fn list(&self) -> Option<&dyn AnyList> {
        match self.tab {
            InboxTab::Notices => Some(&self.notices),
            InboxTab::Requests | InboxTab::Handled => Some(&self.list),
        }
    }

    fn list_mut(&mut self) -> Option<&mut dyn AnyList> {
        match self.tab {
            InboxTab::Notices => Some(&mut self.notices),
            InboxTab::Requests | InboxTab::Handled => Some(&mut self.list),
        }
    }

    fn table(&self) -> Option<Box<dyn AnyTable + '_>> {
        Some(match self.tab {
            InboxTab::Requests => Table::boxed(&self.list, &INBOX),
            InboxTab::Handled => Table::boxed(&self.list, &INBOX_HANDLED),
            InboxTab::Notices => Table::grouped(&self.notices, &NOTICES, &NOTICE_GROUPS),
        })
    }

    fn availability(&self, action: Action, me: Option<&Me>, _: &SelectedRows) -> Availability {
        match (action, self.list.current()) {
            (Action::Approve | Action::Reject, _) => self.may_judge(me),
            (Action::Change(_), _) => self.may_extend(),
            (Action::Mark, _) => self.may_mark(),
            (Action::MarkAll, _) => self.may_mark_all(),
            (Action::Accept | Action::Decline, _) if self.tab != InboxTab::Requests => {
                Availability::Hidden
            }
            (Action::Accept | Action::Decline, Some(row)) => row.waits().into(),
            _ => Availability::Available,
        }
    }

    fn rows_seen(&mut self) {
        self.gone = None;
    }

    fn act(&mut self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome {
        let moved = match self.tab {
            InboxTab::Notices => self.notices.act(action, around.height()),
            InboxTab::Requests | InboxTab::Handled => self.list.act(action, around.height()),
        };
        if moved {
            return ScreenOutcome::Stay;
        }
        match action {
            Action::Left | Action::Right => self.turn_tab(action),
            Action::Open => self.open(),
            Action::Change(_) => self.extend(around),
            Action::Accept | Action::Decline => self.answer(action, around),
            Action::Approve | Action::Reject => self.judge(action, around.lang),
            _ => ScreenOutcome::Unknown,
        }
    }

    fn wanted(&mut self, height: usize, _: Lang) -> Vec<Wanted<'_>> {
        let tab = self.tab;
        let page = |view| ask::inbox(tab.folder(), view);
        vec![
            // Under any tab, because their tab shows how many there are.
            self.notices.wanted(height, ask::notices),
            self.list.wanted(height, page).only_if(tab != InboxTab::Notices),
        ]
    }

    fn answer_stored(&mut self, query: &Query) {
        if let Query::Inbox(..) = query {
            self.note_closed_request();
        }
    }

    fn address(&self) -> Address {
        Address::Menu(MenuItem::Inbox)
    }

    fn tabs(&self, me: Option<&Me>, lang: Lang) -> Vec<String> {
        let waiting = me.map_or(0, |me| me.waiting);
        let label = |tab: &InboxTab| match tab {
            InboxTab::Requests => text::headings::tab_requests(lang, Some(waiting)),
            InboxTab::Notices => text::headings::tab_notices(lang, self.notice_count()),
            InboxTab::Handled => text::headings::TAB_HANDLED.of(lang).to_owned(),
        };
        InboxTab::ALL.iter().map(label).collect()
    }

    fn tab(&self) -> usize {
        InboxTab::ALL.iter().position(|tab| *tab == self.tab).unwrap_or(0)
    }

    fn show_tab(&mut self, at: usize) {
        self.switch_tab(InboxTab::ALL.get(at).copied().unwrap_or(self.tab));
    }

    fn export(&self) -> Option<(Exported, String)> {
        (self.tab == InboxTab::Requests).then(|| (Exported::Inbox, String::new()))
    }

    fn selection(&self) -> Selection {
        let list = Selection::from_show_command(commands::INBOX_LIST, &[]);
        let notices = self.selected_endings(&list).or_else(|| self.selected_evidence(&list));
        if let Some(selection) = notices {
            return selection;
        }
        let Some(row) = self.list.current().filter(|_| self.tab != InboxTab::Notices) else {
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

    fn open_label(&self) -> Option<Text> {
        Some(if self.tab == InboxTab::Notices { self.subject_label() } else { text::actions::SEE })
    }

    fn keeps_pane(&self) -> bool {
        true
    }

    fn names_gone_row(&self) -> bool {
        self.gone.is_some()
    }

    fn bands(&self, height: u16) -> Bands {
        let filter = u16::from(self.is_filtering());
        if self.tab == InboxTab::Notices {
            // The headings of the columns stand below that of the group that they are about.
            let [low, high] = NOTICE_PANE_HEIGHTS;
            let pane = if height < ROOMY_HEIGHT { low } else { high };
            return Bands { filter, columns: 0, ..Bands::TAB }.with_detail(pane, height);
        }
        // Half of a small screen, and never more lines than a request needs.
        Bands { filter, ..Bands::TAB }.with_detail((height / 2).min(15), height)
    }

    fn hints(&self) -> &'static [Action] {
        use Action::{
            Accept, Approve, Change, Decline, Filter, Help, Mark, MarkAll, Open, Quit, Reject,
            Right, Undo,
        };
        match self.tab {
            InboxTab::Requests => &[Open, Accept, Decline, Right, Filter, Help, Undo, Quit],
            InboxTab::Notices => &[
                Open,
                Change(MemberVerb::LastDay),
                Approve,
                Reject,
                Mark,
                MarkAll,
                Right,
                Filter,
                Help,
                Undo,
                Quit,
            ],
            InboxTab::Handled => &[Open, Filter, Help, Undo, Quit],
        }
    }
}

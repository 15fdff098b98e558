//! The tab with the details of an organisation: its facts, who has access, what can be done now and
//! what happened last.

use super::{
    super::{Body, Facts, Line, ScreenContext, ScreenOutcome, SelectedRows},
    OrganisationScreen,
};
use crate::{
    app::{
        Action, Availability, List, Loaded, LogScreen,
        cache::slot::Wanted,
        dialogs::{DayMember, DayPrompt, Dialog},
    },
    columns::CellTone,
    domain::{
        Command, Day, Folder, LogRow, MemberRow, MemberSort, MemberVerb, OrgId, Page, PageRequest,
        REQUEST_TERM_DAYS, RequestRow, RequestState, SortDirection, View, ask,
    },
    text::{self, Lang, facts::overview},
};

/// The index of the first group in the right column of a wide screen.
const RIGHT_GROUP: usize = 2;
/// Number of events shown.
const EVENTS: usize = 5;
/// Number of log lines read for these events; those of one operation are one event.
const LOG_LINES: usize = 30;
/// Number of requests among which the first to expire is found, the oldest of all.
const OLDEST_REQUESTS: usize = 50;
/// Number of actions named under *Wat nu*.
const MAX_STEPS: usize = 3;
/// Number of groups after the first one until the next steps, which should be in view.
const STEPS_GROUP: usize = 2;
/// Days ahead within which extending access is a next step.
const EXTEND_DAYS: i32 = 30;
/// The verb that changes the last day.
const LAST_DAY: Action = Action::Change(MemberVerb::LastDay);

/// The rows that only the details show, for *Beheerders*.
#[derive(Debug, Default)]
pub(super) struct Overview {
    /// The newest lines of the organisation's log.
    log: Loaded<Page<LogRow>>,
    /// The members with the soonest last days.
    ending: Loaded<Page<MemberRow>>,
    /// The oldest requests without an answer.
    waiting: Loaded<Page<RequestRow>>,
}

impl Overview {
    /// The slots, which have a query only while `is_visible`.
    pub(super) fn wanted(&mut self, org: OrgId, is_visible: bool, lang: Lang) -> [Wanted<'_>; 3] {
        let first = |take| View { take, ..View::default() };
        let order = SortDirection { by: MemberSort::Until.key(), reverse: false };
        // Two, because the first may be the viewer, who cannot extend their own access.
        let ending = View { order, ..first(2) };
        let oldest = View { page_request: PageRequest::Last, ..first(OLDEST_REQUESTS) };
        let names = text::log::filter_names(lang);
        [
            self.log
                .wanted(Some(ask::grouped_log(Some(org), first(LOG_LINES), names)))
                .only_if(is_visible),
            self.ending.wanted(Some(ask::members(org, ending))).only_if(is_visible),
            self.waiting.wanted(Some(ask::requests(org, Folder::Open, oldest))).only_if(is_visible),
        ]
    }

    /// Returns whether all answers have arrived, or can no longer arrive.
    pub(super) fn is_settled(&self) -> bool {
        self.log.is_settled() && self.ending.is_settled() && self.waiting.is_settled()
    }

    /// The member with the soonest last day whose access the viewer can extend, if there is one.
    fn ending(&self) -> Option<&MemberRow> {
        let mut rows = self.ending.get()?.rows.iter();
        rows.find(|row| !row.me && row.membership.last_day.is_some())
    }

    /// The request without an answer that expires first.
    fn waiting(&self) -> Option<&RequestRow> {
        self.waiting.get()?.rows.iter().min_by_key(|row| row.expires_at)
    }

    /// The availability of an action on the named member or request, if it is allowed at all.
    pub(super) fn availability(&self, action: Action) -> Availability {
        let (is_settled, has_row) = match action {
            LAST_DAY => (self.ending.is_settled(), self.ending().is_some()),
            Action::Renew => (self.waiting.is_settled(), self.waiting().is_some()),
            _ => return Availability::Hidden,
        };
        match (is_settled, has_row) {
            (false, _) => Availability::Pending,
            (true, true) => Availability::Available,
            (true, false) => Availability::Hidden,
        }
    }

    /// The last events with their days, as lines. Lines of one operation are one event.
    fn events(&self, around: ScreenContext<'_>) -> Vec<Line> {
        let Some(page) = self.log.get() else { return Vec::new() };
        let is_same = |one: &LogRow, other: &LogRow| {
            one.operation.is_some() && one.operation == other.operation
        };
        let runs = page.rows.chunk_by(is_same);
        // The first line of an operation is its cause.
        let event = |run: &[LogRow]| {
            let row = run.last()?;
            let lines = run.iter().map(|row| 1 + row.others.count).sum::<usize>();
            let more = lines.saturating_sub(1 + row.others.count);
            let (day, said) = overview::event(around.lang, row, more, around.zone);
            Some(Line::fact(day, said))
        };
        runs.take(EVENTS).filter_map(event).collect()
    }
}

impl OrganisationScreen {
    /// Forgets the rows that only a *Beheerder* sees, so that no key acts on one of them.
    pub(super) fn forget_rows_of_admins(&mut self) {
        self.requests = List::default();
        self.history = Loaded::default();
        self.overview = Overview::default();
        self.log = LogScreen::new(Some(self.id));
    }

    /// Returns the details in groups.
    pub(super) fn details_body(&self, around: ScreenContext<'_>) -> Body<'_> {
        let Some(details) = self.details.get() else { return Body::Loading };
        let lang = around.lang;
        let signed =
            |(label, text): text::Fact| Line { tone: CellTone::Sign, ..Line::fact(label, text) };
        let about = overview::about(lang, details, around.zone);
        let env = around.me.map(|me| &*me.env);
        let mut access = overview::access(lang, details, around.zone);
        let first = self.overview.waiting().filter(|_| self.is_admin());
        access.push(overview::waiting(lang, details.requests, first, around.zone, around.now));
        access.extend(overview::ends_next(lang, details, around.now));
        let steps = self.steps(around);
        let events = if self.is_admin() { self.overview.events(around) } else { Vec::new() };
        let rest = [
            group(overview::WHO_HAS_ACCESS.of(lang), access.into_iter().map(signed)),
            group(text::headings::WHAT_NOW.of(lang), steps),
            group(overview::LATEST.of(lang), events),
        ];
        let facts = |about: Vec<text::Fact>, groups: usize| {
            let about = group(text::headings::ORGANISATION.of(lang), about.into_iter().map(signed));
            let groups = [about].into_iter().chain(rest.iter().take(groups).cloned()).collect();
            Facts::groups(groups, RIGHT_GROUP, self.cursor)
        };
        // The path names the organisation, and the title line the viewer and so their environment.
        let is_known = |(label, value): &text::Fact| {
            *label == overview::NAME.of(lang) || Some(value.as_str()) == env
        };
        let to_steps = facts(about.clone(), STEPS_GROUP).rows(around.size);
        let is_low = to_steps.len() > around.size.height.into();
        let about = about.into_iter().filter(|fact| !is_low || !is_known(fact)).collect();
        Body::Facts(facts(about, rest.len()))
    }

    /// The next steps: what the user may do here now. The main act of the screen comes before what can
    /// wait a day.
    fn steps(&self, around: ScreenContext<'_>) -> Vec<Line> {
        let (lang, today) = (around.lang, around.now.today);
        let ending = self.overview.ending().filter(|row| ends_soon(row, today));
        let waiting = self.overview.waiting().filter(|row| {
            let sent_last = row.expires_at.plus_days(-REQUEST_TERM_DAYS);
            row.state != RequestState::Pending || around.now.days_since(sent_last, around.zone) > 0
        });
        let label = |action: Action| Some((action, action.label(lang).to_owned()));
        let steps = [
            label(Action::Approve),
            label(Action::ActivateNow),
            label(Action::Add),
            ending.map(|row| (LAST_DAY, overview::extend(lang, &row.person.name))),
            waiting.map(|row| (Action::Renew, overview::remind(lang, &row.addressee.name))),
            Some((Action::Edit, overview::EDIT.of(lang).to_owned())),
        ];
        let rows = SelectedRows::default();
        let can = |action| self.answer(action, around.me, &rows) == Availability::Available;
        let steps = steps.into_iter().flatten().filter(|(action, _)| can(*action));
        steps.take(MAX_STEPS).map(|(action, text)| Line::action(action, text)).collect()
    }

    /// Performs an action on the named member or request.
    pub(super) fn act_on_named(&self, action: Action, around: ScreenContext<'_>) -> ScreenOutcome {
        match (action, self.overview.ending(), self.overview.waiting()) {
            (LAST_DAY, Some(row), _) => {
                let members = vec![DayMember::of_row(MemberVerb::LastDay, row)];
                let (today, lang) = (around.now.today, around.lang);
                let prompt = DayPrompt::new(MemberVerb::LastDay, members, today, lang);
                let prompt = if ends_soon(row, today) {
                    prompt.proposing(text::input::THREE_MONTHS.of(lang).to_owned())
                } else {
                    prompt
                };
                ScreenOutcome::Ask(Dialog::DayPrompt(Box::new(prompt)))
            }
            // The question names the addressee: the request that is named here changes by itself.
            (Action::Renew, _, Some(row)) => {
                let said = |lang| overview::remind_question(lang, &row.addressee.name);
                let command = Command::RenewRequests { org: self.id, requests: vec![row.id] };
                ScreenOutcome::Ask(Dialog::from_prompt(said, Action::YesWithdraw, command))
            }
            _ => ScreenOutcome::Unknown,
        }
    }
}

/// Returns whether extending the access of this member is a next step.
fn ends_soon(row: &MemberRow, today: Day) -> bool {
    row.membership.last_day.is_some_and(|day| day.days_since(today) <= EXTEND_DAYS)
}

/// Lines below a heading; nothing without lines.
fn group(heading: &str, lines: impl IntoIterator<Item = Line>) -> Vec<Line> {
    let mut lines = lines.into_iter().peekable();
    let heading = lines.peek().is_some().then(|| Line::heading(heading));
    heading.into_iter().chain(lines).collect()
}

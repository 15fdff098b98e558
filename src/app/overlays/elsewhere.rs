//! Actions of other screens, which the palette finds too: what to do before them, and the way there.

use crate::{
    app::{
        Action, Address, Context, DisabledReason, MenuItem, Screen, Situation, State, Tone,
        input::stray, screens::SelectedRows, session::navigation,
    },
    domain::rights::EnvRights,
    text::{self, Text, elsewhere as words},
};

/// An action of another screen, or of another tab.
#[derive(Clone, Debug)]
pub struct Elsewhere {
    /// The action.
    pub(super) action: Action,
    context: Context,
    to: Destination,
    step: Step,
}

/// The place where an action works.
#[derive(Clone, Copy, Debug)]
enum Destination {
    /// A tab of the screen of a menu item.
    Menu(MenuItem, usize),
    /// The page of the user themselves.
    Myself,
    /// A tab of the visible page.
    Tab(usize),
}

/// The next step at the destination.
#[derive(Clone, Debug)]
enum Step {
    /// The action is performed at once.
    Perform,
    /// The user first does this.
    First(Text),
    /// The user may not perform the action.
    Refused(String),
}

/// The contexts of screens from which an action is offered elsewhere; the easiest to reach first.
const CONTEXTS: [Context; 14] = [
    Context::Organisations,
    Context::Users,
    Context::Members,
    Context::Requests,
    Context::Organisation,
    Context::Details,
    Context::Inbox,
    Context::Partners,
    Context::Find,
    Context::Sent,
    Context::Log,
    Context::User,
    Context::Keys,
    Context::List,
];

/// Returns whether an action of a list is worth a line outside lists. Other actions only make sense
/// for somebody who looks at a list.
const fn is_offered(action: Action, context: Context) -> bool {
    match context {
        Context::List => matches!(action, Action::Export),
        _ => {
            !matches!(action, Action::Sort(_) | Action::SortReverse | Action::Folder | Action::Open)
        }
    }
}

/// An action of another screen, as the palette shows it.
pub(super) struct Found {
    pub(super) action: Action,
    pub(super) elsewhere: Elsewhere,
    /// The step before the action works.
    pub(super) step: String,
    /// The keys to the screen.
    pub(super) keys: String,
}

/// The actions of other screens and tabs whose label is not known yet.
pub(super) fn actions(state: &State, mut known: Vec<&str>) -> Vec<Found> {
    let mut found = Vec::new();
    if state.screen.menu_item().is_none() {
        return found;
    }
    let situation = Situation::from_focus(state);
    for context in CONTEXTS {
        if state.contexts().contains(&context) {
            continue;
        }
        for action in Action::all() {
            let is_there = action.bindings().iter().any(|(at, _)| *at == context);
            let label = action.label(state.lang);
            if !is_there || known.contains(&label) || !is_offered(*action, context) {
                continue;
            }
            if let Some(one) = find(state, &situation, *action, context) {
                known.push(label);
                found.push(one);
            }
        }
    }
    found
}

fn find(
    state: &State,
    situation: &Situation<'_>,
    action: Action,
    context: Context,
) -> Option<Found> {
    let (to, first) = destination(state, context)?;
    let refusal = match situation.global_restriction(action) {
        Some(DisabledReason::Outside(_)) => return None,
        Some(why) => Some(why.short_message(state)),
        None => refusal(state, action, context),
    };
    let step = match (refusal, first) {
        (Some(why), _) => Step::Refused(why),
        (None, Some(first)) if !works_at_once(action) => Step::First(first),
        (None, _) => Step::Perform,
    };
    let lang = state.lang;
    let said = match (&step, to) {
        (Step::Refused(why), _) => why.clone(),
        (Step::First(first), _) => first.of(lang).to_owned(),
        (Step::Perform, Destination::Menu(item, _)) => words::goes_to(lang, item.label(lang)),
        (Step::Perform, _) => words::goes_to(lang, text::actions::OWN_DETAILS.of(lang)),
    };
    let go = match to {
        Destination::Menu(item, _) => Action::Go(item).bindings(),
        Destination::Myself => Action::GoMyself.bindings(),
        Destination::Tab(_) => &[],
    };
    // The letters of a screen are easier to learn than its digit.
    let keys = go.iter().flat_map(|(_, keys)| keys.iter()).next_back().copied().unwrap_or_default();
    let keys = state.look.key_names(keys.to_owned());
    Some(Found { action, elsewhere: Elsewhere { action, context, to, step }, step: said, keys })
}

/// Returns whether the action needs no row of the screen that it works on.
const fn works_at_once(action: Action) -> bool {
    use Action::{AddUser, BecomeManager, NewOrganisation, ShareDomain};
    matches!(action, AddUser | BecomeManager | NewOrganisation | ShareDomain)
}

/// The way to a context, and what to do there before its actions work.
fn destination(state: &State, context: Context) -> Option<(Destination, Option<Text>)> {
    use Destination::{Menu, Myself, Tab};
    let is_at = |context| state.screen.contexts().contains(&context);
    let of_organisation = |tab, here, outside| {
        if is_at(Context::Organisation) {
            (Tab(tab), Some(here))
        } else {
            (Menu(MenuItem::Organisations, 0), Some(outside))
        }
    };
    Some(match context {
        Context::Organisations => (Menu(MenuItem::Organisations, 0), Some(words::ORGANISATION)),
        Context::Organisation | Context::Details => {
            of_organisation(0, words::REQUEST, words::IN_ORGANISATION)
        }
        Context::Members => of_organisation(1, words::MEMBER, words::MEMBER_OF),
        Context::Requests => of_organisation(2, words::REQUEST, words::REQUEST_OF),
        Context::Inbox => (Menu(MenuItem::Inbox, 0), Some(words::REQUEST)),
        Context::Users => (Menu(MenuItem::Users, 0), Some(words::USER)),
        Context::User => (Myself, None),
        Context::Keys if is_at(Context::User) => (Tab(1), Some(words::KEY)),
        Context::Keys => (Myself, Some(words::KEY)),
        Context::Partners => (Menu(MenuItem::Partners, 0), Some(words::PARTNER)),
        Context::Find => (Menu(MenuItem::Partners, 1), Some(words::MANAGER)),
        Context::Sent => (Menu(MenuItem::Partners, 2), Some(words::REQUEST)),
        Context::Log => (Menu(MenuItem::Log, 0), Some(words::OPERATION)),
        Context::List => (Menu(MenuItem::Organisations, 0), Some(words::LIST)),
        _ => return None,
    })
}

/// Returns why the user may not perform an action on any row of another screen, if that is known
/// before a row is.
fn refusal(state: &State, action: Action, context: Context) -> Option<String> {
    let me = state.me.get()?;
    let reason = if works_at_once(action) {
        let item = match context {
            Context::Organisations => MenuItem::Organisations,
            Context::Users => MenuItem::Users,
            _ => MenuItem::Partners,
        };
        let mut screen = Screen::open(Address::Menu(item));
        screen.show_mut().show_tab(usize::from(context == Context::Find));
        let answer = screen.show().availability(action, Some(me), &SelectedRows::default());
        answer.reason().cloned()
    } else if context == Context::Users && action != Action::GiveAccess {
        me.may_manage_env().err().map(DisabledReason::Refused)
    } else {
        None
    };
    reason.map(|why| why.short_message(state))
}

/// Goes to the place where an action works. Returns the action if it can be performed there at once;
/// else says what to do first.
pub(super) fn go(state: &mut State, elsewhere: &Elsewhere) -> Option<Action> {
    let Elsewhere { action, context, to, step } = elsewhere;
    if let Step::Refused(why) = step {
        state.say(Tone::Notice, vec![text::file::sentence(why)]);
        return None;
    }
    match *to {
        Destination::Menu(item, tab) => {
            navigation::go(state, item);
            if tab > 0 {
                state.screen.show_mut().show_tab(tab);
            }
        }
        Destination::Myself => {
            navigation::navigate(state, Action::GoMyself);
            state.screen.show_mut().show_tab(usize::from(*context == Context::Keys));
        }
        Destination::Tab(tab) => state.screen.show_mut().show_tab(tab),
    }
    if let Step::First(first) = step {
        let keys = state.keymap.hint(&[*context], *action).unwrap_or_default();
        let keys = state.look.key_names(keys);
        stray::say_here(state, |state| {
            words::how(state.lang, *first, &keys, action.label(state.lang))
        });
        return None;
    }
    Some(*action)
}

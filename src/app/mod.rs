//! The state machine: a message changes the state and returns effects.
//!
//! It has no clock, threads or terminal, so any run can be replayed from a list of messages. The
//! geometry of the screen is here because paging and the mouse need it as much as painting does; it
//! is computed from the state, so it is never out of date.
//!
//! The path of a key: [`update()`] passes it to `press`, which looks it up in the [`Keymap`] and
//! performs the [`Action`] on the overlay, the [`Dialog`] or the [`Screen`]. A command leaves as an
//! [`Effect`] with a ticket; its [`crate::domain::Reply`] returns as a [`Msg`]. After every
//! message, queries are sent for visible data that is missing.

mod actions;
mod dialogs;
mod effect;
mod input;
mod layout;
mod lists;
mod msg;
mod overlays;
mod replies;
mod screens;
mod session;
mod state;
mod update;

pub use actions::{
    context::Context,
    hints::{Hint, hints},
    selection::Subject,
    shell_equivalent::{in_shell, quoted, twin},
    table::Action,
};
pub use dialogs::{
    AddMembers, Button as ConfirmButton, Check, Chosen, Code as CodeShown, Confirm, Conflict,
    Decline, Dialog, Editing, EnterDoes, Focus, Form, FormField, Input, LastDay,
    Line as CandidateLine, MOST, MemberCard, Pasted, Purpose, Question, Reason, Said, Step, Trail,
};
pub use effect::{Effect, Effects};
pub use input::{
    click::{chips, sign_in_rows, tabs},
    field::Field,
    key::{Code, Key, UnknownKey},
    keymap::{Binding, Found, Keymap},
};
pub use layout::{
    buttons::{Button, buttons},
    fit::{cells, fit, wrap},
    geometry::{Geometry, SMALLEST},
};
pub use lists::{
    export::{Export, Exported},
    list::List,
    loaded::Loaded,
    picker::{Picker, PickerLine},
    row::Row,
    skipped::left_out,
    sort::Orders,
};
pub use msg::Msg;
pub use overlays::{
    Help, HelpRow, MessageLine, Overlay, Sheet, messages,
    palette::{Does, Entry, Palette},
    with_reason,
};
pub use replies::toast::{Toast, Toasts, Tone};
pub use screens::{
    Inbox, InboxTab, Log, Organisation, Organisations, PartnerTab, Partners, Screen, SignIn, Tab,
    UserScreen, UserTab, Users, why_not_found, why_not_manage, why_not_relate,
};
pub use session::{
    appearance::Look,
    place::Place,
    resume::{Left, Rows},
};
pub use state::State;
pub use update::update;

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

mod action;
mod buttons;
mod choose;
mod click;
mod context;
mod dialogs;
mod discard;
mod effect;
mod export;
mod field;
mod file_clock;
mod fit;
mod fixed;
mod geometry;
mod hints;
mod key;
mod key_alerts;
mod keymap;
mod left;
mod left_out;
mod list;
mod loaded;
mod look;
mod msg;
mod overlays;
mod palette;
mod picker;
mod place;
mod press;
mod read;
mod reasons;
mod receive;
mod row;
mod screens;
mod shell;
mod sort;
mod state;
mod stray;
mod subject;
mod toast;
mod travel;
mod typed;
mod update;

pub use action::Action;
pub use buttons::{Button, buttons};
pub use click::{chips, sign_in_rows, tabs};
pub use context::Context;
pub use dialogs::{
    AddMembers, Button as ConfirmButton, Check, Chosen, Code as CodeShown, Confirm, Conflict,
    Decline, Dialog, Editing, EnterDoes, Focus, Form, FormField, Input, LastDay,
    Line as CandidateLine, MOST, MemberCard, Pasted, Purpose, Question, Reason, Said, Step, Trail,
};
pub use effect::{Effect, Effects};
pub use export::{Export, Exported};
pub use field::Field;
pub use fit::{cells, fit, wrap};
pub use geometry::{Geometry, SMALLEST};
pub use hints::{Hint, hints};
pub use key::{Code, Key, UnknownKey};
pub use keymap::{Binding, Found, Keymap};
pub use left::{Left, Rows};
pub use left_out::left_out;
pub use list::List;
pub use loaded::Loaded;
pub use look::Look;
pub use msg::Msg;
pub use overlays::{Help, HelpRow, MessageLine, Overlay, Sheet, messages, with_reason};
pub use palette::{Does, Entry, Palette};
pub use picker::{Picker, PickerLine};
pub use place::Place;
pub use row::Row;
pub use screens::{
    Inbox, InboxTab, Log, Organisation, Organisations, PartnerTab, Partners, Screen, SignIn, Tab,
    UserScreen, UserTab, Users, why_not_found, why_not_manage, why_not_relate,
};
pub use shell::{in_shell, quoted, twin};
pub use sort::Orders;
pub use state::State;
pub use subject::Subject;
pub use toast::{Toast, Toasts, Tone};
pub use update::update;

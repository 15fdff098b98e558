//! Toegang (Dutch for *access*): who may enter which organisation, in the terminal.
//!
//! # The house
//!
//! Each folder is one room with one job, and may only use the rooms named behind it. The test
//! `architecture` reads every file and fails when one breaks the rule.
//!
//! | room | its job | may use |
//! |---|---|---|
//! | [`domain`] | words and rules: what is a member, what may happen, why not | nothing |
//! | [`example`] | the example world, as chapters of the past | `domain` |
//! | [`config`] | where things are, what a person set; the only reader of the environment | nothing |
//! | [`text`] | every sentence a person reads | `domain` `config` |
//! | [`store`] | the SQLite file; the only SQL | `domain` |
//! | [`search`] | finding people by what is typed | `domain` |
//! | [`work`] | the threads and the clock | `domain` `store` `search` |
//! | [`app`] | the state machine: a message in, state and effects out | `domain` `config` `text` |
//! | [`ui`] | state to cells; the only painting | `domain` `config` `text` `app` |
//! | [`term`] | the real terminal: keys in, frames out | `domain` `config` `text` `app` `ui` `work` |
//! | [`cli`] | the command line, and opening the screens | all |
//!
//! # The way of one key
//!
//! 1. `term` reads it on a thread of its own and sends a [`app::Msg`] to the loop.
//! 2. [`app::update`] looks it up in the one table of [`app::Action`]s and changes the
//!    [`app::State`]. What it wants from the outside comes back as [`app::Effect`]s.
//! 3. A [`domain::Command`] goes under a ticket to the [`work::Desk`], whose writing thread (others
//!    read, search, watch the file) hands it to [`store::Store::execute`]: one immediate transaction in which the facts are loaded,
//!    [`domain::decide`] judges them, the events are written and logged.
//! 4. The [`domain::Reply`] comes back as a message. What is shown and may have changed is asked
//!    anew; the old rows stay until the new ones are there.
//! 5. [`ui::view`] paints the state, if anything may have changed. The same
//!    [`app::Geometry`] tells painting, paging and the mouse where everything is.
//!
//! # To add something
//!
//! * A command: [`domain::Command`], a rule in `domain/rules`, what it must know in
//!   `store/facts/aim.rs`, its sentences in [`text`], its action in `app/action.rs`.
//! * A screen: a question in [`domain::Query`] and its statement in `store/read`, an arm in
//!   [`app::Screen`] with what every screen can, and the compiler lists the rest.
//! * A form: a purpose in `app/dialogs/form`, its fields, its command, its words.
//! * Something that is printed or written: by `cli/out.rs`, which takes a [`domain::Safe`]; nothing
//!   else in `cli` writes.
//! * A key: one line in the table of `app/action.rs`; hints, help and which-key follow.

pub mod app;
pub mod cli;
pub mod config;
pub mod domain;
pub mod example;
pub mod search;
pub mod store;
pub mod term;
pub mod text;
pub mod ui;
pub mod work;

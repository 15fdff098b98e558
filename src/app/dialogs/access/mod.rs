//! The two dialogs that give access: people are added to an organisation, or organisations are
//! chosen for people. Both choose rows in a first step and check them in a second.

mod add_members;
mod behavior;
mod candidates;
mod check;
mod chooser;
mod chosen;
mod dialog;
mod give_access;
mod lines;
mod misnamed;
mod organisation_pick;
mod pasted;
mod pick;
mod steps;

pub use add_members::AddMembers;
pub use check::{Check, Editing, GROUPS};
pub use chooser::{AccessStep, Chooser, EnterEffect};
pub use chosen::{Chosen, distinct_name, distinct_name_in_sentence, name_with_address};
pub(in crate::app) use dialog::AccessDialog;
pub use give_access::GiveAccess;
pub use lines::{ChoiceLine, fitting_lines, top_line};
pub use organisation_pick::OrganisationPick;
pub use pasted::Pasted;
pub use pick::{Pick, Terms};

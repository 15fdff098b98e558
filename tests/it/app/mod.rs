//! What a person experiences: keys and clicks in, the screen out.

mod alike;
mod any_keys;
mod beaten;
mod conflict;
mod door;
mod fixed;
mod give_access;
mod honest;
mod inbox;
mod keymap;
mod keys;
mod left;
mod meanwhile;
mod members;
mod namesakes;
mod naughty;
mod neighbours;
mod palette;
mod pointer;
mod read_only;
mod sizes;
mod slow;
mod sort;
mod store_trouble;
mod users;
mod walk;

//! What the tests share.

mod driver;
#[expect(dead_code, reason = "soon")]
mod pty;
mod styled;
mod world;

pub(crate) use driver::Driver;
pub(crate) use pty::Pty;
pub(crate) use styled::styled;
pub(crate) use world::{World, now, whole};

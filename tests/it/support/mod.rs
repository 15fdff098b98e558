//! What the tests share.

mod driver;
mod pty;
mod styled;
mod svg;
mod world;

pub(crate) use driver::Driver;
pub(crate) use pty::Pty;
pub(crate) use styled::styled;
pub(crate) use svg::svg;
pub(crate) use world::{World, now, whole};

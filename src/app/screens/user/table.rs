//! The list of the visible tab, with its columns.

use super::{UserScreen, UserTab};
use crate::{
    app::lists::table::{AnyTable, Table},
    columns::{ACCESS, KEYS},
};

impl UserScreen {
    pub(super) fn visible_table(&self) -> Box<dyn AnyTable + '_> {
        match self.tab {
            UserTab::Access => Table::boxed(&self.list, &ACCESS),
            UserTab::Keys => Table::boxed(&self.keys, &KEYS),
        }
    }
}

//! The default keys for sorting lists.

use std::{collections::BTreeMap, sync::LazyLock};

use crate::{
    app::Context,
    columns::{MEMBERS, ORGANISATIONS, PARTNERS, USERS, sort_words},
    domain::SortBy,
};

/// A context, and the key sequences of an action in that context.
pub(crate) type ContextKeys = (Context, &'static [&'static str]);

/// For each sort key, the contexts of the lists with that column, and its keys there.
pub(crate) static SORT_KEYS: LazyLock<BTreeMap<SortBy, Vec<ContextKeys>>> = LazyLock::new(|| {
    let lists = [
        (Context::Organisations, ORGANISATIONS.sort_keys().collect()),
        (Context::Members, MEMBERS.sort_keys().collect()),
        (Context::Users, USERS.sort_keys().collect()),
        (Context::Partners, PARTNERS.sort_keys().collect::<Vec<_>>()),
    ];
    let mut sorts: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (context, sort_keys) in lists {
        for by in sort_keys {
            sorts.entry(by).or_default().push((context, sort_words(by).keys));
        }
    }
    sorts
});

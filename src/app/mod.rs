//! The state machine: a message changes the state and returns effects.
//!
//! It has no clock, threads or terminal, so a list of messages replays any run. Painting, paging
//! and the mouse share the geometry of the screen, which is computed from the state and therefore
//! never out of date.
//!
//! The path of a key: [`update()`] passes the key to `press`, which looks it up in the [`Keymap`]
//! and performs the [`Action`] on the overlay, the [`Dialog`] or the [`Screen`]. A command becomes
//! an [`Effect`] with a ticket; its [`crate::domain::Reply`] arrives later as a [`Msg`]. After
//! every message, `cache` queries visible data that is missing.

mod actions;
mod cache;
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

pub(crate) use actions::shell_command::ShellPart;
pub use actions::{
    availability::{Availability, DisabledReason},
    context::Context,
    hints::{Hint, PaneAction, hints, pane_actions},
    labels::{menu_label, menu_subject},
    selection::Selection,
    shell_command::ShellCommand,
    shell_equivalent::{in_shell, quote},
    situation::{Situation, availability},
    table::Action,
};
pub use cache::loaded::Loaded;
pub use dialogs::{
    AccessStep, AddMembers, Card, CardRow, Check, ChoiceLine, Chooser, Chosen,
    CodeDialog as CodeShown, Confirm, ConfirmButton, Conflict, DayPrompt, Decline, Dialog, Editing,
    EnterEffect, FieldInput, Focus, Form, FormField, FormLine, GROUPS, GiveAccess, LogTarget,
    Lookup, MAX_NAMES_LISTED, OrganisationPick, Pasted, Pick, Prompt, Purpose, Question, Reason,
    Refresh, Terms, distinct_name, distinct_name_in_sentence, fitting_lines, name_with_address,
    top_line,
};
pub use effect::{Effect, Effects, Export, Exported};
pub use input::{
    click::{chips, tabs},
    field::Field,
    key::{Code, Key, UnknownKey},
    keymap::{Binding, KeyMeaning, Keymap},
};
pub use layout::{
    buttons::{Button, buttons, overlay_button, screen_buttons},
    check::{
        lines::{
            CheckLine, CheckRow, CheckView, CheckWindow, TERMS_GAP, UNTIL_WIDTH, level_width,
            terms_width,
        },
        view::{check_of_members, check_of_organisations, standing},
    },
    columns::{ColumnArea, cell_context, columns, columns_of_row, shown_text},
    demands::{PREFIX_WIDTH, ROW_MARGIN},
    dialog_areas::{CheckAreas, check_areas, terms_areas},
    dialog_lines::{DialogLine, card_title, code_lines, day_lines, day_title},
    dialog_text::{DialogText, dialog_text, form_view, visible_toast},
    fit::{cells, fills_one_cell, fit, fit_address, wrap},
    form_rows::{FormRow, FormView, LABEL_WIDTH, NotePlace, field_label, note_beside, note_width},
    geometry::{Geometry, MIN_SIZE, is_sign_in_compact, sign_in_rows},
    menu::{MenuPlace, menu},
    pane::{
        facts::{PANE_INDENT, PaneFactLine, pane_fact_lines, pane_text_area, wrap_items},
        user_card::{LABEL_GAP, card_hints},
    },
    row_lines::{RowLine, SENTENCE_GAP, row_lines},
};
pub use lists::{
    filter::{FilterRemark, filter_remark},
    list::List,
    orders::Orders,
    picker::{Picker, PickerLine},
    row::Row,
    skipped::skipped,
    table::{AnyTable, RowGroup, TableColumn},
};
pub use msg::Msg;
pub use overlays::{
    MessageLine, Overlay, TextOverlay,
    help::{Help, HelpCell, HelpRow, RowKind, with_reason},
    messages,
    palette::{Palette, PaletteScope},
    palette_groups::{PaletteGroup, PaletteRow},
    palette_line::{PaletteItem, PaletteLine},
    palette_rows::{PALETTE_CURSOR, PaletteColumns},
    whole_messages,
};
pub use replies::{
    toast::{Toast, ToastSource, ToastWords, Toasts, Tone},
    toast_view::ToastView,
};
pub use screens::{
    Body, FactCursor, FactRow, Facts, InboxScreen, InboxTab, Line, LogScreen, MenuItem,
    OrganisationScreen, OrganisationsScreen, PartnerTab, PartnersScreen, RelationSearch, Screen,
    Shape, SignInScreen, Tab, UserScreen, UserTab, UsersScreen,
};
pub use session::{
    address::Address,
    appearance::Appearance,
    breadcrumb::{Crumb, CrumbTarget, shown_breadcrumb, user_and_role},
    filter_change::{FilterChange, FilterFault, SavedFilters},
    last_position::{LastPosition, ListPosition},
    saved_filters::filtered_list,
};
pub use state::State;
pub use update::update;

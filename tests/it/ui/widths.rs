//! Widths of columns: nothing is cut beside empty space, and paint and mouse agree.

use ratatui::layout::Size;
use toegang::{
    app::{self, Msg, cells},
    columns::Align,
    domain::{Email, Name, SignUp},
};

use crate::support::{Driver, World};

/// Cells between two columns at least.
const GAP: u16 = 2;

/// The lists, by the keys that lead to them and the user who sees them.
const LISTS: &[(&str, &str)] = &[
    ("2", "piet"),
    ("2 /|\"bakkerij|down enter right", "piet"),
    ("2 /|\"bakkerij|down enter right right", "piet"),
    ("3", "piet"),
    ("3 /|\"jan|down enter", "piet"),
    ("4", "piet"),
    ("7", "piet"),
    ("1", "anna"),
    ("1 right", "piet"),
];

/// Returns whether a visible cell is cut, and the widths that the columns would take uncut.
fn widest_cells(it: &Driver) -> (bool, Vec<u16>) {
    let (state, columns) = (&it.state, app::columns(&it.state));
    let table = state.screen.table().unwrap();
    let context = app::cell_context(state, &columns);
    let height = app::Geometry::from_state(state).height();
    let rows: Vec<_> = table.visible(height).filter_map(|row| table.cells(row, &context)).collect();
    let mut is_cut = false;
    for column in &columns {
        // A day has a short form instead.
        let is_day = column.column.width.is_day;
        let widths = rows.iter().map(|row| {
            let cell = &row[column.index];
            cells(cell.short.as_deref().filter(|_| is_day).unwrap_or(&cell.text))
        });
        is_cut |= widths.max().unwrap_or(0) > usize::from(column.area.width);
    }
    let heads = columns.iter().map(|column| {
        let head = u16::try_from(cells(column.column.head)).unwrap();
        let head = head + u16::from(column.column.sort.is_some());
        head.max(table.content_widths().get(column.index).copied().unwrap_or(0))
    });
    (is_cut, heads.collect())
}

#[test]
fn no_address_or_origin_is_cut_beside_empty_space() {
    let at = |keys, size| {
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.run_steps(keys);
        it
    };
    at("2 :|\"verbeek", (80, 24)).see("ada.verbeek115@eigendomein.nl");
    let choose = "2 /|\"piet hol|down enter right +|\"jan";
    at(choose, (120, 40)).see("marjan.vanijzendoorn75@eigendomein.nl ");
    let check = format!("{choose}|enter enter");
    at(&check, (80, 24)).see("jan@eigendomein.nl       ‹ Lid ›");
}

#[test]
fn no_cell_is_cut_beside_empty_space() {
    for (keys, who) in LISTS {
        let mut it = Driver::new(World::full(), Some(who), (120, 40));
        it.run_steps(keys);
        for width in 40..220 {
            it.send(Msg::Resized(Size { width, height: 40 }));
            if app::Geometry::from_state(&it.state).has_only_notice {
                continue;
            }
            let (is_cut, content) = widest_cells(&it);
            let columns = app::columns(&it.state);
            let rows = app::Geometry::from_state(&it.state).rows;
            let end = columns.last().unwrap().area.right();
            let at = format!("{keys} at {width}\n{}", it.screen());
            assert!(end < rows.right(), "the scroll bar has a cell: {at}");
            for pair in columns.windows(2) {
                assert!(pair[0].area.right() + GAP <= pair[1].area.x, "{at}");
            }
            if is_cut {
                // A blank stands before the cell of the scroll bar, unless a column needs that cell.
                assert!(end + 2 >= rows.right(), "the right side is empty: {at}");
                for (column, content) in columns.iter().zip(content) {
                    assert!(column.area.width <= content, "a column has room: {at}");
                }
            }
        }
    }
}

#[test]
fn cells_stand_where_the_layout_puts_them() {
    for (keys, who) in LISTS {
        for size in [(80, 24), (120, 40), (200, 50)] {
            let mut it = Driver::new(World::full(), Some(who), size);
            it.run_steps(keys);
            let (state, columns) = (&it.state, app::columns(&it.state));
            let (table, buffer) = (state.screen.table().unwrap(), it.buffer());
            let context = app::cell_context(state, &columns);
            let rows = app::Geometry::from_state(state).rows;
            for (row, line) in app::row_lines(state, table.as_ref()).into_iter().zip(rows.rows()) {
                let app::RowLine::Row(row) = row else { continue };
                let expected = table.cells(row, &context).unwrap();
                for column in &app::columns_of_row(&columns, &expected) {
                    let is_address = column.column.has_addresses;
                    let fit = if is_address { app::fit_address } else { app::fit };
                    let width = column.area.width;
                    let text = column.shown_text(&expected[column.index]);
                    let text = fit(text, width.into());
                    let cells = (column.area.x..column.area.right())
                        .map(|x| buffer[(x, line.y)].symbol().to_owned());
                    let shown: String = cells.collect();
                    assert_eq!(shown.trim(), text.trim(), "{keys} {size:?}\n{}", it.screen());
                    if column.column.width.align == Align::Right && !text.trim().is_empty() {
                        assert!(!shown.ends_with(' '), "{shown:?} stands right");
                    }
                }
            }
        }
    }
}

/// R332: in every row a text is whole if it fits with the blanks beside it, and the columns stay.
#[test]
fn a_cell_takes_the_blanks_beside_it() {
    for size in [(100, 30), (120, 40)] {
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.run_steps("3");
        let places = |it: &Driver| {
            let columns = app::columns(&it.state);
            columns.iter().map(|it| (it.index, it.area.x)).collect::<Vec<_>>()
        };
        let before = places(&it);
        assert!(before.len() > 3 || size.0 < 120, "{}", it.screen());
        for keys in ["home", "pgdn", "pgdn", "pgdn", "pgdn"] {
            it.press(keys);
            assert_eq!(places(&it), before, "{keys} {size:?}\n{}", it.screen());
            let table = it.state.screen.table().unwrap();
            let columns = app::columns(&it.state);
            let context = app::cell_context(&it.state, &columns);
            for row in table.visible(20) {
                let row = table.cells(row, &context).unwrap();
                let own = app::columns_of_row(&columns, &row);
                let needed = |at: usize| app::cells(&row[own[at].index].text);
                let width = |at: usize| usize::from(own[at].area.width);
                for at in 1..own.len() {
                    if own[at].column.width.align == Align::Left {
                        let x = columns[at].area.x;
                        assert_eq!(own[at].area.x, x, "{keys} {size:?}\n{}", it.screen());
                        continue;
                    }
                    let is_cut = needed(at) > width(at) || needed(at - 1) > width(at - 1);
                    let fits = needed(at) + needed(at - 1) <= width(at) + width(at - 1);
                    assert!(!(is_cut && fits), "{keys} {size:?}\n{}", it.screen());
                }
            }
        }
    }
}

/// Scrolling to the end and back makes no column narrower or moves it to the left.
#[test]
fn columns_only_grow_while_scrolling() {
    let mut it = Driver::new(World::full(), Some("piet"), (120, 40));
    it.run_steps("3");
    let widths = |it: &Driver| it.state.screen.table().unwrap().content_widths().to_vec();
    let mut before = widths(&it);
    for keys in ["pgdn", "pgdn", "end", "home", "pgdn", "end", "home"] {
        it.press(keys);
        let now = widths(&it);
        assert!(before.iter().zip(&now).all(|(before, now)| before <= now), "{keys}");
        before = now;
    }
    // Nor does a filter, while it is typed and after that.
    for keys in ["/|\"tom", "down", "esc esc"] {
        it.run_steps(keys);
        assert!(before.iter().zip(&widths(&it)).all(|(before, now)| before <= now), "{keys}");
    }
}

/// Returns the headings of the list on a terminal of this width.
fn headings(it: &mut Driver, width: u16) -> Vec<&'static str> {
    it.send(Msg::Resized(Size { width, height: 40 }));
    app::columns(&it.state).iter().map(|column| column.column.head).collect()
}

#[test]
fn the_addresses_of_members_show_where_they_fit() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.run_steps("2 /|\"bakkerij|down enter right");
    // The days in full come first, and the pane has the address.
    assert!(!headings(&mut it, 120).contains(&"E-mail"), "{}", it.screen());
    it.see("17 jun 2026").see("E-mail       agnieszka");
    assert!(headings(&mut it, 200).contains(&"E-mail"), "{}", it.screen());
    assert!(!headings(&mut it, 60).contains(&"E-mail"), "{}", it.screen());
    assert!(headings(&mut it, 60).contains(&"Naam"));
}

/// A scroll bar has a blank before it if no cell needs that (R246).
#[test]
fn a_blank_stands_before_the_scroll_bar() {
    for (keys, word) in [("2 /|\"zuur|down enter right", "✗ geblokkeerd"), ("3", "✗ geblokkeerd")]
    {
        for width in [80, 100, 120, 160] {
            let mut it = Driver::new(World::full(), Some("piet"), (width, 24));
            it.run_steps(keys).see("┃");
            for _ in 0..12 {
                it.press("pgdn").miss(&format!("{word}┃"));
            }
        }
    }
}

/// All days of a column are in full, or all are in digits (R246).
#[test]
fn a_column_of_days_holds_one_kind() {
    let lists = [
        "2 /|\"bakkerij|down enter right",
        "2 /|\"bakkerij|down enter right right",
        "2 /|\"bakkerij|down enter right right f",
        "1",
        "1 right",
        "4",
        "3 /|\"jan j|down enter",
        "g e",
    ];
    for steps in lists {
        let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
        it.run_steps(steps);
        for width in 60..180 {
            it.send(Msg::Resized(Size { width, height: 24 }));
            let (state, columns) = (&it.state, app::columns(&it.state));
            let Some(table) = state.screen.table() else { continue };
            let context = app::cell_context(state, &columns);
            let rows = table.visible(app::Geometry::from_state(state).height());
            let cells: Vec<_> = rows.filter_map(|row| table.cells(row, &context)).collect();
            for column in columns.iter().filter(|column| column.column.width.is_day) {
                let days = cells.iter().map(|row| column.shown_text(&row[column.index]));
                let days = days.map(|day| day.trim_start_matches("! "));
                for day in days.filter(|day| day.contains(char::is_numeric)) {
                    let is_digits =
                        day.len() == 8 && day.chars().filter(|c| *c == '-').count() == 2;
                    let is_full = day.split(' ').next_back().is_some_and(|year| year.len() == 4);
                    let expected = if width < 110 { is_digits } else { is_full };
                    assert!(expected || day.contains(':'), "{steps} at {width}: {day}");
                }
            }
        }
    }
}

/// The number of organisations of a user matters more than their whole address (R246).
#[test]
fn the_list_of_users_says_how_many_organisations_from_80_columns() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.run_steps("3");
    for width in 80..220 {
        assert!(headings(&mut it, width).contains(&"Org."), "{width}\n{}", it.screen());
    }
    // The pane beside the list has room for the names of organisations.
    headings(&mut it, 160);
    it.see("E-mail       aaltje.aalders0@eigendomein.nl").see("Timmerfabriek Noord B.V.");
}

/// The columns on the screen: their indices and their widths.
fn columns_of(it: &Driver) -> Vec<(usize, u16)> {
    let columns = app::columns(&it.state);
    columns.iter().map(|column| (column.index, column.area.width)).collect()
}

/// R317: one long address shrinks its column, and does not take it away.
#[test]
fn a_long_address_shrinks_its_column() {
    for keys in ["2 enter right", "3"] {
        let mut world = World::small_world();
        let long = "maximiliaan-alexander.van.den.boogaardt";
        let (email, full_name) = (format!("{long}@eigendomein.nl"), Name::new("Max Boog").ok());
        let email = Email::new(&email).unwrap();
        world.sign_up(&SignUp::Register { email, full_name, env_name: None }).unwrap();
        let add = world.add("Bakkerij", &[long]);
        world.act("piet", &add).unwrap();
        for width in 120..=139 {
            let mut it = Driver::new(World::open(&world.path()), Some("piet"), (width, 40));
            it.run_steps(keys).see("Max Boog").see(" E-mail").see("  maximil");
            it.see("els@eigendomein.nl");
        }
    }
}

/// R316: the word for a new row takes free room, or that of the end of addresses.
#[test]
fn the_mark_of_new_rows_takes_no_cell_of_another_column() {
    for size in [(80, 24), (100, 30), (120, 40), (160, 50)] {
        let is_kept = |it: &Driver, before: &[(usize, u16)]| {
            let after = columns_of(it);
            let is_as_wide = |(before, after): (&(usize, u16), &(usize, u16))| {
                before.0 == after.0 && (before.1 <= after.1 || before.0 == 1)
            };
            let is_kept = before.len() == after.len();
            is_kept && before.iter().zip(&after).all(is_as_wide)
        };
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.run_steps("2 /|\"bakkerij|down enter right");
        let before = columns_of(&it);
        it.run_steps("+|\"ada verbeek|enter ctrl-s").see("Ada Verbeek · nieuw");
        assert_eq!(columns_of(&it), before, "{}", it.screen());
        let mut it = Driver::new(World::full(), Some("piet"), size);
        it.press("3");
        let before = columns_of(&it);
        let name = usize::from(it.state.screen.table().unwrap().content_widths()[0]);
        let address = format!("{:n>1$}@eigendomein.nl", "", name - "@eigendomein.nl".len());
        it.press("+").type_text(&address).press("enter").see("Activatiecode").wait(1);
        it.press("enter").see(&address);
        assert!(is_kept(&it, &before), "{before:?}\n{}", it.screen());
    }
}

/// R246: the pane beside the log is as narrow as it can be while a sentence is cut.
#[test]
fn a_pane_gives_way_to_a_cut_text() {
    let mut it = Driver::new(World::full(), Some("piet"), (160, 50));
    it.press("7");
    let at = app::Geometry::from_state(&it.state);
    assert_eq!(at.detail.width, 36, "{}", it.screen());
    it.see("Agnieszka Dijkstra accepteerde het verzoek van Bakkerij Eigendomein B.V.");
}

/// R246: at one width of a narrow screen all days have one form, whatever rows are shown.
#[test]
fn days_keep_their_form_at_80_columns() {
    let mut it = Driver::new(World::full(), Some("piet"), (80, 24));
    it.run_steps("2 /|\"bakhuis|down enter right").see("23-03-27").miss("23 mrt 2027");
    it.run_steps("/|\"berend|down").see("23-03-27").miss("23 mrt 2027");
}

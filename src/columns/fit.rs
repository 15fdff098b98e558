//! Divides the width of a list among its columns.

/// Cells between two columns.
const GAP: u16 = 2;
/// Cells between two columns of a list with room to spare.
const WIDE_GAP: u16 = 4;

/// The width to which the first column shrinks before columns that never leave are cut, in cells.
const MIN_FIRST_WIDTH: u16 = 16;

/// The edge at which the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Counts and days, so that digits stand below digits.
    Right,
}

/// The width of a column as its list declares it, in terminal cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Width {
    /// The width below which the column, or a column that leaves sooner, is left out.
    pub min: u16,
    /// The width above which it grows only after the other columns have what they need.
    pub max: u16,
    /// The order of leaving: the lowest leaves first, 0 never.
    pub goes: u8,
    /// The edge at which the cells stand.
    pub align: Align,
    /// True if the column is shown only while a row has a value in it.
    pub is_optional: bool,
    /// True if the cells are days.
    pub is_day: bool,
    /// True if a cut cell says enough, as a domain without its end does.
    pub may_be_cut: bool,
}

impl Width {
    /// The names that a list is about. They never leave, and are cut last.
    pub(super) const NAME: Self = Self::text(32, 60);

    /// E-mail addresses, beside a pane that shows them too.
    pub(super) const ADDRESS: Self = Self::text(32, 40);

    /// The least width to which addresses shrink without such a pane: a domain, with some of what
    /// stands before it.
    pub const MIN_ADDRESS: u16 = 20;

    /// Days. A day is never cut.
    pub(super) const DAY: Self = Self { is_day: true, ..Self::text(14, 14).right() };

    /// Words from a short list, usually of this width. Only words over twice as wide are cut.
    pub(super) const fn words(width: u16) -> Self {
        Self::text(2 * width, 2 * width)
    }

    /// Text of any length.
    pub(super) const fn text(min: u16, max: u16) -> Self {
        Self {
            min,
            max,
            goes: 0,
            align: Align::Left,
            is_optional: false,
            is_day: false,
            may_be_cut: false,
        }
    }

    /// Lets the column leave a narrow screen, those with a lower rank first.
    pub(super) const fn goes(self, rank: u8) -> Self {
        Self { goes: rank, ..self }
    }

    /// Shows the column only while a row has a value in it.
    pub(super) const fn if_any(self) -> Self {
        Self { is_optional: true, ..self }
    }

    /// The domain of an environment.
    pub(super) const fn domain(min: u16, max: u16) -> Self {
        Self { may_be_cut: true, ..Self::text(min, max) }
    }

    /// Aligns the cells on the right.
    pub(super) const fn right(self) -> Self {
        Self { align: Align::Right, ..self }
    }
}

/// A column as [`fit`] sees it: what its list declares, and the width of its widest cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demand {
    /// The declared width.
    pub width: Width,
    /// The width of its heading and of its widest cell, in terminal cells; 0 for a column that is
    /// not shown.
    pub content: u16,
}

impl Demand {
    /// The width with which it is worth showing.
    fn least(self) -> u16 {
        self.width.min.min(self.content)
    }

    /// Returns whether this width cuts a text that should be whole.
    pub const fn is_cut_to(self, width: u16) -> bool {
        let whole = if self.content < self.width.max { self.content } else { self.width.max };
        width < whole && !self.width.may_be_cut
    }
}

/// The cells that a column takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The index of the column.
    pub column: usize,
    /// The distance from the left edge.
    pub x: u16,
    /// The width.
    pub width: u16,
}

/// Places the columns of a list in `room` cells.
///
/// Columns leave, the lowest rank first, until each of the others has its minimum width, or less if
/// its content is narrower. Each then gets what its content needs. If that is too much, the first
/// keeps its width as long as it can and the widest of the others shrink; if it is too little, the
/// gaps grow a little and the right side stays empty.
pub fn fit(columns: &[Demand], room: u16) -> Vec<Place> {
    let shown = shown(columns, room);
    let count = u16::try_from(shown.len().saturating_sub(1)).unwrap_or(0);
    let gaps = count * GAP;
    let widths = divide(&shown, columns, room.saturating_sub(gaps));
    let used = widths.iter().sum::<u16>() + gaps;
    let spare = room.saturating_sub(used).checked_div(count).unwrap_or(0);
    let gap = GAP + spare.min(WIDE_GAP - GAP);
    let mut x: u16 = 0;
    let place = |(column, width): (usize, u16)| {
        let here = Place { column, x: x.min(room), width: width.min(room.saturating_sub(x)) };
        x += width + gap;
        here
    };
    let places = shown.into_iter().zip(widths).map(place);
    places.filter(|place| place.width > 0).collect()
}

/// Returns the width of a list that shows all its columns, none wider than is useful.
pub fn natural_width(columns: &[Demand]) -> u16 {
    let widths = columns.iter().map(|it| it.content.min(it.width.max)).filter(|width| *width > 0);
    let gaps = u16::try_from(widths.clone().count().saturating_sub(1)).unwrap_or(0);
    widths.fold(gaps * GAP, u16::saturating_add)
}

/// Returns the indices of the columns that are shown: those that never leave, and of the others,
/// from the last to leave to the first, each for which there is room.
fn shown(columns: &[Demand], room: u16) -> Vec<usize> {
    let columns = columns.iter().enumerate().filter(|(_, it)| it.content > 0);
    let mut order: Vec<(usize, &Demand)> = columns.collect();
    order.sort_by_key(|(at, it)| (it.width.goes > 0, std::cmp::Reverse(it.width.goes), *at));
    let mut used = 0;
    let is_shown = |(at, it): (usize, &Demand)| {
        let more = it.least() + if used > 0 { GAP } else { 0 };
        let stays = it.width.goes == 0 || used + more <= room;
        used += if stays { more } else { 0 };
        stays.then_some(at)
    };
    let mut shown: Vec<usize> = order.into_iter().filter_map(is_shown).collect();
    shown.sort_unstable();
    shown
}

/// Divides `room` among the shown columns.
fn divide(shown: &[usize], columns: &[Demand], room: u16) -> Vec<u16> {
    let demands: Vec<Demand> = shown.iter().filter_map(|at| columns.get(*at)).copied().collect();
    let mut rest = room;
    let mut widths: Vec<u16> = Vec::new();
    // A cut sign or day misleads, a cut name does not.
    let others = demands.iter().skip(1).map(|it| it.least()).fold(0, u16::saturating_add);
    let for_first = room.saturating_sub(others).max(MIN_FIRST_WIDTH);
    for (at, demand) in demands.iter().enumerate() {
        let most = if at == 0 { for_first } else { room };
        let width = demand.least().min(most).min(rest);
        rest -= width;
        widths.push(width);
    }
    let capped: Vec<u16> = demands.iter().map(|it| it.content.min(it.width.max)).collect();
    let content: Vec<u16> = demands.iter().map(|it| it.content).collect();
    for goal in [capped, content] {
        if let (Some(first), Some(goal)) = (widths.first_mut(), goal.first()) {
            let more = goal.saturating_sub(*first).min(rest);
            *first += more;
            rest -= more;
        }
        grow(&mut widths, &goal, &mut rest);
    }
    widths
}

/// Grows the narrowest column that has not reached its goal, cell by cell.
fn grow(widths: &mut [u16], goals: &[u16], rest: &mut u16) {
    while *rest > 0 {
        let below = widths.iter_mut().zip(goals).filter(|(width, goal)| **width < **goal);
        let Some((width, _)) = below.min_by_key(|(width, _)| **width) else { break };
        *width += 1;
        *rest -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A name, an address that leaves first, and a count.
    fn demands(name: u16, address: u16) -> [Demand; 3] {
        [
            Demand { width: Width { min: 20, ..Width::NAME }, content: name },
            Demand { width: Width::text(18, 40).goes(1), content: address },
            Demand { width: Width::words(5).right().goes(2), content: 5 },
        ]
    }

    /// Returns the columns as `index:x+width`.
    fn fitted(columns: &[Demand], room: u16) -> String {
        let places = fit(columns, room).into_iter();
        let texts = places.map(|it| format!("{}:{}+{}", it.column, it.x, it.width));
        texts.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn columns_leave_by_rank_and_share_what_is_left() {
        for (columns, room, expected) in [
            // Nothing fits: the name takes what there is.
            (&demands(30, 30)[..], 0, ""),
            (&demands(30, 30), 1, "0:0+1"),
            (&demands(30, 30), 19, "0:0+19"),
            (&demands(30, 30), 26, "0:0+26"),
            (&demands(30, 30), 27, "0:0+20 2:22+5"),
            // The name gets all that it needs before the address gets more.
            (&demands(30, 30), 46, "0:0+30 2:34+5"),
            (&demands(30, 30), 47, "0:0+20 1:22+18 2:42+5"),
            (&demands(30, 30), 57, "0:0+30 1:32+18 2:52+5"),
            (&demands(30, 30), 67, "0:0+30 1:32+28 2:62+5"),
            (&demands(30, 30), 68, "0:0+30 1:32+29 2:63+5"),
            (&demands(30, 30), 69, "0:0+30 1:32+30 2:64+5"),
            // Room to spare widens the gaps, up to four cells; the rest stays empty.
            (&demands(30, 30), 71, "0:0+30 1:33+30 2:66+5"),
            (&demands(30, 30), 220, "0:0+30 1:34+30 2:68+5"),
            // Narrow content needs less than the minimum.
            (&demands(8, 10), 27, "0:0+8 1:10+10 2:22+5"),
            // A wide address grows above its maximum only after all others have what they need.
            (&demands(60, 60), 109, "0:0+60 1:62+40 2:104+5"),
            (&demands(80, 60), 129, "0:0+80 1:82+40 2:124+5"),
            // One column, then no columns.
            (&demands(30, 30)[..1], 25, "0:0+25"),
            (&demands(30, 30)[..1], 40, "0:0+30"),
            (&[], 80, ""),
        ] {
            assert_eq!(fitted(columns, room), expected, "in {room}");
        }
    }

    #[test]
    fn a_column_comes_back_where_a_wider_one_left() {
        let [name, address, count] = demands(20, 18);
        let wide = Demand { width: Width { goes: 2, ..address.width }, ..address };
        let small = Demand { width: Width { goes: 1, ..count.width }, ..count };
        assert_eq!(fitted(&[name, wide, small], 30), "0:0+20 2:24+5");
    }

    #[test]
    fn no_cell_is_given_twice_or_outside() {
        for room in 0..220 {
            for (name, address) in [(0, 0), (5, 90), (20, 20), (90, 5), (200, 200)] {
                let places = fit(&demands(name, address), room);
                let ends = places.iter().map(|it| it.x + it.width);
                let starts = places.iter().skip(1).map(|it| it.x).chain([room + GAP]);
                let apart = ends.zip(starts).all(|(end, next)| end + GAP <= next);
                assert!(apart, "{places:?} in {room}");
            }
        }
    }
}

//! Compact storage: strings in one buffer, and lists of numbers in one vector.

/// Strings, concatenated in one buffer.
#[derive(Debug, Default)]
pub(crate) struct Strings {
    text: String,
    /// The end offset of each string.
    ends: Vec<u32>,
}

/// Converts an index to `u32`, which halves its memory; saturates.
pub(crate) fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Strings {
    pub(crate) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(to_u32(self.text.len()));
    }

    pub(crate) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns the string at an index; empty if there is none.
    pub(crate) fn get(&self, at: usize) -> &str {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let from = at.checked_sub(1).map_or(0, end);
        self.text.get(from..end(at)).unwrap_or_default()
    }

    /// Returns all strings, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.get(at))
    }

    pub(crate) fn shrink_to_fit(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

/// Lists of numbers, concatenated in one vector, so that adjacent lists are one slice. List `at` is
/// `get(at..at + 1)`.
#[derive(Debug, Default)]
pub(crate) struct PackedLists {
    /// The start of each list, then the end of the last list.
    starts: Vec<u32>,
    numbers: Vec<u32>,
}

impl PackedLists {
    /// Creates `count` lists from pairs of a list and a number; numbers of a list keep their order.
    pub(crate) fn from_pairs(count: usize, pairs: &[(u32, u32)]) -> Self {
        let mut starts = vec![0_u32; count + 2];
        for (list, _) in pairs {
            if let Some(size) = starts.get_mut(*list as usize + 2) {
                *size += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut numbers = vec![0; pairs.len()];
        for (list, number) in pairs {
            if let Some(next) = starts.get_mut(*list as usize + 1) {
                if let Some(place) = numbers.get_mut(*next as usize) {
                    *place = *number;
                }
                *next += 1;
            }
        }
        starts.pop();
        Self { starts, numbers }
    }

    /// Returns the numbers of a range of lists.
    pub(crate) fn get(&self, lists: std::ops::Range<usize>) -> &[u32] {
        let start = |at: usize| self.starts.get(at).map_or(0, |start| *start as usize);
        self.numbers.get(start(lists.start)..start(lists.end)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_lists_are_found_by_index() {
        let mut texts = Strings::default();
        for text in ["jan", "", "王"] {
            texts.push(text);
        }
        assert_eq!(texts.iter().collect::<Vec<_>>(), ["jan", "", "王"]);
        assert_eq!((texts.get(3), texts.len()), ("", 3));
        let lists = PackedLists::from_pairs(3, &[(2, 7), (0, 5), (2, 6), (0, 4)]);
        assert_eq!([0, 1, 2].map(|at| lists.get(at..at + 1)), [&[5, 4][..], &[], &[7, 6]]);
        assert_eq!(lists.get(0..3), [5, 4, 7, 6]);
        assert_eq!(PackedLists::from_pairs(0, &[]).get(0..0), [0; 0]);
    }
}

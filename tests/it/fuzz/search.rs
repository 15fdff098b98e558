//! Fuzz target: arbitrary search text, typed and erased character by character.

use std::{cell::RefCell, collections::BTreeSet};

use toegang::{
    domain::{EnvId, Findable, UserId, fold},
    search::{Hits, Index, MarkFinder, Scope, Search, SearchRequest, Tier, search},
};

/// People whose names have special search rules: name and address.
const PEOPLE: [(&str, &str); 12] = [
    ("Jan Jansen", "jan@eigendomein.nl"),
    ("Jan-Willem van der Berg", "jw.vdberg@x.nl"),
    ("Anna Visser", "anna@cijfermeesters.nl"),
    ("Fatma Yılmaz", "f.yilmaz@x.nl"),
    ("Bjørn Straße", "bjorn@x.nl"),
    ("Kuÿpers", "kuijpers@x.nl"),
    ("'t Hof", "hof@x.nl"),
    ("O’Brien", "obrien@x.nl"),
    ("王小明", "wang@x.nl"),
    ("ＡＢＣ Łódź", "abc@x.nl"),
    ("aan de van", "aan@de.van"),
    ("", "zonder.naam@x.nl"),
];

thread_local! {
    /// An index that caches earlier characters, and one that does not.
    static INDEXES: RefCell<[Index; 2]> = RefCell::new([create_index(), create_index()]);
}

fn create_index() -> Index {
    let folded: Vec<_> = PEOPLE.iter().map(|(name, email)| (fold(name), fold(email))).collect();
    let all = folded.iter().zip(0_i64..).map(|((name, email), at)| Findable {
        id: UserId(at + 1),
        env: EnvId(at % 3),
        active: at % 4 > 0,
        name,
        email,
    });
    Index::from_people(all)
}

fn find_hits(index: &mut Index, text: &str, (scope, tier): (Scope, Tier)) -> Hits {
    let first = BTreeSet::from([UserId(3)]);
    let asked = SearchRequest { scope, tier, text, take: 5, first: &first, wanted: &|| true };
    index.find(&asked).unwrap()
}

/// Caching never changes the matches, and the underlined ranges exist.
pub(crate) fn target(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut ends: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).take(12).collect();
    ends.push(text.len());
    let scopes = [Scope::All, Scope::Active, Scope::Environment(EnvId(1))];
    let scope = scopes[text.len() % scopes.len()];
    let literal = (scope, Tier::Literal);
    INDEXES.with_borrow_mut(|[known, new]| {
        let answers: Vec<Hits> = ends
            .iter()
            .map(|end| {
                let now = find_hits(known, &text[..*end], literal);
                new.clear_caches();
                assert_eq!(now, find_hits(new, &text[..*end], literal), "{:?}", &text[..*end]);
                assert!(now.best.len() == now.total.min(5) && now.total <= PEOPLE.len());
                now
            })
            .collect();
        for (end, answer) in ends.iter().zip(&answers).rev() {
            assert_eq!(find_hits(known, &text[..*end], literal), *answer, "{:?}", &text[..*end]);
        }
        let first = &BTreeSet::from([UserId(3)]);
        let it = Search { text: &text, take: 5, first, whole: true, wanted: &|| true };
        let [found] = search([(&mut *known, scope)], &it).unwrap();
        assert_eq!(answers.last().map(|last| last.total), Some(found.typed), "{text:?}");
        new.clear_caches();
        assert_eq!(search([(new, scope)], &it).unwrap(), [found], "{text:?}");
    });
    for (name, email) in PEOPLE {
        MarkFinder::new(&text).find(name, email);
        MarkFinder::new(name).find(&text, &text);
    }
}

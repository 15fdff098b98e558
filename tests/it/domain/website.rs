//! Websites as people write them.

use toegang::domain::{BadText, website};

#[test]
fn a_website_has_a_host_name_with_a_dot() {
    for good in [
        "naam.nl",
        "www.naam.nl",
        "https://naam.nl",
        "http://naam.nl:8080/a?b=c#d",
        "HTTPS://Naam.NL/Contact",
        "café.example",
        "bücher.de/über",
        "naam.nl/",
    ] {
        assert_eq!(website(good).as_deref(), Ok(good), "{good}");
    }
    for bad in [
        "notaurl",
        "naam.",
        ".nl",
        "naam..nl",
        "een naam.nl",
        "ftp://naam.nl",
        "https://",
        "a.b",
        "192.168.1.1",
        "-naam.nl",
        "naam.nl:poort",
        "jan@naam.nl",
        "https://naam.nl/een twee",
    ] {
        assert_eq!(website(bad), Err(BadText::InvalidWebsite), "{bad}");
    }
    assert_eq!(website(" "), Err(BadText::Empty));
}

//! E-mail domains that belong to nobody's company (R2): data, one a line.

use super::look;

const SHARED: &str = include_str!("../../assets/gedeelde-domeinen.txt");

/// Whether everybody with an address of this domain founds an environment of his own.
pub fn is_shared_domain(domain: &str) -> bool {
    SHARED.lines().any(|line| line == domain)
}

/// The shared domain for which this one can be taken, and which it is not.
pub fn shared_look_alike(domain: &str) -> Option<&'static str> {
    if domain.is_ascii() {
        return None;
    }
    let look = look(domain);
    SHARED.lines().find(|line| *line != domain && *line == look)
}

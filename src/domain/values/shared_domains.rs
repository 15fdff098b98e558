//! E-mail domains that belong to no single company, one per line of a data file.

use crate::domain::confusable_skeleton;

const SHARED: &str = include_str!("../../../assets/gedeelde-domeinen.txt");

/// Returns whether everybody with an address of this domain founds an environment of their own.
pub fn is_shared_domain(domain: &str) -> bool {
    SHARED.lines().any(|line| line == domain)
}

/// Returns the shared domain that this one is confusable with, if any.
pub fn shared_look_alike(domain: &str) -> Option<&'static str> {
    if domain.is_ascii() {
        return None;
    }
    let confusable_skeleton = confusable_skeleton(domain);
    SHARED.lines().find(|line| *line != domain && *line == confusable_skeleton)
}

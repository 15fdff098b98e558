//! E-mail domains that belong to nobody's company (R2): data, one a line.

const SHARED: &str = include_str!("../../assets/gedeelde-domeinen.txt");

/// Whether everybody with an address of this domain founds an environment of his own.
pub fn is_shared_domain(domain: &str) -> bool {
    SHARED.lines().any(|line| line == domain)
}

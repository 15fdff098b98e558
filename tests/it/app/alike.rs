//! A form with a name that looks like another one asks for confirmation.

use crate::support::Driver;

#[test]
fn the_second_enter_does_it_and_another_letter_asks_anew() {
    let mut it = Driver::of("piet");
    it.press("3 + t").type_text("x@gmail.com").press("tab").type_text("Els Bаkker").press("enter");
    it.see("Els Bаkker lijkt op Els Bakker (els@eigendomein.nl)").see("Toch doen");
    it.type_text("s").miss("lijkt op").miss("Toch doen");
    it.press("backspace enter").see("Toch doen").press("enter").miss("Toch doen");
    it.see("Els Bаkker").see("Activatiecode");
}

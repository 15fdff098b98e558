//! A form with a name that looks like another one asks for confirmation.

use crate::support::Driver;

#[test]
fn a_second_enter_confirms_a_confusable_name_until_it_changes() {
    let mut it = Driver::signed_in("piet");
    it.press("3 + shift-tab right tab")
        .type_text("x@gmail.com")
        .press("tab")
        .type_text("Els Bаkker")
        .press("enter");
    it.see("Els Bаkker lijkt op Els Bakker (els@eigendomein.nl)").see("Toch doen");
    it.type_text("s").miss("lijkt op").miss("Toch doen");
    it.press("backspace enter").see("Toch doen").press("enter").miss("Toch doen");
    it.see("Els Bаkker").see("Activatiecode");
}

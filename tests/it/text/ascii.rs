//! With `--ascii` all symbols of the program are replaced by ASCII.

use std::{fs, path::Path};

use syn::visit::Visit;
use toegang::text::ascii;

#[derive(Default)]
struct LiteralCollector(Vec<String>);

impl<'ast> Visit<'ast> for LiteralCollector {
    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        self.0.push(literal.value());
    }

    fn visit_lit_char(&mut self, literal: &'ast syn::LitChar) {
        self.0.push(literal.value().to_string());
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        // The parser does not look inside `format!` and similar macros, so split their tokens.
        for part in called.tokens.to_string().split('"').skip(1).step_by(2) {
            self.0.push(part.to_owned());
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !item.attrs.iter().any(|attr| attr.path().is_ident("cfg")) {
            syn::visit::visit_item_mod(self, item);
        }
    }
}

fn collect_literals(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect_literals(&path, found);
        } else if path.file_name().unwrap() != "ascii.rs" {
            let mut here = LiteralCollector::default();
            here.visit_file(&syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap());
            found.append(&mut here.0);
        }
    }
}

#[test]
fn every_symbol_of_our_texts_and_frames_has_an_ascii_replacement() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for folder in ["text", "ui", "app", "cli", "term"] {
        collect_literals(&source.join(folder), &mut found);
    }
    assert!(found.iter().filter(|text| !text.is_ascii()).count() > 100, "{}", found.len());
    // The program only reads the byte order mark from files and never prints it.
    found.retain(|text| !ascii(text).is_ascii() && text != "\u{feff}");
    assert!(found.is_empty(), "add these signs and words to src/text/ascii.rs: {found:#?}");
}

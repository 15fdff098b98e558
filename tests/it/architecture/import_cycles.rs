//! Checks that the files of `src` do not import each other in a circle.
//!
//! An import is a `use` or a path, resolved through re-exports to the file that defines the item.
//! Each `mod.rs` is left out, because it dispatches to files of its folder that import from it.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::Visit;

use super::{is_test_only, read_sources};

/// Circular imports that are allowed, with the reason. This list may only shrink.
const ALLOWED_CIRCULAR_IMPORTS: &[(&str, &str, &str)] = &[];

/// Segments of a path, from the root of the crate.
type Segments = Vec<String>;

/// The imports and other paths of one module.
#[derive(Default)]
struct Module {
    file: String,
    /// The `use` items: the name that each binds, and its path as written.
    uses: Vec<(String, Segments)>,
    /// Other paths of two or more segments, as written.
    paths: Vec<Segments>,
}

/// Reads the modules of one file, including the inline ones.
struct ModuleReader<'a> {
    file: &'a str,
    module_stack: Vec<Segments>,
    modules: BTreeMap<Segments, Module>,
}

impl ModuleReader<'_> {
    fn current_module(&mut self) -> &mut Module {
        let at = self.module_stack.last().unwrap().clone();
        let file = self.file.to_owned();
        self.modules.entry(at).or_insert_with(|| Module { file, ..Module::default() })
    }

    fn add_use_tree(&mut self, before: &[String], tree: &syn::UseTree) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.add_use_tree(&with(&path.ident), &path.tree),
            syn::UseTree::Group(group) => {
                group.items.iter().for_each(|it| self.add_use_tree(before, it));
            }
            syn::UseTree::Name(name) if name.ident == "self" => {
                let bound = before.last().unwrap().clone();
                self.current_module().uses.push((bound, before.to_vec()));
            }
            syn::UseTree::Name(name) => {
                self.current_module().uses.push((name.ident.to_string(), with(&name.ident)));
            }
            syn::UseTree::Rename(name) => {
                self.current_module().uses.push((name.rename.to_string(), with(&name.ident)));
            }
            syn::UseTree::Glob(_) => {
                self.current_module().uses.push(("*".to_owned(), before.to_vec()));
            }
        }
    }
}

impl<'ast> Visit<'ast> for ModuleReader<'_> {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if !is_test_only(&item.attrs) {
            self.add_use_tree(&[], &item.tree);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Segments = path.segments.iter().map(|it| it.ident.to_string()).collect();
        if names.len() > 1 {
            self.current_module().paths.push(names);
        }
        syn::visit::visit_path(self, path);
    }

    /// Macro arguments are only tokens, so every `a::b` in them counts as a path.
    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        let tokens = item.tokens.to_string().replace(" :: ", "::");
        let is_name = |ch: char| ch.is_alphanumeric() || ch == '_' || ch == ':';
        for word in tokens.split(|ch| !is_name(ch)) {
            let names: Segments = word.split("::").map(str::to_owned).collect();
            if names.len() > 1 {
                self.current_module().paths.push(names);
            }
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test_only(&item.attrs) && item.content.is_some() {
            let inner =
                [self.module_stack.last().unwrap().as_slice(), &[item.ident.to_string()]].concat();
            self.module_stack.push(inner);
            self.current_module();
            syn::visit::visit_item_mod(self, item);
            self.module_stack.pop();
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !is_test_only(&item.attrs) {
            syn::visit::visit_item_fn(self, item);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if !is_test_only(&item.attrs) {
            syn::visit::visit_item_impl(self, item);
        }
    }
}

struct ModuleGraph(BTreeMap<Segments, Module>);

impl ModuleGraph {
    fn new(files: &[(String, String)]) -> Self {
        let mut all = BTreeMap::new();
        for (file, text) in files {
            let mut name: Segments =
                file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
            name.retain(|part| !matches!(part.as_str(), "mod" | "lib"));
            let mut reader =
                ModuleReader { file, module_stack: vec![name], modules: BTreeMap::new() };
            reader.current_module();
            reader.visit_file(&syn::parse_file(text).unwrap());
            all.append(&mut reader.modules);
        }
        Self(all)
    }

    /// Resolves a path as written in the module `at` to a path from the root; `None` for another
    /// crate.
    fn resolve_path(&self, at: &[String], path: &[String], depth: usize) -> Option<Segments> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([at, rest].concat()),
            "super" => {
                let outer = at.split_last()?.1;
                match rest.first().map(String::as_str) {
                    Some("super") => self.resolve_path(outer, rest, depth),
                    _ => Some([outer, rest].concat()),
                }
            }
            _ if self.0.contains_key(&[at, std::slice::from_ref(first)].concat()) => {
                Some([at, path].concat())
            }
            _ if depth > 0 => {
                let (_, bound) = self.0.get(at)?.uses.iter().find(|(name, _)| name == first)?;
                let whole = [bound.as_slice(), rest].concat();
                (whole != path).then(|| self.resolve_path(at, &whole, depth - 1)).flatten()
            }
            _ => None,
        }
    }

    /// Returns the file that defines the item of a path from the root, through re-exports.
    fn find_file(&self, path: &[String], depth: usize) -> Option<&str> {
        let depth_of_module =
            (1..=path.len()).rev().find(|len| self.0.contains_key(&path[..*len]))?;
        let (at, rest) = path.split_at(depth_of_module);
        let module = &self.0[at];
        if let Some((first, after)) = rest.split_first()
            && depth > 0
            && let Some((_, bound)) = module.uses.iter().find(|(name, _)| name == first)
            && let Some(whole) = self.resolve_path(at, bound, 4)
        {
            return self.find_file(&[whole.as_slice(), after].concat(), depth - 1);
        }
        Some(&module.file)
    }

    /// Returns the pairs of importing and imported files, each with its paths as written.
    fn file_imports(&self) -> BTreeMap<(&str, &str), BTreeSet<String>> {
        let mut found: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        let plain = |file: &str| !file.ends_with("mod.rs") && file.contains('/');
        for (at, module) in self.0.iter().filter(|(_, module)| plain(&module.file)) {
            for path in module.uses.iter().map(|(_, path)| path).chain(&module.paths) {
                let whole = self.resolve_path(at, path, 4);
                let file = whole.as_deref().and_then(|whole| self.find_file(whole, 8));
                if let Some(file) = file.filter(|file| *file != module.file && plain(file)) {
                    found.entry((module.file.as_str(), file)).or_default().insert(path.join("::"));
                }
            }
        }
        found
    }
}

/// Returns the imports that are part of a circle.
fn find_circular_imports<'a>(
    imports: &BTreeSet<(&'a str, &'a str)>,
) -> BTreeSet<(&'a str, &'a str)> {
    let mut to: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, file) in imports {
        to.entry(from).or_default().push(file);
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> = to
        .keys()
        .map(|from| {
            let (mut seen, mut next) = (BTreeSet::new(), vec![*from]);
            while let Some(file) = next.pop() {
                let fresh = to.get(file).into_iter().flatten().filter(|it| seen.insert(**it));
                next.extend(fresh.copied().collect::<Vec<_>>());
            }
            (*from, seen)
        })
        .collect();
    let back = |from, file| reached.get(file).is_some_and(|files| files.contains(from));
    imports.iter().filter(|(from, file)| back(from, file)).copied().collect()
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let sources = read_sources();
    let graph = ModuleGraph::new(&sources);
    let imports = graph.file_imports();
    assert!(imports.len() > 1_000, "only {} imports found", imports.len());
    let all: BTreeSet<_> = imports.keys().copied().collect();
    let listed: BTreeSet<_> =
        ALLOWED_CIRCULAR_IMPORTS.iter().map(|(from, to, _)| (*from, *to)).collect();
    let on_circles = find_circular_imports(&all);
    let mended: Vec<_> = listed.difference(&on_circles).collect();
    assert!(mended.is_empty(), "no longer on a circle, remove from EXCEPTIONS: {mended:?}");
    let left = find_circular_imports(&all.difference(&listed).copied().collect());
    let show = |edge: &(&str, &str)| format!("{} -> {}: {:?}", edge.0, edge.1, imports[edge]);
    let lines: Vec<_> = left.iter().map(show).collect();
    assert!(lines.is_empty(), "{} imports on circles\n{}", lines.len(), lines.join("\n"));
}

#[test]
fn a_circle_is_found_through_re_exports_macros_and_local_names() {
    let found = |one: &str, other: &str| {
        let files = [
            ("a/mod.rs", "mod one; mod other; pub use one::One; pub use other::Other as Renamed;"),
            ("a/one.rs", one),
            ("a/other.rs", other),
        ];
        let files = files.map(|(name, text)| (name.to_owned(), text.to_owned()));
        let graph = ModuleGraph::new(&files);
        let imports: BTreeSet<_> = graph.file_imports().keys().copied().collect();
        find_circular_imports(&imports).len()
    };
    let one = "use crate::a::Renamed; struct One(Renamed);";
    for other in [
        "use super::One; struct Other(One);",
        "struct Other(crate::a::one::One);",
        "use crate::a; struct Other(a::One);",
        "use super::one::{self}; fn other() { one::new() }",
        "fn other() { say!(\"{}\", crate::a::One::new()); }",
        "mod inner { use super::super::One; }",
    ] {
        assert_eq!(found(one, other), 2, "{other}");
    }
    for other in [
        "#[cfg(test)] mod tests { use super::super::One; }",
        "#[cfg(test)] use super::One;",
        "use std::one::One;",
        "struct Other;",
    ] {
        assert_eq!(found(one, other), 0, "{other}");
    }
}

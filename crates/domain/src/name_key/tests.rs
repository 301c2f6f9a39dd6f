use super::{Token, finds, name_key, search_key, sought, tokens};
use std::collections::BTreeSet;

/// Invented people's names, as many Moroccans spell theirs: `LATIN|ARABIC|OTHER SPELLINGS`. A hyphen stands for a
/// space within a spelling.
const NAMES: &str = include_str!("names.txt");

struct Name {
    latin: &'static str,
    arabic: &'static str,
    spellings: Vec<String>,
}

fn names() -> Vec<Name> {
    let name = |line: &'static str| {
        let mut parts = line.split('|');
        let mut part = || parts.next().expect("three parts");
        let (latin, arabic, others) = (part(), part(), part());
        Name { latin, arabic, spellings: others.split_whitespace().map(|text| text.replace('-', " ")).collect() }
    };
    NAMES.lines().map(name).collect()
}

fn found(query: &str, name: &str) -> bool {
    finds(&sought(query), &search_key(&[name]))
}

/// Hundredths, rounded down.
fn percent(part: usize, whole: usize) -> usize {
    part * 100 / whole
}

#[test]
fn a_name_is_found_in_each_of_its_spellings() {
    let mut missed = Vec::new();
    let mut asked = 0;
    for name in names() {
        for spelling in &name.spellings {
            asked += 1;
            if !found(spelling, name.latin) {
                missed.push(format!("{spelling} → {} ({:?} / {:?})", name.latin, tokens(spelling), tokens(name.latin)));
            }
        }
    }
    assert!(percent(asked - missed.len(), asked) >= 97, "{} of {asked} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn a_name_in_one_script_is_found_by_the_other() {
    let mut missed = Vec::new();
    let all = names();
    for name in &all {
        for (query, kept) in [(name.latin, name.arabic), (name.arabic, name.latin)] {
            if !found(query, kept) {
                missed.push(format!("{query} → {kept} ({:?} / {:?})", tokens(query), tokens(kept)));
            }
        }
    }
    let asked = all.len() * 2;
    assert!(percent(asked - missed.len(), asked) >= 95, "{} of {asked} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn nine_of_ten_found_names_are_the_one_sought() {
    let all = names();
    let (mut right, mut wrong) = (0, Vec::new());
    for sought in &all {
        for kept in &all {
            if found(sought.latin, kept.latin) {
                if sought.latin == kept.latin {
                    right += 1;
                } else {
                    wrong.push(format!("{} → {}", sought.latin, kept.latin));
                }
            }
        }
    }
    assert_eq!(right, all.len());
    assert!(percent(right, right + wrong.len()) >= 90, "{} of {}: {}", wrong.len(), right, wrong.join(", "));
}

#[test]
fn the_list_is_long_enough_to_measure_with() {
    let latin: BTreeSet<_> = names().iter().map(|name| name.latin).collect();
    assert!(latin.len() >= 300, "{}", latin.len());
}

#[test]
fn the_parts_of_a_name_may_come_in_any_order() {
    assert_eq!(name_key("El Idrissi Mohammed"), name_key("MOHAMED IDRISSI"));
    assert!(found("محمد علوي", "ALAOUI MOHAMED"));
    assert!(found("alaoui", "ALAOUI MOHAMED"));
    assert!(!found("alaoui karim", "ALAOUI MOHAMED"));
}

#[test]
fn arabic_marks_and_forms_of_letters_do_not_count() {
    for spelling in ["أحمد", "احمد", "أَحْمَد", "أحــمد", "احمد"] {
        assert_eq!(name_key(spelling), name_key("أحمد"), "{spelling}");
    }
    for (one, other) in [("فاطمة", "فاطمه"), ("ليلى", "ليلا"), ("زكرياء", "زكريا"), ("عبدالله", "عبد الله")]
    {
        assert_eq!(name_key(one), name_key(other), "{one}");
    }
}

#[test]
fn names_that_are_not_the_same_stay_apart() {
    for (one, other) in [
        ("SAMIR", "SAMIRA"),
        ("AMIR", "OMAR"),
        ("AHMED", "HAMID"),
        ("ALI", "ALAOUI"),
        ("HASSAN", "HOUSSAINI"),
        ("BENALI", "ALI"),
        ("IMANE", "AMINE"),
        ("ILHAM", "HAMMOU"),
        ("KHALID", "HALID"),
    ] {
        assert_ne!(name_key(one), name_key(other), "{one} {other}");
    }
}

#[test]
fn a_text_without_letters_has_no_key_and_finds_nobody() {
    for text in ["", "  ", "--", "…", "\u{64e}"] {
        assert_eq!(name_key(text), "");
        assert!(!finds(&sought(text), &search_key(&["ALAOUI"])));
    }
    assert_eq!(tokens("؟ !"), Vec::<Token>::new());
}

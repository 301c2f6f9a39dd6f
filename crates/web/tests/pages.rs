//! Every page, filled, in both languages: complete, well directed, and free of what the security policy forbids.
//!
//! The pages are left in the build's folder (`pages/<lang>/<name>.html`), where eyes and axe can look at them.

use std::path::Path;
use tasrih_domain::Lang;
use tasrih_web::samples;

fn each(mut check: impl FnMut(Lang, &samples::Sample)) {
    for lang in Lang::PAGES {
        for sample in samples::all(lang) {
            check(lang, &sample);
        }
    }
}

#[test]
fn every_page_speaks_both_languages_in_their_direction() {
    each(|lang, sample| {
        let html = &sample.html;
        let name = format!("{lang} {}", sample.name);
        let shown = html.split('⟦').nth(1).map(|rest| rest.chars().take(60).collect::<String>());
        assert!(!html.contains('⟦'), "{name}: {shown:?} is missing");
        let head = format!("<html lang=\"{}\" dir=\"{}\">", lang.code(), lang.direction());
        assert!(html.contains(&head), "{name} has another language");
        assert!(html.contains("<main id=\"main\"") && html.contains("<h1"), "{name} has no heading");
        assert_eq!(html.matches("<h1").count(), 1, "{name} has several main headings");
        keep(lang, sample);
    });
    assert_eq!(tasrih_i18n::faults(), Vec::<String>::new());
}

#[test]
fn no_page_needs_what_the_security_policy_forbids() {
    each(|lang, sample| {
        let html = &sample.html;
        for forbidden in ["<style", "style=\"", " onclick", " onchange", " onsubmit", "javascript:", "/assets/missing"]
        {
            assert!(!html.contains(forbidden), "{lang} {} holds {forbidden}", sample.name);
        }
        for script in html.split("<script").skip(1) {
            assert!(script.starts_with(" type=\"module\" src=\"/assets/"), "{lang} {}: inline script", sample.name);
        }
    });
}

#[test]
fn no_id_stands_twice_and_every_summary_link_leads_to_a_field() {
    each(|lang, sample| {
        let mut seen = std::collections::BTreeSet::new();
        for id in sample.html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(seen.insert(id), "{lang} {}: {id} stands twice", sample.name);
        }
        for target in sample.html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(seen.contains(target), "{lang} {}: nothing has the id {target}", sample.name);
        }
    });
}

#[test]
fn the_switch_leads_to_the_same_page_in_the_other_language() {
    each(|lang, sample| {
        let other = if lang == Lang::Fr { "ar" } else { "fr" };
        let switch = sample.html.split("class=\"lang-switch\"").nth(1).and_then(|rest| rest.split('>').next());
        let switch = switch.unwrap_or_default();
        assert!(switch.contains(&format!("href=\"/{other}/")), "{lang} {}: {switch}", sample.name);
    });
}

/// The address of another host or of a file never stands in a page.
#[test]
fn pages_ask_nothing_of_other_hosts() {
    each(|lang, sample| {
        for address in ["src=\"http", "href=\"http", "url(http"] {
            assert!(!sample.html.contains(address), "{lang} {}", sample.name);
        }
    });
}

/// What a person reads on each page, in both languages: one small file a page, read in every change that touches it.
#[test]
fn each_page_says_what_its_snapshot_says() {
    let mut times = std::collections::BTreeMap::new();
    each(|lang, sample| {
        // Two samples may share a name: the same page in another state.
        let time = times.entry((lang, sample.name)).and_modify(|time| *time += 1).or_insert(1);
        let nth = if *time == 1 { String::new() } else { format!("-{time}") };
        insta::assert_snapshot!(format!("{lang}_{}{nth}", sample.name), words_of(&sample.html));
    });
}

/// The words of the main part, a line for each element that holds some.
fn words_of(html: &str) -> String {
    let main = html.split("<main").nth(1).and_then(|rest| rest.split_once('>')).map_or("", |(_, main)| main);
    let main = main.split("</main>").next().unwrap_or_default();
    let (mut words, mut is_tag) = (String::new(), false);
    for c in main.chars() {
        match c {
            '<' => {
                is_tag = true;
                words.push('\n');
            }
            '>' => is_tag = false,
            c if !is_tag => words.push(c),
            _ => {}
        }
    }
    words.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn keep(lang: Lang, sample: &samples::Sample) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages").join(lang.code());
    std::fs::create_dir_all(&folder).expect("the build's folder can be written");
    std::fs::write(folder.join(format!("{}.html", sample.name)), &sample.html).expect("a page can be written there");
}

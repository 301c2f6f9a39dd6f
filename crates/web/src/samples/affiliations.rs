//! A new employer's request.

use super::{Sample, fault, frame};
use crate::Frame;
use crate::pages::affiliations::{
    AffiliationPage, BeginPage, DocumentsPage, ItemView, PaperView, ReturnPage, StepPage, StepView,
};
use tasrih_domain::Lang;
use tasrih_domain::affiliation::{Item, Paper, State, Step};
use tasrih_domain::id::DocumentId;
use tasrih_i18n::Text;
use time::macros::datetime;
use uuid::Uuid;

/// The pages of this room.
pub fn add(lang: Lang, samples: &mut Vec<Sample>) {
    let begin = BeginPage { frame: visitor(lang, "/affiliation"), faults: Vec::new() };
    super::add(samples, "affiliation-begin", &begin);
    let frame = visitor(lang, "/affiliation/return");
    let (number, card) = ("AFF-2026-K7M2PQ4T".to_owned(), "AB123456".to_owned());
    let faults = vec![fault("number", Text::of("fault-affiliation-return"))];
    super::add(samples, "affiliation-return", &ReturnPage { frame, number, card, faults });
    for step in Step::ALL.iter().copied() {
        let page = |faults| StepPage {
            frame: visitor(lang, "/affiliation/abc/steps/company"),
            token: "abc".to_owned(),
            step,
            items: items(step),
            faults,
        };
        super::add(samples, name_of(step), &page(Vec::new()));
        if step == Step::Company {
            let faults = vec![fault("ice", Text::of("fault-affiliation-ice"))];
            super::add(samples, "affiliation-company-faults", &page(faults));
        }
    }
    let documents = DocumentsPage {
        frame: visitor(lang, "/affiliation/abc/documents"),
        token: "abc".to_owned(),
        papers: papers(),
        mebibytes: 10,
        faults: vec![fault("rib", Text::of("refused-document-unknown"))],
    };
    super::add(samples, "affiliation-documents", &documents);
    for (name, state, is_whole) in [
        ("affiliation-draft", State::Draft, true),
        ("affiliation-unfinished", State::Draft, false),
        ("affiliation-submitted", State::Submitted, true),
        ("affiliation-asked", State::NeedsInformation, true),
        ("affiliation-accepted", State::Accepted, true),
        ("affiliation-refused", State::Refused, true),
    ] {
        super::add(samples, name, &one(lang, state, is_whole));
    }
}

const fn name_of(step: Step) -> &'static str {
    match step {
        Step::Company => "affiliation-company",
        Step::Activity => "affiliation-activity",
        Step::Manager => "affiliation-manager",
    }
}

fn items(step: Step) -> Vec<ItemView> {
    let value = |item| match item {
        Item::Name => "ATELIER NOUVEAU SARL",
        Item::LegalForm => "sarl",
        Item::FirstHire => "2026-11-02",
        Item::City => "Fès",
        Item::Contact => "contact@atelier.example",
        _ => "",
    };
    step.items().iter().map(|item| ItemView { item: *item, value: value(*item).to_owned() }).collect()
}

fn papers() -> Vec<PaperView> {
    let file = |paper| (paper == Paper::Statutes).then(|| (DocumentId(Uuid::from_u128(1)), "statuts.pdf".to_owned()));
    Paper::ALL.iter().map(|paper| PaperView { paper: *paper, file: file(*paper) }).collect()
}

fn one(lang: Lang, state: State, is_whole: bool) -> AffiliationPage {
    let step = |step: &Step| StepView { step: *step, is_finished: is_whole, items: items(*step) };
    let words = if lang == Lang::Ar {
        "الصفحة الثانية من القانون الأساسي غير مقروءة."
    } else {
        "La page 2 des statuts est illisible."
    };
    AffiliationPage {
        frame: visitor(lang, "/affiliation/abc"),
        token: "abc".to_owned(),
        number: "AFF-2026-7K2M9".to_owned(),
        state,
        remark: words.to_owned(),
        steps: Step::ALL.iter().map(step).collect(),
        papers: papers(),
        is_whole,
        updated_at: datetime!(2026-11-08 13:05 UTC),
    }
}

/// Nobody has signed in yet.
fn visitor(lang: Lang, path: &str) -> Frame {
    Frame { person: None, ..frame(lang, path) }
}

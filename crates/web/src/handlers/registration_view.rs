//! From what the use cases of registration return to what its pages show.

use crate::pages::FormFault;
use crate::pages::registrations::{
    AnswerView, BatchLink, DocumentView, FieldView, HappeningView, KnownView, ListCellView, ListRowView, RequestRow,
    message,
};
use std::collections::BTreeMap;
use tasrih_app::registrations::{Known, RowView, Why};
use tasrih_domain::document::{Document, DocumentFormat};
use tasrih_domain::finding::Arg;
use tasrih_domain::registration::form::{day, sex};
use tasrih_domain::registration::{Batch, Checked, Fault, Happening, Item, Nationality, Request, Typed};
use tasrih_domain::{Column, InsuredNumber, Lang, Severity, translit};
use tasrih_i18n::{Text, render};

pub fn request(request: &Request, lang: Lang) -> RequestRow {
    RequestRow {
        id: request.id,
        name: request.typed.name(lang == Lang::Ar),
        number: request.number.map(|number| number.to_string()),
        insured: request.insured.map(|insured| insured.to_string()),
        state: request.state,
        at: request.sent_at.unwrap_or(request.created_at),
    }
}

pub fn batch_link(batch: &Batch) -> BatchLink {
    BatchLink { id: batch.id, file_name: batch.file_name.clone(), at: batch.created_at }
}

/// The name proposed for an empty item from the same name in the other script.
pub fn proposal(typed: &Typed, item: Item) -> Option<String> {
    if !typed.get(item).is_empty() {
        return None;
    }
    let spelled = match item {
        Item::Surname => translit::to_latin(typed.get(Item::SurnameArabic)),
        Item::GivenName => translit::to_latin(typed.get(Item::GivenNameArabic)),
        Item::SurnameArabic => translit::to_arabic(typed.get(Item::Surname)),
        Item::GivenNameArabic => translit::to_arabic(typed.get(Item::GivenName)),
        _ => return None,
    };
    (!spelled.is_empty()).then_some(spelled)
}

/// Every name that can be proposed.
pub fn proposals(typed: &Typed) -> Vec<(Item, String)> {
    Item::ALL.iter().filter_map(|item| Some((*item, proposal(typed, *item)?))).collect()
}

fn of_item(faults: &[Fault], item: Item) -> Vec<(Severity, Text)> {
    faults.iter().filter(|fault| fault.item == item).map(|fault| (fault.kind.severity(), message(fault))).collect()
}

/// The value of a select is a code; a word of a file becomes one.
fn as_code(item: Item, text: &str) -> String {
    match item {
        Item::Sex => sex(text).map_or_else(|| text.to_owned(), |one| one.code().to_owned()),
        Item::Nationality => Nationality::understand(text).map_or_else(|| text.to_owned(), |one| one.code().to_owned()),
        _ => text.to_owned(),
    }
}

/// The fields of step 1.
pub fn fields(typed: &Typed, faults: &[Fault]) -> BTreeMap<Item, FieldView> {
    let field = |item: &Item| FieldView {
        item: *item,
        value: as_code(*item, typed.get(*item)),
        faults: of_item(faults, *item),
        proposal: proposal(typed, *item),
    };
    Item::ALL.iter().map(|item| (*item, field(item))).collect()
}

/// What is blocking, on top of the page.
pub fn summary(checked: &Checked, lang: Lang) -> Vec<FormFault> {
    let fault = |fault: &Fault| FormFault {
        anchor: format!("f-{}", fault.item.code()),
        text: Text::of("fault-registration-item")
            .with("item", Arg::Text(render(lang, &Text::coded("item-", fault.item.code()))))
            .with("message", Arg::Text(render(lang, &message(fault)))),
    };
    checked.blocking().map(fault).collect()
}

/// What was typed, read back as it is understood.
pub fn answers(typed: &Typed, checked: &Checked) -> Vec<AnswerView> {
    let answer = |item: &Item| {
        let text = typed.get(*item);
        let faults = of_item(&checked.faults, *item);
        (!text.is_empty() || !faults.is_empty()).then(|| AnswerView {
            item: *item,
            value: understood(*item, text, checked),
            faults,
        })
    };
    Item::ALL.iter().filter_map(answer).collect()
}

fn understood(item: Item, text: &str, checked: &Checked) -> Text {
    let plain = |text: &str| Text::of("registration-value").with("value", Arg::Text(text.to_owned()));
    let applicant = checked.applicant.as_ref();
    match (item, applicant) {
        (Item::BirthDate | Item::HireDate, _) => match day(text) {
            Some(day) => Text::of("registration-value").with("value", Arg::Date(day)),
            None => plain(text),
        },
        (Item::Sex, Some(one)) => Text::coded("sex-", one.sex.code()),
        (Item::Nationality, Some(one)) => Text::coded("nationality-", one.nationality.code()),
        (Item::Surname, Some(one)) => plain(&one.surname),
        (Item::GivenName, Some(one)) => plain(&one.given_name),
        (Item::SurnameArabic, Some(one)) => plain(&one.surname_ar),
        (Item::GivenNameArabic, Some(one)) => plain(&one.given_name_ar),
        (Item::Cin, Some(one)) => plain(one.cin.as_deref().unwrap_or(text)),
        (Item::Passport, Some(one)) => plain(one.passport.as_deref().unwrap_or(text)),
        (Item::ResidenceCard, Some(one)) => plain(one.residence_card.as_deref().unwrap_or(text)),
        (Item::Phone, Some(one)) => plain(one.phone.as_ref().map_or(text, |address| address.text())),
        (Item::Email, Some(one)) => plain(one.email.as_ref().map_or(text, |address| address.text())),
        _ => plain(text),
    }
}

/// All but the last two digits hidden: enough for who knows the person, nothing for who does not.
fn masked(insured: InsuredNumber) -> String {
    format!("•••••••{:02}", insured.value() % 100)
}

pub fn known(known: &Known) -> KnownView {
    KnownView {
        person: known.person,
        masked: masked(known.insured),
        why: known.why.code(),
        is_proven: known.why == Why::SamePaper,
        is_here: known.is_here,
    }
}

pub fn document(document: &Document) -> DocumentView {
    DocumentView {
        id: document.id,
        name: document.name.clone(),
        kind: match document.format {
            DocumentFormat::Pdf => "PDF",
            DocumentFormat::Jpeg => "JPEG",
            DocumentFormat::Png => "PNG",
        },
        kibibytes: document.size_bytes.div_ceil(1024),
    }
}

pub fn happening(happening: &Happening) -> HappeningView {
    HappeningView { at: happening.at, event: happening.event, side: happening.side, words: happening.words.clone() }
}

/// A row of a list with the cells that have something to say.
pub fn list_row(view: &RowView, columns: &BTreeMap<Item, Column>, lang: Lang) -> ListRowView {
    let typed = &view.row.typed;
    let cell = |item: &Item| {
        let faults = of_item(&view.faults, *item);
        let has_more = faults.iter().any(|(severity, _)| *severity != Severity::Notice);
        has_more.then(|| ListCellView {
            item: *item,
            column: columns.get(item).copied(),
            value: typed.get(*item).to_owned(),
            faults,
        })
    };
    ListRowView {
        row: view.row.row,
        name: typed.name(lang == Lang::Ar),
        standing: view.row.standing,
        same_as: view.row.same_as,
        cells: Item::ALL.iter().filter_map(cell).collect(),
        request: view.row.request,
    }
}

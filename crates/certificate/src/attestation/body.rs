//! The sentences: what is attested, for what use, until when.

use super::{AttestationContent, Statement};
use tasrih_domain::declaration::local_date;
use tasrih_domain::finding::Arg;
use tasrih_domain::{Lang, Month};
use tasrih_i18n::{Text, format, render};

/// The paragraphs in that language.
pub fn paragraphs(content: &AttestationContent, lang: Lang) -> [String; 2] {
    [render(lang, &statement(content, lang)), render(lang, &closing(content))]
}

fn month_of(month: Month, lang: Lang) -> Arg {
    Arg::Text(format::month_of(month, lang))
}

fn month(month: Month, lang: Lang) -> Arg {
    Arg::Text(format::month(month, lang))
}

fn statement(content: &AttestationContent, lang: Lang) -> Text {
    let affiliate = content.employer.as_ref().map(|employer| employer.affiliate.to_string()).unwrap_or_default();
    let insured = content.person.as_ref().map(|person| person.insured.to_string()).unwrap_or_default();
    let gross = content.gross().unwrap_or_default();
    match &content.statement {
        Statement::Standing { judged_on, through, is_under_plan, .. } => {
            let key = match (is_under_plan, through) {
                (true, _) => "attest-says-plan",
                (false, Some(_)) => "attest-says-standing",
                (false, None) => "attest-says-standing-new",
            };
            let through = through.unwrap_or_else(|| Month::of(*judged_on).previous());
            Text::of(key)
                .with("affiliate", Arg::Text(affiliate))
                .with("month", month_of(through, lang))
                .with("date", Arg::Date(*judged_on))
        }
        Statement::Affiliation { since, latest } => {
            let key = if latest.is_some() { "attest-says-affiliation" } else { "attest-says-affiliation-new" };
            let (latest, employees) = latest.unwrap_or((*since, 0));
            Text::of(key)
                .with("affiliate", Arg::Text(affiliate))
                .with("since", month_of(*since, lang))
                .with("month", month(latest, lang))
                .with("employees", Arg::Count(i64::from(employees)))
        }
        Statement::Wages(months) => with_period(Text::of("attest-says-wages"), content, lang)
            .with("affiliate", Arg::Text(affiliate))
            .with("months", Arg::Count(i64::try_from(months.len()).unwrap_or(i64::MAX))),
        Statement::Payroll(months) => with_period(Text::of("attest-says-payroll"), content, lang)
            .with("affiliate", Arg::Text(affiliate))
            .with("gross", Arg::Money(gross))
            .with("employees", Arg::Count(months.last().map_or(0, |one| i64::from(one.employees)))),
        Statement::OwnWages { months, .. } => {
            let days = months.iter().map(|one| i64::from(one.days)).sum();
            with_period(Text::of("attest-says-own-wages"), content, lang)
                .with("insured", Arg::Text(insured))
                .with("gross", Arg::Money(gross))
                .with("days", Arg::Count(days))
        }
        Statement::Registration { since, stays } => {
            let key = if stays.is_empty() { "attest-says-registration-alone" } else { "attest-says-registration" };
            Text::of(key).with("insured", Arg::Text(insured)).with("date", Arg::Date(*since))
        }
    }
}

fn with_period(text: Text, content: &AttestationContent, lang: Lang) -> Text {
    let issued = Month::of(local_date(content.issued_at));
    let (from, to) = content.period().unwrap_or((issued, issued));
    text.with("from", month_of(from, lang)).with("to", month(to, lang)).with("to_of", month_of(to, lang))
}

fn closing(content: &AttestationContent) -> Text {
    let key = match content.statement {
        Statement::Standing { .. } => "attest-closing-standing",
        _ => "attest-closing",
    };
    // Asks for an attestation of regular standing less than a year old, judged when it is produced. Source: C.
    let decree = Arg::Text("2-22-431".to_owned());
    Text::of(key).with("until", Arg::Date(content.valid_until)).with("decree", decree)
}

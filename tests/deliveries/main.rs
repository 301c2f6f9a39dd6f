//! Many files dropped at once: each goes to its company, and what is clean is filed together, once.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by its panic")]

mod bounds;
mod filing;
mod sorting;

use std::io::Write;
use tasrih_app::Spool;
use tasrih_app::deliveries::{DeliveryFilter, DeliveryView, DropOutcome};
use tasrih_domain::access::Power;
use tasrih_domain::id::DeliveryId;
use tasrih_domain::{Lang, Month};
use tasrih_i18n::{Text, render_plain};
use tasrih_testkit::{Payroll, SiteBuilder, TestSite};

const MARCH: Month = Month::at(2026, 3);
const APRIL: Month = Month::at(2026, 4);

/// What a declaring mandate gives.
const DECLARE: &[Power] = &[Power::Read, Power::Prepare, Power::Submit];

/// An accountant with two clients, and a company that is not theirs.
fn with_clients(site: SiteBuilder) -> SiteBuilder {
    site.today("2026-04-05")
        .employer("Conserverie")
        .officer("Salma")
        .accountant_with("Driss", DECLARE)
        .employer("Tissage")
        .accountant_with("Driss", DECLARE)
        .employer("Minoterie")
        .officer("Nadia")
}

/// A payroll that names its company in a column.
fn named(site: &TestSite, company: &str, payroll: &Payroll) -> Vec<u8> {
    let number = site.employer(company).affiliate;
    let mut text = "N° CNSS;Nom;Prénom;CIN;Jours déclarés;Salaire brut;Situation;N° affilié\r\n".to_owned();
    for row in &payroll.rows {
        text.push_str(&[row.texts().join(";").as_str(), ";", &number.to_string(), "\r\n"].concat());
    }
    text.into_bytes()
}

fn zipped(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

async fn dropped(site: &TestSite, files: &[(&str, Vec<u8>)]) -> DeliveryId {
    match outcome(site, files).await {
        DropOutcome::Kept(id) => id,
        DropOutcome::Refused(text) => panic!("{}", text.key()),
    }
}

async fn outcome(site: &TestSite, files: &[(&str, Vec<u8>)]) -> DropOutcome {
    let spools = files.iter().map(|(name, bytes)| ((*name).to_owned(), Spool::of(bytes).unwrap())).collect();
    let outcome = site.app.receive_delivery(site.actor("Driss"), MARCH, spools).await.unwrap();
    site.run_queue().await;
    outcome
}

async fn seen(site: &TestSite, id: DeliveryId) -> DeliveryView {
    site.app.delivery(site.actor("Driss"), id, (DeliveryFilter::All, 0)).await.unwrap()
}

/// Each file in short, in their order: name, company and month, state or reason. All reasons have words.
async fn shown(site: &TestSite, id: DeliveryId) -> Vec<String> {
    let mut files = seen(site, id).await.files;
    files.sort_by_key(|file| file.file.row);
    let one = |file: &tasrih_app::deliveries::FileView| {
        let reason = file.file.reason.clone().map(|(key, args)| {
            for lang in [Lang::Fr, Lang::Ar] {
                let said = render_plain(lang, &Text::new(key.clone(), args.clone()));
                assert!(!said.contains('⟦'), "{key}: {said}");
            }
            key
        });
        let became = file
            .verdict
            .as_ref()
            .map(|one| format!("{} {} {}", one.employer.name, one.declaration.month, one.declaration.state.code()));
        format!("{}: {}", file.file.name, became.or(reason).unwrap_or_else(|| file.file.state.code().to_owned()))
    };
    files.iter().map(one).collect()
}

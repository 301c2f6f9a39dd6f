//! Which company a file goes to.

use crate::{APRIL, MARCH, dropped, named, seen, shown, with_clients, zipped};
use tasrih_app::AppError;
use tasrih_app::declarations::Changes;
use tasrih_domain::declaration::Amendment;
use tasrih_domain::{Field, Money};
use tasrih_testkit::{Payroll, SiteBuilder, on_both_engines};

on_both_engines!(
    each_file_becomes_a_declaration_of_the_company_that_it_names,
    a_zip_is_as_good_as_its_files,
    a_file_that_names_nobody_waits_for_the_persons_word,
    a_file_of_somebody_elses_company_is_not_taken_and_says_no_more,
    two_files_of_one_company_and_month_do_not_replace_each_other,
    cells_typed_on_the_page_are_replaced_only_at_the_persons_word,
    the_same_drop_twice_is_the_same_declarations,
    a_drop_is_seen_by_the_one_who_sent_it_only,
);

async fn each_file_becomes_a_declaration_of_the_company_that_it_names(site: SiteBuilder) {
    let site = with_clients(site).start().await;
    let tissage = site.employer("Tissage").affiliate;
    let letterhead = format!("Société Tissage\r\nN° affilié : {tissage}\r\n").into_bytes();
    let spoiled = Payroll::full_month(4..=6).with(1, |row| row.days = "31".into());
    let files = [
        ("paie.csv", named(&site, "Conserverie", &Payroll::full_month(1..=3))),
        ("paie (1).csv", [letterhead, spoiled.csv()].concat()),
    ];
    let id = dropped(&site, &files).await;
    assert_eq!(
        shown(&site, id).await,
        ["paie.csv: Conserverie 2026-03 ready", "paie (1).csv: Tissage 2026-03 checked"]
    );
    let view = seen(&site, id).await;
    assert_eq!((view.together.count, view.together.employees, view.together.late, view.open), (1, 3, 0, 0));
    assert!(view.together.due > Money::ZERO);
}

async fn a_zip_is_as_good_as_its_files(site: SiteBuilder) {
    let site = with_clients(site).start().await;
    let mut files: Vec<(String, Vec<u8>)> = vec![
        ("mars/conserverie.csv".to_owned(), named(&site, "Conserverie", &Payroll::full_month(1..=3))),
        ("mars/tissage.csv".to_owned(), named(&site, "Tissage", &Payroll::full_month(4..=6))),
        ("__MACOSX/mars/._tissage.csv".to_owned(), b"x".to_vec()),
        ("note.pdf".to_owned(), b"%PDF-1.4\n".to_vec()),
    ];
    // More than are looked into while the person waits: the queue does the rest.
    files.extend((0..20).map(|nth| (format!("vide-{nth:02}.csv"), Vec::new())));
    let files: Vec<(&str, Vec<u8>)> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    let id = dropped(&site, &[("clients.zip", zipped(&files))]).await;
    let shown = shown(&site, id).await;
    assert_eq!(
        shown[..4],
        [
            "mars/conserverie.csv: Conserverie 2026-03 ready",
            "mars/tissage.csv: Tissage 2026-03 ready",
            "note.pdf: refusal-R004",
            "vide-00.csv: refusal-R002"
        ]
    );
    assert_eq!(shown.len(), 23);
}

async fn a_file_that_names_nobody_waits_for_the_persons_word(site: SiteBuilder) {
    let site = with_clients(site).start().await;
    let conserverie = site.employer("Conserverie").affiliate;
    let by_name = format!("{conserverie}_202603.csv");
    let other_month = format!("DS {conserverie} 2026-04.csv");
    let files = [
        (by_name.as_str(), Payroll::full_month(1..=3).csv()),
        ("paie.csv", Payroll::full_month(4..=6).csv()),
        (other_month.as_str(), named(&site, "Conserverie", &Payroll::full_month(7..=9))),
    ];
    let id = dropped(&site, &files).await;
    let asked = shown(&site, id).await;
    let keys: Vec<&str> = asked.iter().filter_map(|one| one.split(": ").nth(1)).collect();
    assert_eq!(keys, ["delivery-asks-name", "delivery-asks-number", "delivery-asks-month"]);
    let file = seen(&site, id).await.files.into_iter().find(|file| file.file.row == 1).unwrap().file;
    assert_eq!((file.affiliate, file.month), (Some(conserverie), Some(MARCH)));
    let driss = site.actor("Driss");
    site.app.confirm_file(driss, (id, 1), (conserverie, MARCH)).await.unwrap();
    site.app.confirm_file(driss, (id, 2), (site.employer("Tissage").affiliate, MARCH)).await.unwrap();
    site.app.confirm_file(driss, (id, 3), (conserverie, APRIL)).await.unwrap();
    // Said twice is said once.
    site.app.confirm_file(driss, (id, 1), (conserverie, MARCH)).await.unwrap();
    let taken = shown(&site, id).await;
    let became: Vec<&str> = taken.iter().filter_map(|one| one.split(": ").nth(1)).collect();
    assert_eq!(became, ["Conserverie 2026-03 ready", "Tissage 2026-03 ready", "Conserverie 2026-04 ready"]);
}

async fn a_file_of_somebody_elses_company_is_not_taken_and_says_no_more(site: SiteBuilder) {
    let site = with_clients(site).start().await;
    let known = named(&site, "Minoterie", &Payroll::full_month(1..=3));
    let unknown = String::from_utf8(known.clone()).unwrap();
    let unknown = unknown.replace(&site.employer("Minoterie").affiliate.to_string(), "1234567").into_bytes();
    let id = dropped(&site, &[("a.csv", known), ("b.csv", unknown)]).await;
    assert_eq!(shown(&site, id).await, ["a.csv: delivery-asks-theirs", "b.csv: delivery-asks-theirs"]);
    let minoterie = site.employer("Minoterie");
    site.app.confirm_file(site.actor("Driss"), (id, 1), (minoterie.affiliate, MARCH)).await.unwrap();
    assert_eq!(shown(&site, id).await[0], "a.csv: delivery-asks-theirs");
    assert!(site.app.store().read().declarations().of_month(minoterie.id, MARCH).await.unwrap().is_empty());
}

async fn two_files_of_one_company_and_month_do_not_replace_each_other(site: SiteBuilder) {
    let site = with_clients(site).start().await;
    let first = named(&site, "Conserverie", &Payroll::full_month(1..=3));
    let second = named(&site, "Conserverie", &Payroll::full_month(1..=4));
    let id = dropped(&site, &[("a.csv", first.clone()), ("b.csv", second), ("c.csv", first)]).await;
    assert_eq!(
        shown(&site, id).await,
        ["a.csv: Conserverie 2026-03 ready", "b.csv: delivery-refused-twice", "c.csv: Conserverie 2026-03 ready"]
    );
    // The same bytes twice are one declaration, filed once.
    assert_eq!(seen(&site, id).await.together.count, 1);
}

async fn cells_typed_on_the_page_are_replaced_only_at_the_persons_word(site: SiteBuilder) {
    let site = with_clients(site).start().await;
    let spoiled = Payroll::full_month(1..=3).with(1, |row| row.days = "31".into());
    let open = site.upload(MARCH, &spoiled.csv()).await.id;
    let cells = vec![Amendment { row: 3, field: Field::Days, text: "20".to_owned() }];
    let version = site.declaration(open).await.version;
    site.app.change(site.officer(), open, version, Changes::Cells(cells)).await.unwrap();
    let id = dropped(&site, &[("a.csv", named(&site, "Conserverie", &Payroll::full_month(1..=3)))]).await;
    assert_eq!(shown(&site, id).await, ["a.csv: delivery-asks-edited"]);
    assert_eq!(site.declaration(open).await.totals.days, 26 + 20 + 26);
    let affiliate = site.employer("Conserverie").affiliate;
    site.app.confirm_file(site.actor("Driss"), (id, 1), (affiliate, MARCH)).await.unwrap();
    assert_eq!(site.declaration(open).await.totals.days, 3 * 26);
}

async fn the_same_drop_twice_is_the_same_declarations(site: SiteBuilder) {
    let site = with_clients(site).start().await;
    let files = [
        ("a.csv", named(&site, "Conserverie", &Payroll::full_month(1..=3))),
        ("b.csv", named(&site, "Tissage", &Payroll::full_month(4..=6))),
    ];
    let ids = |view: tasrih_app::deliveries::DeliveryView| -> Vec<_> {
        view.files.iter().map(|file| file.file.declaration).collect()
    };
    let first = ids(seen(&site, dropped(&site, &files).await).await);
    let again = ids(seen(&site, dropped(&site, &files).await).await);
    assert_eq!(first, again);
    assert!(first.iter().all(Option::is_some));
}

async fn a_drop_is_seen_by_the_one_who_sent_it_only(site: SiteBuilder) {
    let site = with_clients(site).start().await;
    let id = dropped(&site, &[("a.csv", named(&site, "Conserverie", &Payroll::full_month(1..=3)))]).await;
    for who in ["Salma", "Nadia"] {
        let actor = site.actor(who);
        let asked = site.app.delivery(actor, id, (tasrih_app::deliveries::DeliveryFilter::All, 0)).await;
        assert!(matches!(asked, Err(AppError::Unknown)), "{who}");
        let said = (site.employer("Conserverie").affiliate, MARCH);
        assert!(matches!(site.app.confirm_file(actor, (id, 1), said).await, Err(AppError::Unknown)), "{who}");
        assert!(matches!(site.app.delivery_progress(actor, id).await, Err(AppError::Unknown)), "{who}");
    }
}

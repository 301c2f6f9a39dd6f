//! Statements: what is found to be whose, and what counts once.

use super::*;
use tasrih_app::payments::ImportError;
use tasrih_domain::payment::{By, Doubt, OrderState};
use tasrih_testkit::on_both_engines;

on_both_engines!(
    a_transfer_with_its_reference_pays_the_month,
    a_part_payment_leaves_the_rest_open_and_a_second_whole_one_is_credit,
    the_same_file_is_imported_once_even_twice_at_once,
    a_file_that_overlaps_another_one_brings_what_is_new,
    another_export_of_the_same_movement_waits_for_an_agent,
    a_movement_that_takes_a_payment_back_opens_the_order_again,
    a_payment_and_its_rejection_in_one_file_leave_nothing,
    an_earlier_value_date_that_comes_late_ends_the_same,
    what_is_no_statement_of_the_fund_is_refused_whole,
    faults_of_a_statement_stand_beside_what_was_taken,
);

async fn a_transfer_with_its_reference_pays_the_month(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let order = order(&site).await;
    let text = format!("VIR RECU {} STE EXEMPLE", order.reference.to_string().to_lowercase());
    let line = only(&import(&site, &[credit("2026-03-09", text, order.amount)]).await);
    assert_eq!((line.state, line.by, line.order), (LineState::Matched, Some(By::Reference), Some(order.id)));
    assert_eq!(owed(&site).await, Money::ZERO);
    let seen = seen(&site, &order).await;
    assert_eq!((seen.order.state, seen.received), (OrderState::Paid, order.amount));
}

async fn a_part_payment_leaves_the_rest_open_and_a_second_whole_one_is_credit(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let order = order(&site).await;
    let part = Money::from_dirhams(100);
    import(&site, &[credit("2026-03-09", order.reference.compact(), part)]).await;
    assert_eq!(owed(&site).await, order.amount - part);
    assert_eq!(seen(&site, &order).await.order.state, OrderState::Open);
    import(&site, &[credit("2026-03-09", order.reference.compact(), order.amount)]).await;
    let account = account(&site).await;
    assert_eq!((account.open(), account.credit), (Money::ZERO, part));
    assert_eq!(seen(&site, &order).await.received, order.amount + part);
}

async fn the_same_file_is_imported_once_even_twice_at_once(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let order = order(&site).await;
    let bytes = statement(&[credit("2026-03-09", order.reference.compact(), order.amount)]);
    let (one, two) = tokio::join!(try_import(&site, &bytes), try_import(&site, &bytes));
    let (one, two) = (one.unwrap(), two.unwrap());
    assert_eq!(one.statement, two.statement);
    assert!(try_import(&site, &bytes).await.unwrap().is_known);
    let account = account(&site).await;
    assert_eq!((account.open(), account.credit), (Money::ZERO, Money::ZERO));
}

async fn a_file_that_overlaps_another_one_brings_what_is_new(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let order = order(&site).await;
    let part = Money::from_dirhams(50);
    let line = || credit("2026-03-09", order.reference.compact(), part);
    import(&site, &[line()]).await;
    // The day again, with a second transfer that the bank describes with the same words.
    let second = import(&site, &[line(), line()]).await;
    assert_eq!((second.statement.known, second.lines.len()), (1, 1));
    assert_eq!(owed(&site).await, order.amount - part - part);
}

async fn another_export_of_the_same_movement_waits_for_an_agent(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let order = order(&site).await;
    let line = |text: String| Moved { reference: "FT26068", ..credit("2026-03-09", text, order.amount) };
    import(&site, &[line(order.reference.compact())]).await;
    let again = only(&import(&site, &[line(format!("VIR {}", order.reference))]).await);
    assert_eq!((again.state, again.doubt), (LineState::Waiting, Some(Doubt::PossiblyTwice)));
    assert_eq!(account(&site).await.credit, Money::ZERO);
}

async fn a_movement_that_takes_a_payment_back_opens_the_order_again(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let order = order(&site).await;
    import(&site, &[credit("2026-03-09", order.reference.compact(), order.amount)]).await;
    assert_eq!(owed(&site).await, Money::ZERO);
    let back = Money::ZERO - order.amount;
    let line = only(&import(&site, &[credit("2026-03-09", format!("REJET {}", order.reference), back)]).await);
    assert_eq!(line.state, LineState::Reversal);
    assert_eq!(owed(&site).await, order.amount);
    assert_eq!(seen(&site, &order).await.order.state, OrderState::Open);
    // The money comes once more: it is another payment.
    import(&site, &[credit("2026-03-09", format!("2E ENVOI {}", order.reference), order.amount)]).await;
    assert_eq!(owed(&site).await, Money::ZERO);
}

async fn a_payment_and_its_rejection_in_one_file_leave_nothing(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let order = order(&site).await;
    let text = order.reference.to_string();
    let back = Money::ZERO - order.amount;
    let view = import(&site, &[credit("2026-03-09", &text, order.amount), credit("2026-03-09", &text, back)]).await;
    assert_eq!(states(&view), [LineState::Reversed, LineState::Reversal]);
    assert_eq!(owed(&site).await, order.amount);
    // A second rejection takes nothing back: an agent looks.
    let again = import(&site, &[credit("2026-03-10", &text, back)]).await;
    assert_eq!(states(&again), [LineState::Waiting]);
}

async fn an_earlier_value_date_that_comes_late_ends_the_same(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let order = order(&site).await;
    site.set_today("2026-05-20");
    assert!(owed(&site).await >= order.amount);
    import(&site, &[credit("2026-03-10", order.reference.compact(), order.amount)]).await;
    let account = account(&site).await;
    assert_eq!((account.open(), account.credit), (Money::ZERO, Money::ZERO), "it was paid on its last day");
}

async fn what_is_no_statement_of_the_fund_is_refused_whole(site: SiteBuilder) {
    let site = staffed(site).start().await;
    assert!(matches!(try_import(&site, b"%PDF-1.7 ...").await, Err(ImportError::File(_))));
    assert!(matches!(try_import(&site, b"").await, Err(ImportError::File(_))));
    let other = format!(
        "<Document><BkToCstmrStmt><Stmt><Acct><Id><Othr><Id>{OTHER_RIB}</Id></Othr></Id></Acct><Ntry>\
         <Amt Ccy=\"MAD\">1</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-03-09</Dt></BookgDt></Ntry></Stmt>\
         </BkToCstmrStmt></Document>"
    );
    assert!(matches!(try_import(&site, other.as_bytes()).await, Err(ImportError::OtherAccount(_))));
    assert!(site.app.bank_statements(site.actor("Karim"), None).await.unwrap().rows.is_empty());
}

async fn faults_of_a_statement_stand_beside_what_was_taken(site: SiteBuilder) {
    let site = staffed(site).start().await;
    let view = import(
        &site,
        &[credit("2026-02-31", "X", Money::from_dirhams(1)), credit("2026-03-09", "Y", Money::from_dirhams(2))],
    )
    .await;
    assert_eq!(states(&view), [LineState::Waiting]);
    let [finding] = &view.statement.findings[..] else { panic!("one finding") };
    assert_eq!((finding.fault.code(), finding.place.row), ("date", Some(2)));
}

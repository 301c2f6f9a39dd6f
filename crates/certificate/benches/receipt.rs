//! Receipts drawn in a second by one core, and their size: `cargo bench -p tasrih-certificate`.
//!
//! Counted in time on the processor (Linux), so that a busy machine tells the same as an idle one.

#![expect(clippy::print_stdout, reason = "a bench tells its figures")]

use std::time::{Duration, Instant};
use tasrih_certificate::{ReceiptContent, receipt};
use tasrih_domain::declaration::{BranchDue, DeclarationKind, ReceiptNumber, Totals};
use tasrih_domain::field::Branch;
use tasrih_domain::id::FileHash;
use tasrih_domain::{AffiliateNumber, Money, Month};
use time::macros::{date, datetime};

fn content(serial: u32) -> ReceiptContent {
    let gross = Money::from_centimes(i64::from(serial) * 7_919 + 450_000);
    let due = Branch::ALL.map(|branch| BranchDue { branch, base: gross, employer: gross, employee: Money::ZERO });
    ReceiptContent {
        number: ReceiptNumber(format!("202603-{serial:07}-0-{serial:06}")),
        employer: format!("Ateliers Exemple {serial} SARL"),
        employer_ar: format!("شركة الأوراش النموذجية {serial}"),
        affiliate: AffiliateNumber::from_value(serial).expect("seven digits at most"),
        ice: format!("{:015}", u64::from(serial) * 97),
        month: Month::at(2026, 3),
        kind: DeclarationKind::MAIN,
        totals: Totals { employees: serial, days: u64::from(serial) * 26, gross, capped: gross },
        due: due.to_vec(),
        file_name: format!("paie_{serial}.xlsx"),
        file_hash: FileHash([u8::try_from(serial % 251).expect("below 251"); 32]),
        filed_at: datetime!(2026-04-09 14:32:07 UTC),
        due_on: date!(2026 - 04 - 10),
        filed_by: "Naïma Exemple".to_owned(),
        check_code: format!("7KQ4-{serial:04}-M2XD"),
        check_url: format!("https://tasrih.example/fr/verification/{serial:012}"),
    }
}

fn main() {
    // The first one parses the faces and the messages.
    let started = Instant::now();
    receipt(&content(1)).expect("it is drawn");
    println!("first receipt     {:>8.1} ms", started.elapsed().as_secs_f64() * 1000.0);
    let (mut drawn, mut bytes) = (0_u32, 0);
    let (started, before) = (Instant::now(), on_processor());
    while started.elapsed() < Duration::from_secs(5) {
        bytes += receipt(&content(drawn + 2)).expect("it is drawn").len();
        drawn += 1;
    }
    let each = on_processor().saturating_sub(before) / drawn;
    println!("each after that   {:>8.2} ms", each.as_secs_f64() * 1000.0);
    println!("receipts a second {:>8}", 1_000_000 / each.as_micros().max(1));
    println!("bytes each        {:>8}", bytes / usize::try_from(drawn).expect("fits"));
}

/// Time that this one thread spent on the processor.
fn on_processor() -> Duration {
    let text = std::fs::read_to_string("/proc/self/schedstat").expect("Linux tells it");
    let nanoseconds = text.split_whitespace().next().and_then(|number| number.parse().ok());
    Duration::from_nanos(nanoseconds.expect("the first number is nanoseconds on the processor"))
}

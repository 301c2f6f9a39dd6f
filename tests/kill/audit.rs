//! What is in the store, against what people asked for and what they were told.

use crate::payroll::{Line, totals};
use crate::person::{Filing, Step};
use tasrih_domain::Severity;
use tasrih_domain::declaration::Declaration;
use tasrih_domain::id::{DeclarationId, FileHash};
use tasrih_domain::lifecycle::State;
use tasrih_storage::{FindingFilter, LineFilter, LineStanding, Store, SumOf};

/// Moves of one declaration at most.
const MOVES_MAX: u32 = 1_000;
/// Looks at a declaration that the queue is moving on meanwhile.
const LOOKS_MAX: u32 = 50;

/// Compares what is stored of the month of these filings with them: all filings of the month by everybody, in the
/// order in which they were begun. Notes in each what nobody was told.
pub async fn month(store: &Store, filings: &mut [&mut Filing]) {
    let Some(first) = filings.first() else { return };
    let (employer, month) = (first.employer.id, first.month);
    let stored = store.read().declarations().of_month(employer, month).await.expect("the store answers");
    let mains: Vec<&Declaration> = stored.iter().filter(|one| one.kind.is_main()).collect();
    assert!(mains.iter().filter(|one| one.state.is_filed()).count() <= 1, "two receipts stand for {month}");
    assert!(mains.iter().filter(|one| one.state.is_open()).count() <= 1, "two are in preparation for {month}");
    for declaration in &stored {
        let hash = hash_of(declaration);
        let of_file = || filings.iter().filter(|filing| filing.parcel.hash == hash);
        assert!(of_file().any(|filing| filing.asked.upload), "nobody sent the file of {}", declaration.id);
        if declaration.kind.is_main() {
            let is_asked = of_file().any(|filing| filing.asked.file);
            assert!(is_asked || declaration.filing.is_none(), "{} was filed by nobody", declaration.id);
        } else {
            let completed = mains.iter().find(|main| Some(main.id) == declaration.completes);
            let is_rest = completed.is_some_and(|main| main.filing.is_some() && main.counts.blocking > 0);
            assert!(is_rest && declaration.filing.is_none(), "{} completes nothing", declaration.id);
        }
    }
    for filing in filings.iter_mut() {
        let found: Vec<_> = mains.iter().filter(|one| hash_of(one) == filing.parcel.hash).collect();
        assert!(found.len() <= 1, "{}: it is there {} times", filing.about(), found.len());
        match found.first() {
            Some(one) => told(filing, one),
            None => assert!(filing.told.uploaded.is_none(), "{}: it is gone", filing.about()),
        }
    }
    for declaration in &stored {
        let hash = hash_of(declaration);
        let filing = filings.iter().find(|filing| filing.parcel.hash == hash).expect("found above");
        whole(store, declaration.id, filing).await;
    }
}

fn hash_of(declaration: &Declaration) -> FileHash {
    declaration.file.as_ref().expect("nothing is declared without a file here").hash
}

/// What was told holds; what was not is noted, so that a repeated request can be held to it.
fn told(filing: &mut Filing, stored: &Declaration) {
    let about = filing.about();
    assert!(filing.told.uploaded.is_none_or(|id| id == stored.id), "{about}: it became {}", stored.id);
    filing.found.id = Some(stored.id);
    if let Some(version) = filing.told.verdict
        && !filing.asked.mend
        && stored.filing.is_none()
    {
        assert_eq!(stored.version, version, "{about}: the verdict that was shown is another");
        assert!(matches!(stored.state, State::Ready | State::Checked), "{about}: its verdict is gone");
    }
    let receipt = stored.filing.as_ref().map(|filing| filing.receipt.0.clone());
    // Whoever was led to the receipt was told that it is filed.
    if matches!(filing.step, Step::Receipt | Step::Done) {
        assert!(receipt.is_some(), "{about}: it is no longer filed");
    }
    if let Some(number) = &filing.told.receipt {
        assert_eq!(receipt.as_ref(), Some(number), "{about}: another receipt");
    }
    filing.found.receipt = receipt.or(filing.found.receipt.take());
}

/// Every part of a declaration fits every other, and the file. A declaration that moves on meanwhile is looked at
/// again.
async fn whole(store: &Store, id: DeclarationId, filing: &Filing) {
    for _ in 0..LOOKS_MAX {
        let before = find(store, id).await;
        let parts = Parts::read(store, &before).await;
        if find(store, id).await.version == before.version {
            parts.fit(&before, filing);
            return;
        }
    }
    panic!("{id} does not come to rest");
}

async fn find(store: &Store, id: DeclarationId) -> Declaration {
    store.read().declarations().find(id).await.expect("the store answers").expect("a declaration stays")
}

/// What is stored about a declaration beside itself.
struct Parts {
    bytes: Option<Vec<u8>>,
    moves: Vec<(State, State)>,
    lines: Vec<Line>,
    line_count: u64,
    totals: tasrih_domain::declaration::Totals,
    /// Blocking findings, warnings and notices.
    findings: [u64; 3],
}

impl Parts {
    async fn read(store: &Store, declaration: &Declaration) -> Self {
        let (id, reader) = (declaration.id, store.read());
        let bytes = reader.blobs().read(hash_of(declaration)).await.expect("the bytes have their hash");
        let moves = reader.events().page(id, None, MOVES_MAX).await.expect("the store answers");
        let (mut lines, stored) = (Vec::new(), reader.lines());
        let mut pages = stored.pages(id, LineFilter::All);
        while let Some(page) = pages.next().await.expect("the store answers") {
            lines.extend(page.into_iter().map(|stored| Line {
                row: stored.line.row,
                insured: stored.line.insured.expect("every row of the files has a number"),
                gross: stored.line.gross.expect("every row of the files has a wage"),
                is_faulty: stored.standing == LineStanding::Blocked,
            }));
        }
        let mut findings = [0; 3];
        for (count, severity) in findings.iter_mut().zip([Severity::Blocking, Severity::Warning, Severity::Notice]) {
            let filter = FindingFilter { severity: Some(severity), ..FindingFilter::default() };
            *count = reader.findings().count(id, filter).await.expect("the store answers");
        }
        Self {
            bytes,
            moves: moves.into_iter().map(|one| (one.record.from, one.record.to)).collect(),
            lines,
            line_count: stored.count(id, LineFilter::All).await.expect("the store answers"),
            totals: stored.totals(id, SumOf::Valid).await.expect("the store answers"),
            findings,
        }
    }

    fn fit(&self, declaration: &Declaration, filing: &Filing) {
        let about = format!("{} ({:?}), {}", declaration.id, declaration.state, filing.about());
        assert!(self.bytes.as_ref() == Some(&filing.parcel.bytes), "{about}: the file is not what was sent");
        let arrived = self.moves.windows(2).all(|pair| pair[0].1 == pair[1].0);
        assert!(arrived, "{about}: moves are missing among {:?}", self.moves);
        assert_eq!(self.moves.last().map(|last| last.1), Some(declaration.state), "{about}: its last move is another");
        assert_eq!(self.line_count, self.lines.len() as u64, "{about}: lines are missing");
        let is_checked = self.moves.iter().any(|(_, to)| matches!(to, State::Ready | State::Checked));
        if !is_checked {
            assert!(self.lines.is_empty() && self.findings == [0; 3], "{about}: half a check is seen");
            return;
        }
        let counts = declaration.counts;
        let counted = [counts.blocking, counts.warnings, counts.notices].map(u64::from);
        assert_eq!(self.findings, counted, "{about}: findings are missing");
        assert_eq!(self.totals, declaration.totals, "{about}: the sums are not those of the lines");
        let expected = if !declaration.kind.is_main() {
            filing.parcel.rows.iter().copied().filter(|row| row.is_faulty).collect()
        } else if counts.blocking == 0 {
            filing.parcel.mended()
        } else {
            filing.parcel.rows.clone()
        };
        assert!(self.lines == expected, "{about}: the lines are not those of the file");
        assert_eq!(self.totals, totals(&expected), "{about}: the sums are not those of the file");
        if let Some(filed) = &declaration.filing {
            assert_eq!(filed.totals, declaration.totals, "{about}: other sums were filed");
        }
    }
}

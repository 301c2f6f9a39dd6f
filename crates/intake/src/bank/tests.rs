use super::*;
use proptest::prelude::*;
use std::io::Cursor;
use std::path::Path;
use tasrih_domain::payment::{Column, Direction};

fn fixture(name: &str) -> Statement {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/bank").join(name);
    read(&mut std::fs::File::open(path).unwrap()).unwrap()
}

fn of(text: &str) -> Result<Statement, RefusedStatement> {
    read(&mut Cursor::new(text.as_bytes()))
}

fn why(text: &str) -> Unreadable {
    of(text).unwrap_err().why
}

/// A line in one row: what the tests look at.
fn shown(line: &BankLine) -> String {
    let sign = if line.direction == Direction::Debit { "-" } else { "" };
    let back = if line.is_reversal { " back" } else { "" };
    let account = line.account.as_ref().map_or("", tasrih_domain::payment::Rib::digits);
    format!(
        "{}: {sign}{}{back} {} {} | {} | {} | {} | {} | {account}",
        line.row,
        line.amount,
        line.booked_on,
        line.value_on,
        line.bank_reference,
        line.end_to_end,
        line.remittance,
        line.counterparty
    )
}

fn lines(statement: &Statement) -> Vec<String> {
    statement.lines.iter().map(shown).collect()
}

fn findings(statement: &Statement) -> Vec<String> {
    let column = |one: &BankFinding| one.place.column.as_ref().map(ToString::to_string).unwrap_or_default();
    let row = |one: &BankFinding| one.place.row.as_ref().map(ToString::to_string).unwrap_or_default();
    statement.findings.iter().map(|one| format!("{} {}{}", one.fault, column(one), row(one))).collect()
}

#[test]
fn a_camt_statement_of_version_02_is_read_with_its_details() {
    let statement = fixture("camt053_v02.xml");
    assert_eq!(
        lines(&statement),
        [
            "10: 22446.00 2026-11-10 2026-11-09 | FT26314000001 | RF66412058100001 | RF66412058100001 | ATELIER EXEMPLE SARL | 007780000123456789012396",
            "25: 40000.00 2026-11-10 2026-11-10 | FT26314000002 |  | COTISATIONS RF63 1796 3010 0002 OCT 2026 | IMPRIMERIE D'ESSAI & FILS | 011810000987654321098714",
            "28: 50.00 2026-11-10 2026-11-10 | FT26314000002 |  | divers | PAYEUR SANS REFERENCE | ",
        ]
    );
    assert_eq!(findings(&statement), ["account_foreign 28", "not_booked 33"]);
    assert_eq!(statement.head.number, "2026-218");
    assert_eq!(statement.head.account.unwrap().digits(), "000780000000000000000129");
    assert_eq!(statement.head.closing.unwrap().to_string(), "162496.00");
}

#[test]
fn version_08_in_an_envelope_with_prefixes_is_read_and_a_returned_debit_takes_back() {
    let statement = fixture("camt053_v08_envelope.xml");
    assert_eq!(
        lines(&statement),
        [
            "10: -100.00 back 2026-11-12 2026-11-12 | 7 | RF12412058100003 |  | ATELIER EXEMPLE SARL | 007780000123456789012396"
        ]
    );
    assert_eq!(findings(&statement), [""; 0], "-500 less 100 is -600");
}

#[test]
fn tables_of_banks_are_read_in_three_languages() {
    let french = fixture("releve_fr.csv");
    assert_eq!(
        lines(&french),
        [
            "6: 22446.00 2026-11-09 2026-11-10 | FT001 |  | VIR RECU ATELIER EXEMPLE RF66 4120 5810 0001 |  | ",
            "7: 4500.00 2026-11-10 2026-11-10 | FT002 |  | VIR RECU SANS REFERENCE |  | ",
            "8: -55.00 2026-11-10 2026-11-10 | FT003 |  | FRAIS DE TENUE DE COMPTE |  | ",
            "9: -100.00 back 2026-11-10 2026-11-10 | FT004 |  | ANNULATION VIR RF12412058100003 |  | ",
        ]
    );
    assert_eq!(findings(&french), ["row_skipped 5", "date A10", "row_skipped 11"]);
    let arabic = fixture("kashf_ar.csv");
    assert_eq!(arabic.lines.len(), 2);
    assert_eq!(arabic.lines[0].amount.to_string(), "22446.00");
    assert_eq!(arabic.lines[0].account.as_ref().unwrap().bank(), "007");
    assert_eq!(arabic.lines[1].direction, Direction::Debit);
    let english = fixture("statement_en.csv");
    assert_eq!(english.lines.iter().map(|line| line.amount.to_string()).collect::<Vec<_>>(), ["22446.00", "12.00"]);
    assert_eq!(english.lines[0].end_to_end, "RF66412058100001");
    assert_eq!(findings(&english), ["currency E3"]);
}

#[test]
fn no_document_type_and_no_entity_is_taken() {
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><Document>&b;</Document>";
    assert_eq!(why(bomb), Unreadable::ForbiddenXml);
    let file = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><Document/>";
    assert_eq!(why(file), Unreadable::ForbiddenXml);
    let undeclared = camt("<Ntry><Amt Ccy=\"MAD\">&lol;</Amt></Ntry>");
    assert_eq!(why(&undeclared), Unreadable::ForbiddenXml);
    let nul = camt("<Id>&#0;</Id>");
    assert_eq!(why(&nul), Unreadable::ForbiddenXml);
}

fn camt(inside: &str) -> String {
    format!("<Document><BkToCstmrStmt><Stmt>{inside}</Stmt></BkToCstmrStmt></Document>")
}

fn entry(amount: &str) -> String {
    format!(
        "<Ntry><Amt Ccy=\"MAD\">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-11-10</Dt></BookgDt></Ntry>"
    )
}

#[test]
fn what_is_no_statement_is_named() {
    assert_eq!(why(""), Unreadable::Empty);
    assert_eq!(why("<Document><BkToCstmrDbtCdtNtfctn/></Document>"), Unreadable::NotAStatement);
    assert_eq!(why("<!-- x --><html><p>Bonjour<br></p></html>"), Unreadable::NotAStatement);
    assert_eq!(why("%PDF-1.7 and so on, a whole page of it"), Unreadable::NotAStatement);
    assert_eq!(why(&camt("<Ntry><Amt>12")), Unreadable::BrokenXml);
    assert_eq!(why(&camt("<Id>1</Id>")), Unreadable::NoLines);
    assert_eq!(why("Bonjour;\nrien;\n"), Unreadable::NoHeading);
    assert_eq!(why("Date;Libellé;Référence\n1;2;3\n"), Unreadable::ColumnMissing);
    assert_eq!(why("Date;Crédit;Libellé;Crédit\n1;2;3;4\n"), Unreadable::ColumnTwice);
    assert_eq!(why("Date;Crédit;Libellé\n;;TOTAL\n"), Unreadable::NoLines);
    let deep = format!("{}{}", "<a>".repeat(60_000), "</a>".repeat(60_000));
    assert_eq!(why(&camt(&deep)), Unreadable::TooDeep);
}

#[test]
fn what_is_too_much_is_refused_before_it_fills_the_memory() {
    let many = camt(&entry("1.00").repeat(LINES_MAX + 1));
    assert_eq!(why(&many), Unreadable::TooManyLines);
    let faulty = camt(&entry("x").repeat(FINDINGS_MAX + 1));
    assert_eq!(why(&faulty), Unreadable::TooManyFaults);
    let long = camt(&format!("<Id>{}</Id>{}", "9".repeat(1 << 20), entry("1.00")));
    assert_eq!(of(&long).unwrap().head.number.len(), NAME_CHARACTERS_MAX);
    let huge = "x".repeat(usize::try_from(BYTES_MAX).unwrap() + 1);
    assert_eq!(why(&huge), Unreadable::TooLarge);
}

#[test]
fn an_amount_is_exact_or_a_fault() {
    for (text, expected) in [
        ("12.5", Ok("12.50")),
        ("12.50000", Ok("12.50")),
        ("007", Ok("7.00")),
        ("12.505", Err("amount")),
        ("-1", Err("amount")),
        ("1,5", Err("amount")),
        ("1e3", Err("amount")),
        ("0.00", Err("amount_zero")),
        ("9999999999999999999999", Err("amount")),
    ] {
        let statement = of(&camt(&entry(text))).unwrap();
        match expected {
            Ok(amount) => assert_eq!(statement.lines[0].amount.to_string(), amount, "{text}"),
            Err(fault) => assert_eq!(statement.findings[0].fault.code(), fault, "{text}"),
        }
    }
}

#[test]
fn details_that_do_not_add_up_are_taken_as_one_movement() {
    let details = "<NtryDtls><TxDtls><Amt Ccy=\"MAD\">1.00</Amt><RmtInf><Ustrd>RF66412058100001</Ustrd></RmtInf></TxDtls>\
                   <TxDtls><Amt Ccy=\"MAD\">2.00</Amt></TxDtls></NtryDtls></Ntry>";
    let statement = of(&camt(&entry("5.00").replace("</Ntry>", details))).unwrap();
    assert_eq!(findings(&statement), ["details_differ 1"]);
    assert_eq!(statement.lines.len(), 1);
    assert!(statement.lines[0].remittance.contains("RF66412058100001"));
    let whole = of(&camt(&entry("3.00").replace("</Ntry>", details))).unwrap();
    assert_eq!((whole.lines.len(), whole.findings.len()), (2, 0));
}

#[test]
fn a_closing_balance_that_the_lines_do_not_make_is_said() {
    let balance = |code: &str, amount: &str| {
        format!(
            "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"MAD\">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"
        )
    };
    let of_balances = |closing: &str| {
        of(&camt(&format!("{}{}{}", balance("OPBD", "10.00"), balance("CLBD", closing), entry("5.00")))).unwrap()
    };
    assert_eq!(findings(&of_balances("15.00")), [""; 0]);
    assert_eq!(findings(&of_balances("15.01")), ["balance_differs "]);
}

#[test]
fn a_point_that_no_other_amount_explains_is_asked_about() {
    let statement = of("Date;Libellé;Crédit\n09/11/2026;A;4.500\n09/11/2026;B;700\n").unwrap();
    assert_eq!(findings(&statement), ["amount_ambiguous C2"]);
    assert_eq!(statement.lines.len(), 1);
    let quoted = of("Date;Libellé;Crédit\n09/11/2026;\"A;4,00\n09/11/2026;B;7,00\n").unwrap();
    assert_eq!(findings(&quoted), ["open_quote 2"]);
}

#[test]
fn every_heading_is_understood_once() {
    for (heading, column) in [
        ("DATE OPÉRATION", Column::Booked),
        ("Date valeur", Column::Value),
        ("تاريخ القيمة", Column::Value),
        ("Montant au crédit", Column::Credit),
        ("مدين", Column::Debit),
        ("Réf. client", Column::EndToEnd),
        ("IBAN", Column::Account),
    ] {
        assert_eq!(understand(heading), Some(column), "{heading}");
    }
    assert_eq!(understand("Salaire brut"), None);
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2048)) {
        let _ = read(&mut Cursor::new(bytes));
    }

    #[test]
    fn arbitrary_messages_never_panic(inside in "(<(/)?(Ntry|Amt Ccy=\"MAD\"|NtryDtls|TxDtls|CdtDbtInd|BookgDt|Dt|Id|x)(/)?>|CRDT|1.00|2026-11-10|&amp;|&#65;|é| ){0,60}") {
        let _ = of(&camt(&inside));
    }

    #[test]
    fn arbitrary_tables_never_panic(rows in "([0-9/;,.\"'=é+ -]{0,40}\n){0,8}") {
        let _ = of(&format!("Date;Valeur;Libellé;Débit;Crédit\n{rows}"));
    }
}

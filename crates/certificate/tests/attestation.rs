//! Attestations as other programs read them: poppler for the text, qpdf for the structure, zbar for the QR code.

#![cfg(test)]

mod common;

use common::{CHECK_URL, content, figures, own_months, run, seal, signed, statements, text_of, written};
use tasrih_certificate::attestation::Statement;
use tasrih_certificate::{Seal, Ticket, attestation, seal as seals};
use tasrih_domain::attestation::AttestationKind;
use time::macros::datetime;

/// Every kind, short and as long as it gets.
fn papers() -> Vec<(&'static str, Vec<u8>)> {
    let own = own_months(120);
    let long = [
        ("wages_long", Statement::Wages(figures(120))),
        ("own_wages_long", Statement::OwnWages { from: own[0].month, to: own[119].month, months: own }),
    ];
    let all = statements().into_iter().chain(long);
    all.map(|(name, statement)| (name, signed(statement))).collect()
}

#[test]
fn each_kind_says_its_words_in_both_languages() {
    let words: &[(&str, &[&str])] = &[
        ("standing", &["ATTESTATION DE RÉGULARITÉ", "شهادة الوضعية القانونية", "AR-2026-000123", "134 676,00"]),
        ("affiliation", &["ATTESTATION D’AFFILIATION", "شهادة الانخراط", "001524887000061", "Menuiserie métallique"]),
        ("wages", &["ATTESTATION DE DÉCLARATION DE SALAIRES", "شهادة التصريح بالأجور", "1 014", "303 703,68"]),
        ("payroll", &["ATTESTATION DE MASSE SALARIALE", "شهادة كتلة الأجور وعدد الأجراء", "1 281 480,96"]),
        ("own_wages", &["ATTESTATION DE SALAIRES DÉCLARÉS", "شهادة الأجور المصرح بها", "123456785", "93 300,00"]),
        ("registration", &["ATTESTATION D’IMMATRICULATION", "شهادة التسجيل", "EXEMPLE Naïma", "01/02/2012"]),
    ];
    let papers = papers();
    for (name, words) in words {
        let (_, bytes) = papers.iter().find(|(one, _)| one == name).unwrap();
        let text = text_of(&written(&format!("attest_{name}"), bytes));
        for words in words.iter().chain(&["7KM4-20MS-VTPV-XVR7", "SPÉCIMEN SANS VALEUR", "Page 1 / "]) {
            assert!(text.contains(words), "“{words}” is not in {name}:\n{text}");
        }
        assert!(!text.contains('⟦'), "a wording is missing in {name}:\n{text}");
    }
}

#[test]
fn a_long_table_goes_over_several_sheets_and_loses_no_month() {
    for (name, bytes) in papers().iter().filter(|(name, _)| name.ends_with("long")) {
        let path = written(&format!("attest_{name}"), bytes);
        let text = text_of(&path);
        for words in ["octobre 2026", "novembre 2016", "Page 1 / 5", "Page 5 / 5"] {
            assert!(text.contains(words), "“{words}” is not in {name}");
        }
        let months = text.lines().filter(|line| line.starts_with("juillet 20")).count();
        assert_eq!(months, 10, "{name}");
    }
}

#[test]
fn each_file_is_sound_tagged_and_has_its_fonts() {
    for (name, bytes) in papers() {
        let path = written(&format!("attest_sound_{name}"), &bytes);
        run("qpdf", "qpdf", &["--check", path.to_str().unwrap()]);
        let info = run("pdfinfo", "poppler-utils", &[path.to_str().unwrap()]);
        assert!(info.contains("Tagged:          yes"), "{info}");
        let fonts = run("pdffonts", "poppler-utils", &[path.to_str().unwrap()]);
        for line in fonts.lines().skip(2) {
            assert!(line.contains("yes yes yes"), "embedded, subset, readable: {line}");
        }
    }
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    assert_eq!(papers(), papers());
}

/// The standing attestation, signed.
fn standing() -> Vec<u8> {
    signed(statements().remove(0).1)
}

#[test]
fn an_independent_reader_finds_the_signature_valid_and_over_everything() {
    let path = written("attest_signed", &standing());
    // The certificate signs itself: whether to trust it is another question than whether the signature holds.
    let said = run("pdfsig", "poppler-utils", &["-nocert", path.to_str().unwrap()]);
    for fact in [
        "Signature is Valid.",
        "Total document signed",
        "ETSI.CAdES.detached",
        "Signing Hash Algorithm: SHA-256",
        "Tasrih (demonstration, no value)",
    ] {
        assert!(said.contains(fact), "“{fact}” is not in:\n{said}");
    }
}

#[test]
fn one_changed_byte_is_found_by_us_and_by_others() {
    let file = standing();
    let published = seal().published();
    let holds = seals::pdf::verify(&file, &published).unwrap();
    assert_eq!(holds.signed_by, "Tasrih (demonstration, no value)");
    let places = [file.len() / 3, file.len() - 40, 700];
    for at in places {
        let mut changed = file.clone();
        changed[at] ^= 1;
        assert_eq!(seals::pdf::verify(&changed, &published), Err(seals::PdfFault::Altered), "{at}");
    }
    let mut changed = file.clone();
    changed[file.len() / 3] ^= 1;
    let said = run("pdfsig", "poppler-utils", &["-nocert", written("attest_changed", &changed).to_str().unwrap()]);
    assert!(!said.contains("Signature is Valid"), "{said}");
    let mut longer = file.clone();
    longer.extend(b"\n1 0 obj\n<< >>\nendobj\n");
    assert_eq!(seals::pdf::verify(&longer, &published), Err(seals::PdfFault::Altered));
    assert_eq!(seals::pdf::verify(b"%PDF-1.7 without", &published), Err(seals::PdfFault::NotSigned));
    assert_eq!(seals::pdf::verify(b"a text", &published), Err(seals::PdfFault::NotPdf));
}

#[test]
fn a_file_signed_by_somebody_else_is_not_ours() {
    let (other, _) = Seal::demo(datetime!(2026-11-24 10:00:00 UTC)).unwrap();
    let theirs = attestation(&content(statements().remove(0).1), CHECK_URL, &other).unwrap();
    assert_eq!(seals::pdf::verify(&theirs, &seal().published()), Err(seals::PdfFault::UnknownKey));
    assert!(seals::pdf::verify(&theirs, &seal().published().and(other.published())).is_ok());
}

#[test]
fn the_qr_code_is_read_by_a_decoder_and_verified_without_a_network() {
    for (name, statement) in statements() {
        let content = content(statement);
        let path = written(&format!("attest_qr_{name}"), &attestation(&content, CHECK_URL, seal()).unwrap());
        let picture = path.with_extension("");
        let (file, picture) = (path.to_str().unwrap(), picture.to_str().unwrap());
        run("pdftoppm", "poppler-utils", &["-r", "130", "-png", "-singlefile", file, picture]);
        let read = run("zbarimg", "zbar-tools", &["-q", "--raw", &format!("{picture}.png")]);
        assert!(read.starts_with(&format!("{CHECK_URL}#")), "{read}");
        let ticket = Ticket::open(&read, &seal().published()).unwrap();
        assert_eq!(ticket, Ticket::of(&content), "{name}");
        assert_eq!(ticket.code, content.code);
        assert_eq!(ticket.hash, content.hash().0[..16]);
        // The same stands in the file, for who has it on a disk.
        let holds = seals::pdf::verify(&std::fs::read(&path).unwrap(), &seal().published()).unwrap();
        assert_eq!(holds.check_url.as_deref(), Some(read.trim()));
    }
}

#[test]
fn a_forged_or_foreign_payload_is_refused() {
    let published = seal().published();
    let payload = Ticket::of(&content(statements().remove(0).1)).seal(seal().ticket_key());
    assert!(Ticket::open(&payload, &published).is_ok());
    for at in (0..payload.len()).step_by(7) {
        let mut forged = payload.clone().into_bytes();
        forged[at] = if forged[at] == b'A' { b'B' } else { b'A' };
        assert!(Ticket::open(std::str::from_utf8(&forged).unwrap(), &published).is_err(), "{at}");
    }
    let (other, _) = Seal::demo(datetime!(2026-11-24 10:00:00 UTC)).unwrap();
    let theirs = Ticket::of(&content(statements().remove(0).1)).seal(other.ticket_key());
    assert_eq!(Ticket::open(&theirs, &published), Err(seals::TicketFault::Signature));
    for text in ["", "https://tasrih.example/", "#", "é", &"A".repeat(5000)] {
        assert_eq!(Ticket::open(text, &published), Err(seals::TicketFault::Unreadable), "{text:.20}");
    }
}

#[test]
fn a_payload_is_small_whatever_the_name() {
    let mut content = content(statements().remove(4).1);
    content.person.as_mut().unwrap().name = "É".repeat(500);
    let payload = Ticket::of(&content).seal(seal().ticket_key());
    assert!(payload.len() <= 480, "{} characters", payload.len());
    assert!(attestation(&content, CHECK_URL, seal()).is_ok());
    assert_eq!(content.kind(), AttestationKind::OwnWages);
}

#[test]
fn keys_are_read_from_what_openssl_writes() {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("keys");
    std::fs::create_dir_all(&folder).unwrap();
    let at = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let made = |args: &[&str]| run("openssl", "openssl", args);
    for (kind, algorithm) in
        [("ec", &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"][..]), ("rsa", &["-newkey", "rsa:2048"][..])]
    {
        let (key, certificate, store) =
            (at(&format!("{kind}.key")), at(&format!("{kind}.crt")), at(&format!("{kind}.p12")));
        let begin = ["req", "-x509", "-nodes", "-days", "30", "-subj", "/CN=Cachet d’essai/C=MA", "-utf8"];
        let end = ["-keyout", &key, "-out", &certificate];
        made(&[&begin[..], algorithm, &end[..]].concat());
        made(&["pkcs12", "-export", "-inkey", &key, "-in", &certificate, "-out", &store, "-passout", "pass:essai"]);
        let both = [std::fs::read(&key).unwrap(), std::fs::read(&certificate).unwrap()].concat();
        let from_pem = seals::DocumentKey::from_pem(&both).unwrap();
        let from_store = seals::DocumentKey::from_pkcs12(&std::fs::read(&store).unwrap(), "essai").unwrap();
        assert_eq!(from_pem.name(), from_store.name());
        assert!(seals::DocumentKey::from_pkcs12(&std::fs::read(&store).unwrap(), "wrong").is_err());
        let ticket = std::fs::read(at("ec.key")).unwrap();
        let own = Seal::new(from_store, Some(seals::TicketKey::from_pem(&ticket).unwrap())).unwrap();
        assert!(!own.is_demo());
        let file = attestation(&content(statements().remove(0).1), CHECK_URL, &own).unwrap();
        let path = written(&format!("attest_{kind}"), &file);
        let said = run("pdfsig", "poppler-utils", &["-nocert", path.to_str().unwrap()]);
        assert!(said.contains("Signature is Valid.") && said.contains("Cachet d’essai"), "{said}");
        assert!(!text_of(&path).contains("SPÉCIMEN"));
        let again = seals::Published::from_pem(own.published().to_pem().as_bytes()).unwrap();
        assert_eq!(again, own.published());
        assert!(seals::pdf::verify(&file, &again).is_ok());
        // RSA alone cannot sign QR codes.
        assert_eq!(Seal::new(from_pem, None).is_err(), kind == "rsa");
    }
}

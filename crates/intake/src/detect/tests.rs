use super::*;
use std::io::{Cursor, Write as _};

fn family_of(bytes: impl AsRef<[u8]>) -> Result<Family, Refusal> {
    family(&mut Cursor::new(bytes.as_ref()))
}

fn refused(bytes: impl AsRef<[u8]>) -> (RefusalKind, String) {
    let refusal = family_of(bytes).expect_err("refused");
    let found = match refusal.args.get("found") {
        Some(Arg::Text(text)) => text.clone(),
        _ => String::new(),
    };
    (refusal.kind, found)
}

fn archive(names: &[&str]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(b"x").unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A compound file with these names in its directory, as far as the detection looks.
fn compound(names: &[&str]) -> Vec<u8> {
    let mut bytes = vec![0; 512];
    bytes[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    for name in names {
        let mut entry = [0; 128];
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = u8::try_from(name.len() * 2 + 2).unwrap();
        entry[66] = 2;
        bytes.extend(entry);
    }
    bytes
}

#[test]
fn archives_are_told_by_their_parts() {
    assert_eq!(family_of(archive(&["[Content_Types].xml", "xl/workbook.xml"])), Ok(Family::Sheet(Format::Xlsx)));
    assert_eq!(family_of(archive(&["mimetype", "content.xml"])), Ok(Family::Sheet(Format::Ods)));
    assert_eq!(refused(archive(&["a.csv"])), (RefusalKind::UnknownFormat, "ZIP".into()));
    assert_eq!(refused(archive(&["Index/Document.iwa"])), (RefusalKind::UnknownFormat, "Numbers".into()));
    assert_eq!(
        refused(archive(&["[Content_Types].xml", "word/document.xml"])),
        (RefusalKind::UnknownFormat, "DOCX".into())
    );
    assert_eq!(
        refused(archive(&["[Content_Types].xml", "xl/workbook.bin"])),
        (RefusalKind::UnknownFormat, "XLSB".into())
    );
    assert_eq!(refused(b"PK\x03\x04 cut in the middle").0, RefusalKind::BrokenArchive);
}

#[test]
fn compound_files_are_told_by_their_streams() {
    assert_eq!(family_of(compound(&["Workbook"])), Ok(Family::Sheet(Format::Xls)));
    assert_eq!(family_of(compound(&["Book"])), Ok(Family::Sheet(Format::Xls)));
    // As Crystal Reports writes it.
    assert_eq!(family_of(compound(&["WORKBOOK"])), Ok(Family::Sheet(Format::Xls)));
    assert_eq!(refused(compound(&["EncryptionInfo", "EncryptedPackage"])).0, RefusalKind::Encrypted);
    assert_eq!(refused(compound(&["WordDocument"])), (RefusalKind::UnknownFormat, "DOC".into()));
    assert_eq!(refused(compound(&[])).0, RefusalKind::UnknownFormat);
}

#[test]
fn other_files_are_named() {
    for (bytes, found) in [
        (&b"%PDF-1.7\n"[..], "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"MZ\x90\0\x03\0\0\0", "EXE"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"ID;PWXL;N;E\r\nP;PGeneral\r\n", "SYLK"),
        (b"\0\0\x1a\0\x03\x10\x04\0", "Lotus 1-2-3"),
        (b"<html><table><tr><td>N\xb0 CNSS</td></tr></table></html>", "HTML"),
        (b"\xef\xbb\xbf\r\n <TABLE border=1>", "HTML"),
        (b"<?xml version=\"1.0\"?><Workbook>", "XML"),
        (b"\xff\xfe<\0h\0t\0m\0l\0>\0", "HTML"),
        (&[1, 2, 3, 4, 5, 6, 7, 8, 9, 14, 200, 0, 1], "unknown"),
    ] {
        assert_eq!(refused(bytes), (RefusalKind::UnknownFormat, found.into()), "{found}");
    }
}

#[test]
fn words_that_begin_like_a_signature_are_text() {
    for text in ["BM;MZ\n1;2\n", "MZ\n", "Rar;b\n"] {
        assert_eq!(family_of(text), Ok(Family::Csv), "{text}");
    }
}

#[test]
fn records_are_known_through_the_mistakes_of_vendors() {
    let a = format!("A00{:014}A0{}", 12, " ".repeat(241));
    let b = format!("B0112345672026{:0>200}", 0);
    for text in [
        format!("{a}\n{b}\n"),
        format!("{a}\r\n{b}\r\n"),
        format!("\u{feff}{a}\n"),
        format!("\n\n  \n{a}\n"),
        a.trim_end().to_owned(),
        format!("{a}{b}"),
        b.to_lowercase(),
        format!("E00{:014}E1\nE011234567202603\n", 5),
    ] {
        assert_eq!(family_of(&text), Ok(Family::Ebds), "{text}");
    }
    let wide: Vec<u8> = a.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(family_of([&[0xff, 0xfe], &wide[..]].concat()), Ok(Family::Ebds));
}

#[test]
fn tables_with_numbers_like_tags_are_tables() {
    for text in [
        "Matricule;Nom;Jours;Salaire brut\nB0212345;ALAMI;26;4500\n",
        "B0212345;ALAMI;26;4500\nB0312345;ALAMI;26;4500\n",
        "A00,B00,C00,D00\n",
    ] {
        assert_eq!(family_of(text), Ok(Family::Csv), "{text}");
    }
}

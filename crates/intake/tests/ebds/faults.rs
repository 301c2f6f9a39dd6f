//! One file for each mistake: it is told by its name, and nothing else is.

use super::files::*;
use tasrih_domain::declaration::Format;
use tasrih_domain::{Arg, Field, Money, RefusalKind, Structure};
use tasrih_intake::ebds::{file_name, read_header, read_preestablished};

fn refusal(bytes: &[u8]) -> RefusalKind {
    read_named(bytes, None).0.unwrap_err().kind
}

#[test]
fn good_files_are_read_without_a_word() {
    for (name, bytes) in [
        ("good/DS_1234567_202603.txt", main_file()),
        ("good/DSC2_1234567_202603.txt", complementary_file()),
        ("good/nobody_joined.txt", write(&header(MAIN), &known(), &[])),
        ("good/nobody_expected.txt", write(&header(MAIN), &[], &entrants())),
    ] {
        let bytes = fixture(name, &bytes);
        let (facts, heard) = read_named(&bytes, name.rsplit('/').next());
        assert_eq!(heard.report(), [""; 0], "{name}");
        assert!(heard.faults.is_empty(), "{name}: {:?}", heard.faults);
        let facts = facts.unwrap();
        assert_eq!(facts.affiliate.map(|a| a.to_string()).as_deref(), Some("1234567"));
        assert_eq!((facts.transfer_id, facts.encoding), (Some(20_260_300_001_234), Some("UTF-8")));
    }
    let bytes = fixture("good/AFFEBDS_1234567_202603.txt", &preestablished_file());
    let (roster, problems) = read_preestablished(&mut std::io::Cursor::new(bytes)).unwrap();
    assert_eq!((roster.people.len(), problems), (2, vec![]));
}

#[test]
fn places_and_headings_are_those_of_the_record() {
    let (facts, heard) = read(&with_line(&main_file(), 3, |line| put(line, 112, "X6")));
    assert_eq!(heard.faults[0].field, Field::Days);
    let place = tasrih_domain::Place {
        row: Some(3),
        column: Some(tasrih_domain::Column::Slice { from: 112, to: 113 }),
        field: Some(Field::Days),
    };
    assert_eq!(facts.header_of(place), Some("N_Jours_Declares"));
    // The reader of the cell tells it; neither the control sum nor the recaps add a fault of their own.
    assert_eq!(heard.report(), [""; 0]);
}

#[test]
fn swapped_totals_of_record_03_are_named() {
    let file = main_file();
    let swapped = with_line(&file, 5, |line| {
        let (insured, to_return) = (line[64..79].to_owned(), line[79..91].to_owned());
        put(line, 65, &(to_return + &insured));
    });
    let bytes = fixture("bad/recap_totals_swapped.txt", &swapped);
    assert_eq!(report(&bytes), ["RecapTotalsSwapped 5 65-91"]);
}

#[test]
fn a_header_without_activity_is_named_padded_or_not() {
    let shorter = with_line(&main_file(), 2, |line| {
        line.replace_range(56..96, "");
    });
    let bytes = fixture("bad/header_without_activity.txt", &shorter);
    assert_eq!(report(&bytes), ["HeaderWithoutActivity 2"]);
    let padded = with_line(&bytes, 2, |line| line.push_str(&" ".repeat(40)));
    assert_eq!(report(&padded), ["HeaderWithoutActivity 2"]);
    let found = read_header(&mut std::io::Cursor::new(padded)).unwrap();
    assert_eq!((found.activity.as_str(), found.city.as_str()), ("", "CASABLANCA"));
    assert_eq!(found.due_on, header(MAIN).due_on);
}

#[test]
fn a_total_padded_on_the_wrong_side_is_named() {
    let zeros = with_line(&main_file(), 5, |line| put(line, 98, "100000000000000"));
    let bytes = fixture("bad/total_padded_wrong_side.txt", &zeros);
    let (_, heard) = read(&bytes);
    assert_eq!(heard.report(), ["RecapPaddedWrongSide 5 98-112"]);
    assert_eq!(heard.problems[0].args.get("expected"), Some(&Arg::Money(Money::from_centimes(1_000_000))));
    let spaces = with_line(&main_file(), 5, |line| put(line, 98, "1000000        "));
    assert_eq!(report(&spaces), ["RecapPaddedWrongSide 5 98-112"]);
}

#[test]
fn a_declaration_named_as_the_funds_file_is_named() {
    let bytes = fixture("bad/AFFEBDS_1234567_202603.txt", &main_file());
    let (facts, heard) = read_named(&bytes, Some("AFFEBDS_1234567_202603.txt"));
    assert_eq!(heard.report(), ["DeclarationNamedPreestablished"]);
    assert_eq!(heard.problems[0].args.get("expected"), Some(&Arg::Text("DS_1234567_202603.txt".into())));
    assert_eq!(facts.unwrap().kind, Some(MAIN));
}

#[test]
fn a_name_of_another_month_or_kind_is_told() {
    for name in ["DS_1234567_202604.txt", "DSC1_1234567_202603.txt", "DS_7654321_202603.txt"] {
        assert_eq!(read_named(&main_file(), Some(name)).1.report(), ["NameDiffers"], "{name}");
    }
    for name in ["DS_1234567_032026.txt", "paie.txt"] {
        assert_eq!(read_named(&main_file(), Some(name)).1.report(), [""; 0], "{name}");
    }
    let facts = read(&complementary_file()).0;
    let name = file_name(facts.kind.unwrap(), facts.affiliate.unwrap(), facts.period.unwrap());
    assert_eq!(name, "DSC2_1234567_202603.txt");
}

#[test]
fn trimmed_lines_are_told_once_and_read() {
    let trimmed: Vec<_> = lines(&main_file()).iter().map(|line| line.trim_end().to_owned()).collect();
    let bytes = fixture("bad/lines_trimmed.txt", &joined(&trimmed));
    let (_, heard) = read(&bytes);
    assert_eq!(heard.report(), ["LineTrimmed 1"]);
    assert_eq!(heard.problems[0].args.get("count"), Some(&Arg::Count(8)));
    assert_eq!(heard.lines.len(), 4);
}

#[test]
fn a_line_without_its_end_is_one_fault_and_keeps_its_person() {
    let cut = with_line(&main_file(), 4, |line| line.truncate(120));
    let (_, heard) = read(&fixture("bad/line_too_short.txt", &cut));
    assert_eq!((heard.report(), heard.faults.len()), (vec!["LineTooShort 4".to_owned()], 0));
    assert_eq!((heard.lines[1].surname.as_str(), heard.lines[1].gross), ("ESSAI", None));
}

#[test]
fn a_line_with_a_character_too_many_is_one_fault() {
    let shifted = with_line(&main_file(), 3, |line| line.insert(90, ' '));
    let (_, heard) = read(&fixture("bad/line_too_long.txt", &shifted));
    assert_eq!((heard.report(), heard.faults.len()), (vec!["LineTooLong 3".to_owned()], 0));
}

#[test]
fn sums_are_recomputed() {
    let control = with_line(&main_file(), 3, |line| put(line, 138, "0000000000000000001"));
    let bytes = fixture("bad/control_sum.txt", &control);
    // The recap may sum the control sums as they are or as they must be.
    assert_eq!(report(&bytes), ["ControlSumDiffers 3 138-156"]);
    let recap = with_line(&main_file(), 8, |line| put(line, 38, "000039"));
    let bytes = fixture("bad/recap.txt", &recap);
    let (_, heard) = read(&bytes);
    assert_eq!(heard.report(), ["RecapDiffers 8 38-43"]);
    let args = &heard.problems[0].args;
    assert_eq!((args.get("expected"), args.get("found")), (Some(&Arg::Count(38)), Some(&Arg::Count(39))));
    assert_eq!(args.get("record"), Some(&Arg::Text("B05".into())));
    // A recap of wrong recaps is right when it adds them up.
    let both = with_line(&recap, 9, |line| put(line, 38, "000075"));
    assert_eq!(report(&both), ["RecapDiffers 8 38-43"]);
}

#[test]
fn each_total_of_each_recap_is_compared() {
    for (row, fields) in [(5, 11), (8, 6), (9, 6)] {
        let line = &lines(&main_file())[row - 1];
        let end = line.trim_end().len();
        let mut told = std::collections::BTreeSet::new();
        for at in 17..=end {
            let digit = if &line[at - 1..at] == "7" { "8" } else { "7" };
            let found = report(&with_line(&main_file(), row, |line| put(line, at, digit)));
            assert_eq!(found.len(), 1, "row {row} character {at}: {found:?}");
            told.extend(found);
        }
        assert_eq!(told.len(), fields, "row {row}");
    }
}

#[test]
fn records_out_of_order_missing_and_repeated_are_told() {
    let file = lines(&main_file());
    let swap = |a: usize, b: usize| {
        let mut lines = file.clone();
        lines.swap(a - 1, b - 1);
        joined(&lines)
    };
    assert_eq!(report(&swap(4, 5)), ["RecordOutOfOrder 5"]);
    assert_eq!(report(&swap(3, 4)), ["NotSorted 4 17-25"]);
    let without = |row: usize| {
        let mut lines = file.clone();
        lines.remove(row - 1);
        report(&joined(&lines))
    };
    for row in [1, 5, 8, 9] {
        assert_eq!(without(row), ["RecordMissing"]);
    }
    let twice = [file.clone(), vec![file[8].clone()]].concat();
    assert_eq!(report(&joined(&twice)), ["RecordRepeated 10"]);
    let nobody = write(&header(MAIN), &known(), &[]);
    let mut without_empty = lines(&nobody);
    without_empty.remove(5);
    assert_eq!(report(&joined(&without_empty)), ["EmptyLineMissing"]);
}

#[test]
fn another_affiliate_or_month_on_a_line_is_told_at_its_place() {
    assert_eq!(
        report(&with_line(&main_file(), 4, |line| put(line, 4, "7654321202604"))),
        ["AffiliateDiffersOnLine 4 4-10", "PeriodDiffersOnLine 4 11-16"]
    );
}

#[test]
fn joined_declarations_are_refused() {
    let other = |change: fn(&mut tasrih_intake::ebds::EbdsHeader)| {
        let mut header = header(MAIN);
        change(&mut header);
        refusal(&[main_file(), write(&header, &known(), &[])].concat())
    };
    let employer = other(|header| header.affiliate = tasrih_domain::AffiliateNumber::from_value(7_654_321).unwrap());
    assert_eq!(employer, RefusalKind::SeveralEmployers);
    assert_eq!(other(|header| header.period = header.period.next()), RefusalKind::SeveralPeriods);
}

#[test]
fn the_category_must_fit_the_records() {
    let wrong = with_line(&main_file(), 1, |line| put(line, 18, "E1"));
    assert_eq!(report(&wrong), ["CategoryDiffers 1 18-19"]);
    assert_eq!(read(&wrong).0.kind, Some(MAIN));
    assert_eq!(read(&complementary_file()).0.kind, Some(complementary(2)));
}

#[test]
fn a_complementary_declaration_holds_entrants_only() {
    let mut known_there = lines(&complementary_file());
    known_there[2] = lines(&main_file())[2].replacen("B02", "E02", 1);
    let found = report(&joined(&known_there));
    assert_eq!(found[0], "ComplementaryWithKnownEmployees 3");
    let empty = with_line(&complementary_file(), 3, |line| put(line, 112, "05"));
    let found = report(&empty);
    assert_eq!(found[0], "EmptyLineNotEmpty 3");
    assert!(read(&empty).1.lines.len() == 2, "nobody is no person");
}

#[test]
fn fillers_and_numbers_are_what_they_must_be() {
    assert_eq!(report(&with_line(&main_file(), 3, |line| put(line, 200, "X"))), ["FillerNotBlank 3 157-260"]);
    // Padded with spaces: wrong, but read.
    let spaces = with_line(&main_file(), 3, |line| put(line, 114, "       750000"));
    let (_, heard) = read(&spaces);
    assert_eq!(heard.report(), ["NotNumeric 3 114-126"]);
    assert_eq!(heard.lines[0].gross, Some(Money::from_centimes(750_000)));
}

#[test]
fn text_is_read_in_any_writing_and_said() {
    let lower = String::from_utf8(main_file()).unwrap().to_lowercase().replace('\n', "\r\n") + "\r\n\x1A";
    let (_, heard) = read(lower.as_bytes());
    assert_eq!(heard.report(), ["TextNormalised 2 17-56"]);
    assert_eq!(heard.lines[0].surname, "EXEMPLE");
    let accents = with_line(&main_file(), 3, |line| put(line, 26, "BELARBI")).into_iter();
    let utf8 = String::from_utf8(accents.collect()).unwrap().replacen("BELARBI", "BÉLARBI", 1);
    let (facts, heard) = read(utf8.as_bytes());
    assert_eq!((heard.report(), facts.encoding), (vec![], Some("UTF-8")));
    let latin: Vec<u8> = utf8.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let (facts, heard_latin) = read(&latin);
    assert_eq!((heard_latin.report(), facts.encoding), (vec!["EncodingGuessed".to_owned()], Some("windows-1252")));
    assert!(heard.lines == heard_latin.lines && heard.lines[0].surname == "BELARBI");
}

#[test]
fn a_file_saved_as_unicode_is_read() {
    let text = String::from_utf8(main_file()).unwrap().replacen("EXEMPLE", "EXÉMPLE", 1).replace('\n', "\r\n");
    let wide = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
        let units = text.encode_utf16().flat_map(bytes);
        mark.iter().copied().chain(units).collect::<Vec<_>>()
    };
    for (bytes, encoding, told) in [
        (wide(b"\xFF\xFE", u16::to_le_bytes), "UTF-16LE", vec![]),
        (wide(b"\xFE\xFF", u16::to_be_bytes), "UTF-16BE", vec![]),
        (wide(b"", u16::to_le_bytes), "UTF-16LE", vec!["EncodingGuessed".to_owned()]),
    ] {
        let (facts, heard) = read(&bytes);
        assert_eq!((facts.encoding, heard.report()), (Some(encoding), told));
        assert_eq!((heard.lines.len(), heard.lines[0].surname.as_str()), (4, "EXEMPLE"));
    }
}

#[test]
fn blank_lines_count_only_in_the_middle() {
    let mut blank = lines(&main_file());
    blank.insert(4, String::new());
    blank.push(String::new());
    assert_eq!(report(&joined(&blank)), ["BlankRowsSkipped 5"]);
    assert_eq!(read(&joined(&blank)).1.lines[2].row, 7);
}

#[test]
fn what_is_no_declaration_is_refused() {
    assert_eq!(refusal(b""), RefusalKind::Empty);
    assert_eq!(refusal(b"\r\n \r\n\x1A"), RefusalKind::Empty);
    assert_eq!(refusal(&preestablished_file()), RefusalKind::PreestablishedInsteadOfDeclaration);
    assert_eq!(refusal(&joined(&lines(&main_file())[2..])), RefusalKind::EbdsWithoutHeader);
    assert_eq!(refusal(b"hello\nworld\n"), RefusalKind::EbdsWithoutHeader);
    assert_eq!(refusal("x\n".repeat(10_000).as_bytes()), RefusalKind::BrokenText);
    let nobody = lines(&write(&header(MAIN), &[], &entrants()));
    let nobody: Vec<_> = nobody.into_iter().filter(|line| !line.starts_with("B04")).collect();
    assert_eq!(refusal(&joined(&nobody)), RefusalKind::NoEmployees);
    let declaration = read_preestablished(&mut std::io::Cursor::new(main_file()));
    assert_eq!(declaration.unwrap_err().kind, RefusalKind::NotPreestablished);
}

#[test]
fn a_fault_of_the_funds_file_is_told_beside_its_people() {
    let wrong = with_line(&preestablished_file(), 5, |line| put(line, 17, "000003"));
    let bytes = fixture("bad/preestablished_recap.txt", &wrong);
    let (roster, problems) = read_preestablished(&mut std::io::Cursor::new(bytes)).unwrap();
    assert_eq!((roster.people, problems[0].structure), (people(), Structure::RecapDiffers));
    assert_eq!((roster.period, roster.transfer_id), (Some(header(MAIN).period), Some(20_260_300_001_234)));
}

#[test]
fn records_are_found_in_the_bytes_whatever_stands_around() {
    for (file, refusal) in [
        (main_file(), None),
        (complementary_file(), None),
        (preestablished_file(), Some(RefusalKind::PreestablishedInsteadOfDeclaration)),
    ] {
        for bytes in [file.clone(), [b"\xEF\xBB\xBF\r\n\r\n", &file.to_ascii_lowercase()[..]].concat()] {
            let mut heard = Heard::default();
            let options = tasrih_intake::ReadOptions::default();
            let facts = tasrih_intake::read(&mut std::io::Cursor::new(bytes), &options, &mut heard);
            assert_eq!(facts.as_ref().err().map(|refusal| refusal.kind), refusal);
            assert!(facts.is_err() || facts.is_ok_and(|facts| facts.format == Format::Ebds));
        }
    }
}

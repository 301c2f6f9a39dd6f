use super::template::{ColumnWords, ListWords, template};
use super::*;
use crate::template::TemplateFormat;
use crate::write::Direction;
use std::io::Cursor;

fn of(text: &str) -> Result<List, ListRefused> {
    read(&mut Cursor::new(text.as_bytes()))
}

const HEADING: &str =
    "Nom;Prénom;Nom en arabe;Prénom en arabe;Date de naissance;Sexe;Nationalité;CIN;Date d'embauche\n";

fn words() -> ListWords {
    let headings = ["Nom", "Prénom", "Nom en arabe", "Prénom en arabe", "Date de naissance", "Sexe", "Nationalité"];
    let more = ["CIN", "Passeport", "Carte de séjour", "Date d'embauche", "Téléphone", "E-mail", "RIB"];
    let columns = Item::ALL.iter().zip(headings.into_iter().chain(more)).map(|(item, heading)| ColumnWords {
        item: *item,
        heading: heading.to_owned(),
        note: "Note".to_owned(),
        example: if *item == Item::Surname { "EXEMPLE".to_owned() } else { String::new() },
    });
    ListWords {
        sheet: "Salariés".to_owned(),
        columns: columns.collect(),
        sex_refused: ("Refusé".to_owned(), "F ou M".to_owned()),
        direction: Direction::LeftToRight,
    }
}

#[test]
fn a_list_below_a_title_is_read_with_the_rows_that_people_see() {
    let list = of(&format!(
        "Nouveaux salariés\n\n{HEADING}ALAOUI;SALMA;علوي;سلمى;01/02/1995;F;MA;BE123456;2026-04-01\n\nTAZI;OMAR;;;1/1/90;M;MA;;\n"
    ))
    .unwrap();
    assert_eq!(list.people.iter().map(|one| one.row).collect::<Vec<_>>(), [4, 6]);
    assert_eq!(list.people[0].typed.get(Item::SurnameArabic), "علوي");
    assert_eq!(list.columns[&Item::Cin], Column::Letter(8));
    assert_eq!(list.people[1].typed.get(Item::BirthDate), "1/1/90");
}

#[test]
fn headings_are_understood_in_three_languages() {
    for (heading, item) in [
        ("Date de naissance (JJ/MM/AAAA)", Item::BirthDate),
        ("تاريخ الازدياد", Item::BirthDate),
        ("Date of birth", Item::BirthDate),
        ("الاسم العائلي بالعربية", Item::SurnameArabic),
        ("الاسم العائلي بالحروف اللاتينية", Item::Surname),
        ("N° CIN", Item::Cin),
        ("GSM", Item::Phone),
    ] {
        assert_eq!(understand(heading), Some(item), "{heading}");
    }
    assert_eq!(understand("Salaire brut"), None);
}

#[test]
fn the_template_reads_back_as_a_list_of_nobody() {
    for format in [TemplateFormat::Csv, TemplateFormat::Xlsx] {
        let bytes = template(format, &words()).unwrap();
        assert_eq!(read(&mut Cursor::new(bytes)), Err(ListRefused::Nobody), "{format:?}");
    }
}

#[test]
fn what_a_list_lacks_is_named() {
    assert_eq!(of("Bonjour;;\nTout va bien;;\n"), Err(ListRefused::NoHeading));
    let missing = vec![Item::BirthDate, Item::Nationality, Item::HireDate];
    assert_eq!(of("Nom;Prénom;Sexe\nA;B;F\n"), Err(ListRefused::Missing(missing)));
    let twice = ListRefused::Twice(Item::Cin, Column::Letter(3), Column::Letter(4));
    assert_eq!(of("Nom;Prénom;CIN;N° CIN\nA;B;A1;A1\n"), Err(twice));
    assert_eq!(of(HEADING), Err(ListRefused::Nobody));
}

#[test]
fn a_list_has_at_most_as_many_people_as_the_limit() {
    let row = "ALAOUI;SALMA;;;01/02/1995;F;MA;BE123456;2026-04-01\n";
    let full = format!("{HEADING}{}", row.repeat(PEOPLE_MAX));
    assert_eq!(of(&full).unwrap().people.len(), PEOPLE_MAX);
    assert_eq!(of(&format!("{full}{row}")), Err(ListRefused::TooMany));
}

#[test]
fn files_that_are_no_table_are_refused_as_everywhere() {
    for bytes in [&b"%PDF-1.7"[..], b"\xff\xd8\xff\xe0", b"<html><table>", b"PK\x03\x04 broken"] {
        assert!(matches!(read(&mut Cursor::new(bytes)), Err(ListRefused::File(_))), "{bytes:?}");
    }
    assert!(matches!(read(&mut Cursor::new([])), Err(ListRefused::File(_))));
}

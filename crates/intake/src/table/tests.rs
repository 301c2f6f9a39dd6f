//! Tables as CSV: the shortest way to write one down.

use crate::normalise_heading;
use crate::witness::{problems, reading, refusal, rows};
use tasrih_domain::declaration::ColumnMapping;
use tasrih_domain::finding::Arg;
use tasrih_domain::{Branch, Field, Payer, RefusalKind, ShareOf};

const HEAD: &str = "N° CNSS;Nom et prénom;Jours;Salaire brut\n";
const TWO: &str = "123456789;ALAMI SARA;26;4500,00\n123456780;BENNANI OMAR;20;3000,00\n";

fn table(below: &str) -> String {
    format!("{HEAD}{below}")
}

fn fields(text: &str) -> Vec<(String, Option<Field>)> {
    let facts = reading(text.as_bytes(), None).1.unwrap();
    facts.headers.into_iter().map(|header| (header.text, header.field)).collect()
}

#[test]
fn people_come_with_the_row_that_the_person_sees() {
    assert_eq!(
        rows(table(TWO)),
        ["2: 123456789 | ALAMI SARA | 26 | 4500,00", "3: 123456780 | BENNANI OMAR | 20 | 3000,00"]
    );
    assert_eq!(problems(table(TWO)), [""; 0]);
}

#[test]
fn title_rows_above_the_heading_are_skipped_and_told() {
    let text = format!("SOCIETE EXEMPLE SARL;;;\nN° affilié : 1234567\n\nMars 2026\n{HEAD}{TWO}");
    assert_eq!(rows(&text)[0], "6: 123456789 | ALAMI SARA | 26 | 4500,00");
    assert_eq!(problems(&text), ["TitleRowsSkipped 1 count=3"]);
}

#[test]
fn a_heading_over_two_lines_is_joined() {
    let text = "N° CNSS;Nom;Prénom;Nb;Salaire;;Cotisations;\n;;;jours;brut;plafonné;salariale;patronale\n\
                123456789;ALAMI;SARA;26;8000;6000;500;1500\n";
    let facts = reading(text.as_bytes(), None).1.unwrap();
    assert_eq!(facts.header_row, Some(2));
    let share = |payer| Some(Field::Share(ShareOf::All, payer));
    let expected = [
        ("N° CNSS", Some(Field::InsuredNumber)),
        ("Nom", Some(Field::Surname)),
        ("Prénom", Some(Field::GivenName)),
        ("Nb jours", Some(Field::Days)),
        ("Salaire brut", Some(Field::GrossWage)),
        ("Salaire plafonné", Some(Field::CappedWage)),
        ("Cotisations salariale", share(Payer::Employee)),
        ("Cotisations patronale", share(Payer::Employer)),
    ];
    assert_eq!(fields(text), expected.map(|(text, field)| (text.to_owned(), field)));
    assert_eq!(rows(text), ["3: 123456789 | ALAMI | SARA | 26 | 8000 | 6000 | 500 | 1500"]);
    assert_eq!(problems(text), ["TwoLineHeader 2"]);
}

#[test]
fn a_group_heading_alone_names_no_column() {
    let text = "N° CNSS;Nom;Jours;Salaire;\n;;;net;brut\n123456789;ALAMI;26;3500;4500\n";
    assert_eq!(fields(text)[3..], [("Salaire net".into(), None), ("Salaire brut".into(), Some(Field::GrossWage))]);
}

#[test]
fn a_title_right_above_the_heading_is_no_second_line() {
    let text = format!("ETAT DES SALAIRES;;;\n{HEAD}{TWO}");
    assert_eq!(problems(&text), ["TitleRowsSkipped 1 count=1"]);
    assert_eq!(fields(&text)[3].0, "Salaire brut");
}

#[test]
fn columns_that_are_not_used_are_told_by_their_heading() {
    let text =
        "N°;Matricule;N° CNSS;Nom et prénom;Jours;Salaire brut;Observations\n1;A12;123456789;ALAMI SARA;26;4500;RAS\n";
    assert_eq!(
        problems(text),
        ["ColumnIgnored A1 header=N°", "ColumnIgnored B1 header=Matricule", "ColumnIgnored G1 header=Observations"]
    );
    assert_eq!(rows(text), ["2: 123456789 | ALAMI SARA | 26 | 4500"]);
}

#[test]
fn text_in_a_column_without_heading_is_told_once() {
    let text = "N° CNSS;;Nom et prénom;Jours;Salaire brut\n123456789;x;ALAMI SARA;26;4500\n123456780;y;OMAR;26;4500\n";
    assert_eq!(problems(text), ["UnheadedColumn B2 count=2"]);
}

#[test]
fn rows_with_other_widths_are_told_each() {
    let text = table("123456789;ALAMI SARA;26\n123456780;BENNANI OMAR;20;3000,00;;\n123456781;IDRISSI;20;3;000,00\n");
    assert_eq!(problems(text), ["ShortRow 2 expected=4 found=3", "LongRow E4 expected=4 found=5"]);
}

#[test]
fn blank_rows_and_repeated_headings_are_told_with_their_number() {
    let text = table(&format!("{TWO}\n;;;\n{HEAD}123456781;IDRISSI;1;100\n{HEAD}123456782;IDRISSI;1;100\n\n\n"));
    assert_eq!(rows(&text).len(), 4);
    assert_eq!(problems(&text), ["BlankRowsSkipped 4 count=2", "RepeatedHeaderSkipped 6 count=2"]);
}

#[test]
fn a_second_table_in_another_order_is_no_repeated_heading() {
    // Its heading is read as a person without anything a person has, which blocks: nobody below it slips into the
    // wrong fields unseen.
    let text = table(&format!("{TWO}\nN° CNSS;Nom et prénom;Salaire brut;Jours\n123456781;IDRISSI ALI;4000;26\n"));
    assert_eq!(rows(&text)[2], "5: N° CNSS | Nom et prénom | Salaire brut | Jours");
    assert_eq!(problems(&text), ["BelowOtherHeading 6 heading=5", "BlankRowsSkipped 4 count=1"]);
    let again = table(&format!("{TWO}N° CNSS;Nom et prénom;Salaire brut;Jours\n{HEAD}123456781;IDRISSI ALI;26;4000\n"));
    assert_eq!(problems(&again), ["RepeatedHeaderSkipped 5 count=1"]);
    let other = table(&format!("{TWO}N° CNSS;Nom et prénom;Jours;Net à payer\n123456781;IDRISSI ALI;26;3700\n"));
    assert_eq!(rows(&other)[2], "4: N° CNSS | Nom et prénom | Jours | Net à payer");
}

#[test]
fn a_second_table_that_says_more_does_not_hide_the_people_of_the_first() {
    let text = table(&format!(
        "{TWO}\n\nN° CNSS;Nom et prénom;Jours;Salaire brut;Salaire plafonné;CIN\n123456781;IDRISSI ALI;26;4000;4000;AB1234\n"
    ));
    let numbers: Vec<String> = rows(&text).iter().map(|row| row.chars().take(12).collect()).collect();
    assert_eq!(numbers, ["2: 123456789", "3: 123456780", "7: 123456781"]);
    // The first table lacks a column: the second is read, and each row of the first is told.
    let lacking = format!(
        "N° CNSS;Nom et prénom;Salaire brut\n123456789;ALAMI SARA;4500\n123456780;BENNANI OMAR;3000\n\n{HEAD}{TWO}"
    );
    assert_eq!(rows(&lacking).len(), 2);
    assert_eq!(problems(&lacking), ["TitleRowsSkipped 1 count=3", "StrayRow 2", "StrayRow 3"]);
}

#[test]
fn a_total_row_is_compared_and_nobody() {
    for label in ["TOTAL", "Totaux :", "Total général", "المجموع", "الإجمالي"] {
        let text = table(&format!("{TWO}{label};;46;7500,00\n"));
        assert_eq!(rows(&text).len(), 2, "{label}");
        assert_eq!(problems(&text), ["TotalRowSkipped 4 count=2"], "{label}");
    }
}

#[test]
fn a_wrong_total_says_what_it_should_be() {
    let text = table(&format!("{TWO};TOTAL;45;7 500,50\n"));
    assert_eq!(
        problems(text),
        [
            "TotalDiffers C4 expected=46 found=45",
            "TotalDiffers D4 expected=7500.00 found=7500.50",
            "TotalRowSkipped 4 count=2"
        ]
    );
}

#[test]
fn a_total_without_a_word_is_known_by_its_sums() {
    assert_eq!(problems(table(&format!("{TWO};;46;7500\n"))), ["TotalRowSkipped 4 count=2"]);
    // Another amount without a name is someone whose name is missing: never dropped.
    assert_eq!(rows(table(&format!("{TWO};;46;7501\n"))).len(), 3);
}

#[test]
fn section_totals_add_up_their_section_and_the_last_one_everything() {
    let text = table(
        "123456789;A;26;100\n;Sous-total atelier;26;100\n123456780;B;26;50\n;SOUS-TOTAL bureau;26;50\n;TOTAL;52;150\n",
    );
    assert_eq!(problems(text), ["TotalRowSkipped 3 count=2", "TotalRowSkipped 5 count=2", "TotalRowSkipped 6 count=2"]);
    // Departments that call their own total «Total».
    let text = table("123456789;A;26;100\n;Total;26;100\n123456780;B;26;50\n;Total;26;50\n;Total;52;150\n");
    assert!(problems(text).iter().all(|problem| problem.starts_with("TotalRowSkipped")));
}

#[test]
fn an_amount_with_two_readings_is_not_compared() {
    let text = table("123456789;A;26;4.500\n123456780;B;26;100\n;TOTAL;52;4600\n");
    assert_eq!(problems(text), ["TotalRowSkipped 4 count=1"]);
}

#[test]
fn someone_called_total_with_a_number_is_a_person() {
    assert_eq!(rows(table("123456789;TOTAL AHMED;26;4500\n")), ["2: 123456789 | TOTAL AHMED | 26 | 4500"]);
}

#[test]
fn footers_and_signatures_are_nobody_but_told() {
    let text = table(&format!(
        "{TWO}\nArrêté le présent état à la somme de sept mille cinq cents dirhams;;;\nFait à Casablanca, le 10/04/2026;;;\n;Le Directeur;;Cachet\n;Atelier;;\n"
    ));
    assert_eq!(rows(&text).len(), 2);
    assert_eq!(problems(&text), ["StrayRow 5", "StrayRow 6", "StrayRow 7", "StrayRow 8", "BlankRowsSkipped 4 count=1"]);
}

#[test]
fn a_row_with_any_identity_or_amount_is_a_person() {
    for row in [
        "123456789;;;",
        ";ALAMI SARA;26;",
        ";;;4500",
        ";ALAMI SARA;;abc",
        "12345;ALAMI;;",
        "abc;;26;4500",
        ";IDRISSI;0;0",
    ] {
        assert_eq!(rows(table(&format!("{TWO}{row}\n"))).len(), 3, "{row}");
    }
}

#[test]
fn prepared_rows_with_zeros_are_blank() {
    let text = "N°;N° CNSS;Nom et prénom;Jours;Salaire brut\n1;123456789;ALAMI SARA;26;4500\n2;;;0;0,00\n3;;;;\n";
    assert_eq!(rows(text).len(), 1);
    assert_eq!(problems(text)[1..], ["BlankRowsSkipped 3 count=2"]);
}

#[test]
fn a_name_alone_is_whole_and_beside_a_given_name_a_surname() {
    let names = |heads: &str| {
        let found = fields(&format!("N° CNSS;{heads};Jours;Salaire brut\n123456789;A;B;26;4500\n"));
        found[1..found.len() - 2].iter().map(|(_, field)| *field).collect::<Vec<_>>()
    };
    assert_eq!(names("Nom;Fonction"), [Some(Field::FullName), None]);
    assert_eq!(names("Nom;Prénom"), [Some(Field::Surname), Some(Field::GivenName)]);
    assert_eq!(names("النسب;الاسم"), [Some(Field::Surname), Some(Field::GivenName)]);
    assert_eq!(names("Nom complet;Prénom"), [Some(Field::FullName), None]);
}

#[test]
fn a_bare_cnss_or_matricule_is_the_number_when_its_values_are() {
    let number = |head: &str, value: &str| {
        let text = format!("{head};Nom;CIN;Jours;Salaire brut\n{value};ALAMI;AB123456;26;4500\n");
        fields(&text)[0].1
    };
    assert_eq!(number("CNSS", "123456789"), Some(Field::InsuredNumber));
    assert_eq!(number("Matricule", "123456789"), Some(Field::InsuredNumber));
    assert_eq!(number("Matricule", "A-12"), None);
    assert_eq!(number("CNSS", "201,60"), None);
}

#[test]
fn shares_depend_on_the_other_columns() {
    let share = |heads: &str, at: usize| {
        let text = format!("N° CNSS;Nom;Jours;Salaire brut;{heads}\n123456789;ALAMI;26;4500;1;2\n");
        fields(&text)[4 + at].1
    };
    let of = |of, payer| Some(Field::Share(of, payer));
    assert_eq!(share("AMO employeur;x", 0), of(ShareOf::Health, Payer::Employer));
    assert_eq!(share("AMO employeur;AMO solidarité", 0), of(ShareOf::One(Branch::HealthBasic), Payer::Employer));
    assert_eq!(share("Court terme salarié;IPE salarié", 0), of(ShareOf::One(Branch::ShortTerm), Payer::Employee));
    assert_eq!(share("Court terme salarié;x", 0), of(ShareOf::ShortTermAndJobLoss, Payer::Employee));
    assert_eq!(share("CNSS patronale;Allocations familiales", 0), None);
    // Twice the same share: nothing but a comparison is lost.
    assert_eq!(share("IPE;IPE", 0), None);
}

#[test]
fn a_needed_column_that_is_missing_refuses_the_file_with_its_headings() {
    let refusal = refusal("N° CNSS;Nom et prénom;Colonne X;Salaire brut\n123456789;ALAMI;26;4500\n");
    assert_eq!(refusal.kind, RefusalKind::MissingColumn);
    assert_eq!(refusal.args.get("field"), Some(&Arg::Field(Field::Days)));
    assert_eq!(refusal.headers.len(), 4);
    assert_eq!(refusal.headers[3].field, Some(Field::GrossWage));
}

#[test]
fn a_field_named_twice_refuses_the_file_and_names_both_headings() {
    let twice = refusal("N° CNSS;Nom et prénom;Jours;Salaire brut;Salaire réel\n123456789;ALAMI;26;4500;4500\n");
    assert_eq!(twice.kind, RefusalKind::DuplicateColumn);
    assert_eq!(twice.args.get("first"), Some(&Arg::Text("Salaire brut (D)".into())));
    assert_eq!(twice.args.get("second"), Some(&Arg::Text("Salaire réel (E)".into())));
    // The exact words win over general ones.
    let text = "N° CNSS;Nom et prénom;Jours;Salaire;Salaire brut\n123456789;ALAMI;26;4000;4500\n";
    assert_eq!(fields(text)[3..], [("Salaire".into(), None), ("Salaire brut".into(), Some(Field::GrossWage))]);
}

#[test]
fn what_the_person_said_of_a_column_goes_first() {
    let text = "N° CNSS;Nom et prénom;Jours;Salaire brut;Paie déclarée\n123456789;ALAMI;26;4500;4400\n";
    let mapping = ColumnMapping::from([(normalise_heading("PAIE DECLAREE"), Some(Field::GrossWage))]);
    let (witness, outcome) = reading(text.as_bytes(), Some(&mapping));
    assert_eq!(outcome.unwrap().headers[3].field, None);
    assert_eq!(witness.rows, ["2: 123456789 | ALAMI | 26 | 4400"]);
    let mapping = ColumnMapping::from([(normalise_heading("Paie déclarée"), None)]);
    let (witness, _) = reading(text.as_bytes(), Some(&mapping));
    assert_eq!(witness.problems, [""; 0], "a column set aside is not told again");
}

#[test]
fn a_file_without_heading_is_mapped_by_column_numbers() {
    let text = "123456789;ALAMI SARA;26;4500\n123456780;BENNANI OMAR;20;3000\n";
    let refused = refusal(text);
    assert_eq!(refused.kind, RefusalKind::NoTable);
    let headings: Vec<&str> = refused.headers.iter().map(|header| header.text.as_str()).collect();
    assert_eq!(headings, ["column 1", "column 2", "column 3", "column 4"]);
    let fields = [Field::InsuredNumber, Field::FullName, Field::Days, Field::GrossWage];
    let mapping: ColumnMapping =
        headings.iter().zip(fields).map(|(heading, field)| (normalise_heading(heading), Some(field))).collect();
    let (witness, outcome) = reading(text.as_bytes(), Some(&mapping));
    assert_eq!(outcome.unwrap().header_row, None);
    assert_eq!(witness.rows, ["1: 123456789 | ALAMI SARA | 26 | 4500", "2: 123456780 | BENNANI OMAR | 20 | 3000"]);
}

#[test]
fn unknown_headings_can_be_mapped_by_their_own_words() {
    let refused = refusal("Kennziffer;Person;Tage;Betrag\n123456789;ALAMI;26;4500\n");
    assert_eq!(refused.kind, RefusalKind::MissingColumn);
    assert_eq!(refused.headers[2].text, "Tage");
}

#[test]
fn a_heading_with_nobody_below_is_refused() {
    assert_eq!(refusal(HEAD).kind, RefusalKind::NoEmployees);
    assert_eq!(refusal(table("TOTAL;;0;0\n")).kind, RefusalKind::NoEmployees);
}

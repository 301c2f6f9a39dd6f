//! The table of rules, by ascending code.
//!
//! Families: **C** coherence of a line (the first numbers are those of the controls in the fund's description, as far
//! as they are known), **D** duplicates, **F** value of a field, **L** layout of e-BDS records, **M** last month and main
//! declaration, **N** notices, **P** pre-established file and register, **S** structure of tables, **T** contributions. The letter R
//! belongs to the refusals.
//!
//! A row reads: code, name of the fault, severity, then where it comes from and how sure that is, then how it is found.

use crate::checks::{allowances, duplicates, expected, facts, identity, months, shares, work};
use crate::rule::{Check, Document, Needs, Rule, row};
use tasrih_domain::Severity::{Blocking, Notice, Warning};
use tasrih_domain::{Code, FieldError, Month, Structure};
use tasrih_rates::Status::{Confirmed, House, Single, Uncertain};

const EBDS: Document = Document::Charter;
const CHANGES: Document = Document::ChangeLog;
const FUND: Document = Document::DirectPayment;
const ICE: Document = Document::CompanyId;
const READING: Document = Document::Reading;
const PRUDENCE: Document = Document::Prudence;
/// The place of a rule of the house: no text was found that it could be a part of.
const NO_GUESS: &str = "reading without a guess";
/// As [`NO_GUESS`].
const CARE: &str = "accountant's control";

/// More findings than are kept.
const NOT_SHOWN: Rule = row("N012", "FindingsNotShown", Notice).from(House, READING, "bounded report");

/// The rule by which the engine says that it left findings out.
pub(crate) static FINDINGS_NOT_SHOWN: Rule = NOT_SHOWN;

/// Every rule, by ascending code. Codes are permanent and never reused.
pub static CATALOGUE: &[Rule] = &[
    row("C004", "AffiliateKeyDiffers", Warning)
        .from(Confirmed, EBDS, "control 4: affiliate key; second key by experiment")
        .needing(Needs::Employer)
        .file(facts::affiliate_key_differs),
    row("C005", "InsuredNumberNotBeginningWithOne", Blocking)
        .from(Confirmed, EBDS, "control 5: insured number")
        .line(identity::insured_number_not_beginning_with_one),
    row("C007", "CappedWageAboveGross", Blocking)
        .from(Confirmed, EBDS, "control 7: capped wage; control 13 for casual labour")
        .line(work::capped_wage_above_gross),
    row("C008", "WorkOnUnpaidSituation", Blocking)
        .from(Confirmed, EBDS, "control 8: situations CS and MS")
        .line(work::work_on_unpaid_situation),
    // The change log forbids days with MP; other guidance lets AT and MP carry days: hence a warning.
    row("C011", "WorkOnOccupationalDisease", Warning)
        .from(Uncertain, CHANGES, "control 11: situation MP")
        .line(work::work_on_occupational_disease),
    row("C012", "CappedWageAboveCeiling", Blocking)
        .from(Single, CHANGES, "control 12: ceiling of the month")
        .needing(Needs::Month)
        .line(work::capped_wage_above_ceiling),
    row("C014", "EntrantWithoutName", Blocking)
        .from(Single, CHANGES, "control 14: name of an entrant")
        .line(identity::entrant_without_name),
    row("C015", "AllowanceNotReturned", Blocking)
        .from(Single, CHANGES, "control 15: situations SO and DE")
        .line(allowances::allowance_not_returned),
    row("C016", "NothingDeclared", Blocking)
        .from(Single, EBDS, "control 16: normal situation")
        .line(work::nothing_declared),
    row("C017", "AllowanceReturnedAboveNet", Blocking)
        .from(Single, EBDS, "control 17: allowance to return")
        .line(allowances::allowance_returned_above_net),
    row("C019", "EntrantWithoutDays", Blocking)
        .from(Single, EBDS, "control 19: days of an entrant")
        .line(work::entrant_without_days),
    row("C020", "CinMissingWithoutNumber", Blocking)
        .from(Single, EBDS, "control 20: number 000000000")
        .line(identity::cin_missing_without_number),
    row("C021", "CappedWageTooLow", Blocking)
        .from(Single, CHANGES, "control 12: ceiling of the month")
        .needing(Needs::Month)
        .line(work::capped_wage_too_low),
    row("C022", "WageWithoutDays", Blocking)
        .from(Single, EBDS, "control 16: normal situation")
        .line(work::wage_without_days),
    row("C023", "DaysWithoutWage", Blocking)
        .from(Single, EBDS, "control 16: normal situation")
        .line(work::days_without_wage),
    row("C024", "InsuredNumberRefused", Blocking)
        .from(Confirmed, EBDS, "control 5: number 100000000")
        .line(identity::insured_number_refused),
    // The formula is documented and was never validated on real numbers.
    row("C025", "InsuredNumberKeyDiffers", Warning)
        .from(Uncertain, EBDS, "control 5: insured number key")
        .line(identity::insured_number_key_differs),
    row("C026", "KnownEmployeeWithoutName", Warning)
        .from(House, PRUDENCE, CARE)
        .line(identity::known_employee_without_name),
    row("C027", "GivenNameMissing", Warning).from(House, PRUDENCE, CARE).line(identity::given_name_missing),
    row("C028", "SpecialNumberAmongKnown", Blocking)
        .from(Single, EBDS, "special insured numbers")
        .line(identity::special_number_among_known),
    // The fund took over the payment between 2007 and 2009: the months before 2010 are left alone.
    row("C029", "AllowanceDeclared", Warning)
        .from(Single, FUND, "family allowances paid by the fund")
        .since(Month::at(2010, 1))
        .line(allowances::allowance_declared),
    row("C030", "FullMonthOnAbsence", Notice).from(House, PRUDENCE, CARE).line(work::full_month_on_absence),
    row("C031", "WageBelowMinimum", Warning)
        .from(House, PRUDENCE, CARE)
        .needing(Needs::Month)
        .line(work::wage_below_minimum),
    row("C032", "WageUnusuallyHigh", Warning).from(House, PRUDENCE, CARE).line(work::wage_unusually_high),
    row("C033", "SituationOnEntrant", Warning)
        .from(Confirmed, EBDS, "records 04: no field for a situation")
        .line(work::situation_on_entrant),
    row("C034", "IceKeyDiffers", Warning)
        .from(Confirmed, ICE, "15 digits, multiple of 97")
        .needing(Needs::Employer)
        .file(facts::ice_key_differs),
    row("D001", "InsuredNumberTwice", Blocking)
        .from(Single, EBDS, "control 18: no number twice")
        .line(duplicates::insured_number_twice),
    row("D002", "CinUnderTwoNumbers", Warning).from(House, PRUDENCE, CARE).line(duplicates::cin_under_two_numbers),
    row("D003", "CinTwiceWithoutNumber", Blocking)
        .from(House, PRUDENCE, CARE)
        .line(duplicates::cin_twice_without_number),
    row("D004", "LookAlikeNumber", Notice).from(House, PRUDENCE, CARE).file(duplicates::look_alike_number),
    row("F001", "ValueMissing", Blocking).from(House, READING, NO_GUESS).field(FieldError::Missing),
    row("F002", "ErrorCell", Blocking).from(House, READING, NO_GUESS).field(FieldError::ErrorCell),
    row("F003", "FormulaWithoutValue", Blocking).from(House, READING, NO_GUESS).field(FieldError::FormulaWithoutValue),
    row("F004", "DateInsteadOfNumber", Blocking).from(House, READING, NO_GUESS).field(FieldError::DateInsteadOfNumber),
    row("F005", "BooleanInsteadOfValue", Blocking)
        .from(House, READING, NO_GUESS)
        .field(FieldError::BooleanInsteadOfValue),
    row("F006", "RoundedBySpreadsheet", Blocking)
        .from(House, READING, NO_GUESS)
        .field(FieldError::RoundedBySpreadsheet),
    row("F007", "NotAnAmount", Blocking).from(House, READING, NO_GUESS).field(FieldError::NotAnAmount),
    row("F008", "AmbiguousAmount", Blocking).from(House, READING, NO_GUESS).field(FieldError::AmbiguousAmount),
    row("F009", "TooManyDecimals", Blocking)
        .from(Confirmed, EBDS, "amounts in centimes")
        .field(FieldError::TooManyDecimals),
    row("F010", "NegativeAmount", Blocking).from(House, READING, NO_GUESS).field(FieldError::NegativeAmount),
    row("F011", "AmountTooLarge", Blocking)
        .from(Confirmed, EBDS, "width of the field")
        .field(FieldError::AmountTooLarge),
    row("F012", "InsuredNumberNotDigits", Blocking)
        .from(Confirmed, EBDS, "control 5: insured number")
        .field(FieldError::InsuredNumberNotDigits),
    row("F013", "InsuredNumberLength", Blocking)
        .from(Confirmed, EBDS, "control 5: insured number")
        .field(FieldError::InsuredNumberLength),
    row("F014", "AffiliateNumberInvalid", Blocking)
        .from(Confirmed, EBDS, "field N_Num_Affilie")
        .field(FieldError::AffiliateNumberInvalid),
    row("F015", "PeriodInvalid", Blocking).from(Confirmed, EBDS, "field L_Periode").field(FieldError::PeriodInvalid),
    row("F016", "DaysNotANumber", Blocking).from(House, READING, NO_GUESS).field(FieldError::DaysNotANumber),
    row("F017", "DaysNotWhole", Blocking)
        .from(Confirmed, EBDS, "field N_Jours_Declares")
        .field(FieldError::DaysNotWhole),
    row("F018", "DaysOutOfRange", Blocking)
        .from(Confirmed, EBDS, "control 6: days 0 to 26")
        .field(FieldError::DaysOutOfRange),
    row("F019", "UnknownSituation", Blocking)
        .from(Confirmed, EBDS, "field L_Situation")
        .field(FieldError::UnknownSituation),
    row("F020", "NameNotLatin", Blocking)
        .from(Confirmed, EBDS, "control 10: allowed characters")
        .field(FieldError::NameNotLatin),
    row("F021", "NameCharacters", Blocking)
        .from(Confirmed, EBDS, "control 10: allowed characters")
        .field(FieldError::NameCharacters),
    row("F022", "NameTooLong", Blocking).from(Confirmed, EBDS, "field L_Nom_Prenom").field(FieldError::NameTooLong),
    row("F023", "CinCharacters", Blocking)
        .from(Confirmed, EBDS, "control 10: allowed characters")
        .field(FieldError::CinCharacters),
    // A residence card or a passport does not have the shape of a CIN.
    row("F024", "CinShape", Warning).from(Uncertain, EBDS, "field L_Num_CIN").field(FieldError::CinShape),
    row("F025", "NotAWholeNumber", Blocking).from(House, READING, NO_GUESS).field(FieldError::NotAWholeNumber),
    row("F026", "CinTooLong", Blocking).from(Confirmed, EBDS, "field L_Num_CIN").field(FieldError::CinTooLong),
    row("L001", "LineTooLong", Blocking)
        .from(Confirmed, EBDS, "control 1: line of 260 characters")
        .structure(Structure::LineTooLong),
    row("L002", "LineTrimmed", Warning)
        .from(Confirmed, EBDS, "control 1: line of 260 characters")
        .gathered()
        .structure(Structure::LineTrimmed),
    row("L003", "LineTooShort", Blocking)
        .from(Confirmed, EBDS, "control 1: line of 260 characters")
        .structure(Structure::LineTooShort),
    row("L004", "UnknownRecord", Blocking)
        .from(Confirmed, EBDS, "control 2: order of records")
        .structure(Structure::UnknownRecord),
    row("L005", "RecordOutOfOrder", Blocking)
        .from(Confirmed, EBDS, "control 2: order of records")
        .structure(Structure::RecordOutOfOrder),
    row("L006", "RecordMissing", Blocking)
        .from(Confirmed, EBDS, "control 2: order of records")
        .structure(Structure::RecordMissing),
    row("L007", "RecordRepeated", Blocking)
        .from(Confirmed, EBDS, "control 2: order of records")
        .structure(Structure::RecordRepeated),
    row("L008", "AffiliateDiffersOnLine", Blocking)
        .from(Confirmed, EBDS, "control 3: one affiliate and one period")
        .structure(Structure::AffiliateDiffersOnLine),
    row("L009", "PeriodDiffersOnLine", Blocking)
        .from(Confirmed, EBDS, "control 3: one affiliate and one period")
        .structure(Structure::PeriodDiffersOnLine),
    row("L010", "CategoryDiffers", Blocking).from(Confirmed, EBDS, "field L_Cat").structure(Structure::CategoryDiffers),
    row("L011", "NameDiffers", Warning).from(Uncertain, EBDS, "file names").structure(Structure::NameDiffers),
    row("L012", "NotNumeric", Blocking).from(Confirmed, EBDS, "numeric fields").structure(Structure::NotNumeric),
    row("L013", "TextNormalised", Notice)
        .from(Confirmed, EBDS, "control 10: allowed characters")
        .gathered()
        .structure(Structure::TextNormalised),
    row("L014", "FillerNotBlank", Warning)
        .from(Confirmed, EBDS, "field L_filler")
        .gathered()
        .structure(Structure::FillerNotBlank),
    row("L015", "ControlSumDiffers", Blocking)
        .from(Confirmed, EBDS, "control 9: control sums and totals")
        .structure(Structure::ControlSumDiffers),
    row("L016", "RecapDiffers", Blocking)
        .from(Confirmed, EBDS, "control 9: control sums and totals")
        .structure(Structure::RecapDiffers),
    row("L017", "RecapTotalsSwapped", Blocking)
        .from(Confirmed, EBDS, "control 9: control sums and totals")
        .structure(Structure::RecapTotalsSwapped),
    row("L018", "RecapPaddedWrongSide", Blocking)
        .from(Confirmed, EBDS, "control 9: control sums and totals")
        .structure(Structure::RecapPaddedWrongSide),
    row("L019", "HeaderWithoutActivity", Warning)
        .from(Confirmed, EBDS, "record 01")
        .structure(Structure::HeaderWithoutActivity),
    row("L020", "DeclarationNamedPreestablished", Warning)
        .from(Confirmed, EBDS, "record 00")
        .structure(Structure::DeclarationNamedPreestablished),
    row("L021", "NotSorted", Warning)
        .from(Confirmed, EBDS, "control 2: order of records")
        .gathered()
        .structure(Structure::NotSorted),
    row("L022", "EmptyLineNotEmpty", Blocking)
        .from(Confirmed, EBDS, "record 04")
        .structure(Structure::EmptyLineNotEmpty),
    row("L023", "EmptyLineMissing", Warning).from(Confirmed, EBDS, "record 04").structure(Structure::EmptyLineMissing),
    row("L024", "ComplementaryWithKnownEmployees", Blocking)
        .from(Confirmed, EBDS, "records E02 to E04")
        .structure(Structure::ComplementaryWithKnownEmployees),
    row("L025", "HeaderDateInvalid", Warning)
        .from(Confirmed, EBDS, "record 01")
        .structure(Structure::HeaderDateInvalid),
    row("L026", "HeaderMonthInvalid", Blocking)
        .from(Confirmed, EBDS, "record 01, field L_Periode")
        .structure(Structure::HeaderMonthInvalid),
    row("M001", "LastMonthEmployeeMissing", Warning)
        .from(House, PRUDENCE, CARE)
        .needing(Needs::Previous)
        .file(months::last_month_employee_missing),
    row("M002", "WageChanged", Notice).from(House, PRUDENCE, CARE).needing(Needs::Previous).line(months::wage_changed),
    row("M003", "AlreadyDeclaredThisMonth", Blocking)
        .from(House, PRUDENCE, CARE)
        .needing(Needs::Elsewhere)
        .line(months::already_declared_this_month),
    row("M004", "DeclaredAfterDeath", Warning)
        .from(House, PRUDENCE, CARE)
        .needing(Needs::Previous)
        .line(months::declared_after_death),
    row("M005", "DeclaredAfterLeaving", Notice)
        .from(House, PRUDENCE, CARE)
        .needing(Needs::Previous)
        .line(months::declared_after_leaving),
    row("M006", "NameChanged", Warning).from(House, PRUDENCE, CARE).needing(Needs::Previous).line(months::name_changed),
    row("M007", "MonthNotOver", Notice).from(House, PRUDENCE, CARE).needing(Needs::Month).file(months::month_not_over),
    row("N001", "SeparatorsRemoved", Notice)
        .from(House, READING, NO_GUESS)
        .gathered()
        .field(FieldError::SeparatorsRemoved),
    row("N002", "CurrencyRemoved", Notice).from(House, READING, NO_GUESS).gathered().field(FieldError::CurrencyRemoved),
    row("N003", "ArabicDigitsRead", Notice)
        .from(House, READING, NO_GUESS)
        .gathered()
        .field(FieldError::ArabicDigitsRead),
    row("N004", "LeadingZerosRestored", Notice)
        .from(House, READING, NO_GUESS)
        .gathered()
        .field(FieldError::LeadingZerosRestored),
    row("N005", "NameNormalised", Notice).from(House, READING, NO_GUESS).gathered().field(FieldError::NameNormalised),
    row("N006", "NameSplit", Notice).from(House, READING, NO_GUESS).gathered().field(FieldError::NameSplit),
    row("N007", "CinNormalised", Notice).from(House, READING, NO_GUESS).gathered().field(FieldError::CinNormalised),
    row("N008", "SituationTranslated", Notice)
        .from(House, READING, NO_GUESS)
        .gathered()
        .field(FieldError::SituationTranslated),
    row("N009", "FloatNoiseRemoved", Notice)
        .from(House, READING, NO_GUESS)
        .gathered()
        .field(FieldError::FloatNoiseRemoved),
    row("N010", "MonthNotGiven", Notice).from(House, READING, NO_GUESS).file(facts::month_not_given),
    row("N011", "EmployerNotGiven", Notice).from(House, READING, NO_GUESS).file(facts::employer_not_given),
    NOT_SHOWN,
    row("P001", "ExpectedEmployeeMissing", Blocking)
        .from(Uncertain, EBDS, "every employee of the pre-established file is answered")
        .needing(Needs::Preestablished)
        .file(expected::expected_employee_missing),
    row("P002", "ExpectedNameChanged", Warning)
        .from(Uncertain, EBDS, "records 02: identity as in records A02")
        .needing(Needs::Preestablished)
        .line(expected::expected_name_changed),
    row("P003", "ExpectedAllowanceChanged", Warning)
        .from(Uncertain, EBDS, "records 02: figures as in records A02")
        .needing(Needs::Preestablished)
        .line(expected::expected_allowance_changed),
    row("P004", "UnexpectedAmongKnown", Warning)
        .from(House, PRUDENCE, CARE)
        .needing(Needs::Preestablished)
        .line(expected::unexpected_among_known),
    row("P005", "ExpectedAmongEntrants", Warning)
        .from(House, PRUDENCE, CARE)
        .needing(Needs::Preestablished)
        .line(expected::expected_among_entrants),
    row("P006", "TakenForEntrant", Notice)
        .from(House, PRUDENCE, CARE)
        .needing(Needs::Preestablished)
        .line(expected::taken_for_entrant),
    row("P007", "TransferIdDiffers", Warning)
        .from(Confirmed, EBDS, "field N_Identif_Transfert")
        .needing(Needs::Preestablished)
        .file(expected::transfer_id_differs),
    row("P008", "PreestablishedOfOther", Warning)
        .from(House, PRUDENCE, CARE)
        .needing(Needs::Preestablished)
        .file(expected::preestablished_of_other),
    // A warning: whoever was hired late may follow in a complementary declaration.
    row("P009", "HiredEmployeeMissing", Warning)
        .from(House, PRUDENCE, CARE)
        .needing(Needs::Movements)
        .file(expected::hired_employee_missing),
    row("P010", "LeaverWithoutSituation", Blocking)
        .from(House, PRUDENCE, CARE)
        .needing(Needs::Movements)
        .line(expected::leaver_without_situation),
    // A warning: the register is what was told here, not what the fund knows.
    row("P011", "RegisteredEmployeeMissing", Warning)
        .from(House, PRUDENCE, CARE)
        .needing(Needs::Preestablished)
        .file(expected::registered_employee_missing),
    row("S001", "EncodingGuessed", Notice).from(House, READING, NO_GUESS).structure(Structure::EncodingGuessed),
    row("S002", "UnreadableCharacters", Warning)
        .from(House, READING, NO_GUESS)
        .gathered()
        .structure(Structure::UnreadableCharacters),
    row("S003", "SeparatorLineSkipped", Notice)
        .from(House, READING, NO_GUESS)
        .structure(Structure::SeparatorLineSkipped),
    row("S004", "BlankRowsSkipped", Notice)
        .from(House, READING, NO_GUESS)
        .gathered()
        .structure(Structure::BlankRowsSkipped),
    row("S005", "RepeatedHeaderSkipped", Notice)
        .from(House, READING, NO_GUESS)
        .gathered()
        .structure(Structure::RepeatedHeaderSkipped),
    row("S006", "TitleRowsSkipped", Notice).from(House, READING, NO_GUESS).structure(Structure::TitleRowsSkipped),
    row("S007", "TwoLineHeader", Notice).from(House, READING, NO_GUESS).structure(Structure::TwoLineHeader),
    row("S008", "TotalRowSkipped", Notice).from(House, READING, NO_GUESS).structure(Structure::TotalRowSkipped),
    row("S009", "TotalDiffers", Warning).from(House, READING, NO_GUESS).structure(Structure::TotalDiffers),
    row("S010", "ShortRow", Notice).from(House, READING, NO_GUESS).gathered().structure(Structure::ShortRow),
    row("S011", "LongRow", Warning).from(House, READING, NO_GUESS).gathered().structure(Structure::LongRow),
    row("S012", "UnterminatedQuote", Blocking).from(House, READING, NO_GUESS).structure(Structure::UnterminatedQuote),
    row("S013", "ColumnIgnored", Notice).from(House, READING, NO_GUESS).structure(Structure::ColumnIgnored),
    row("S014", "UnheadedColumn", Notice)
        .from(House, READING, NO_GUESS)
        .gathered()
        .structure(Structure::UnheadedColumn),
    row("S015", "StrayRow", Warning).from(House, READING, NO_GUESS).structure(Structure::StrayRow),
    row("S016", "HiddenRows", Notice).from(House, READING, NO_GUESS).gathered().structure(Structure::HiddenRows),
    row("S017", "HiddenColumns", Notice).from(House, READING, NO_GUESS).gathered().structure(Structure::HiddenColumns),
    row("S018", "HiddenSheets", Notice).from(House, READING, NO_GUESS).structure(Structure::HiddenSheets),
    row("S019", "OtherSheets", Notice).from(House, READING, NO_GUESS).structure(Structure::OtherSheets),
    row("S020", "DuplicateCell", Blocking).from(House, READING, NO_GUESS).structure(Structure::DuplicateCell),
    row("S021", "MergedCells", Warning).from(House, READING, NO_GUESS).gathered().structure(Structure::MergedCells),
    row("S022", "Dates1904", Notice).from(House, READING, NO_GUESS).structure(Structure::Dates1904),
    row("S023", "BelowOtherHeading", Blocking).from(House, READING, NO_GUESS).structure(Structure::BelowOtherHeading),
    row("T001", "ShareDiffers", Warning).from(House, PRUDENCE, CARE).needing(Needs::Month).line(shares::share_differs),
    row("T002", "ShareRoundedOtherwise", Notice)
        .from(House, PRUDENCE, CARE)
        .needing(Needs::Month)
        .gathered()
        .line(shares::share_rounded_otherwise),
];

/// The rule of a code.
pub fn find(code: Code) -> Option<&'static Rule> {
    CATALOGUE.binary_search_by_key(&code, |rule| rule.code).ok().map(|at| &CATALOGUE[at])
}

/// The rule of an unreadable or changed field.
pub fn of_field_error(error: FieldError) -> Option<&'static Rule> {
    CATALOGUE.iter().find(|rule| matches!(rule.check, Check::Field(of) if of == error))
}

/// The rule of a reader's problem.
pub fn of_structure(structure: Structure) -> Option<&'static Rule> {
    CATALOGUE.iter().find(|rule| matches!(rule.check, Check::Structure(of) if of == structure))
}

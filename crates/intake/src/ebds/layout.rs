//! The 18 records of an e-BDS file. The official field names live here and nowhere else.
//!
//! Positions are characters, counted from 1, both ends included, as in the official description. One table
//! reads, writes and documents the format. Records B0n and E0n have the same fields; A02 and A03 are the
//! beginning of 02 and 03. Source: e-BDS description, version 2, February 2006 (status C for A and B records
//! and for the lengths of E records).

use tasrih_domain::{Column, Field};

/// Characters of every line, its end not counted. Source: C.
pub const WIDTH: u16 = 260;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The record type: `B02`.
    Tag,
    /// A number, right-justified, zero-padded.
    Digits,
    /// An amount in centimes, written as a number.
    Centimes,
    /// A code that is written as a number but may be left blank (postal code, branch).
    Code,
    /// A day, `AAAAMMJJ`.
    Date,
    /// Upper-case text, left-justified, space-padded.
    Text,
    /// Nothing but spaces.
    Blank,
}

/// One field of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSpec {
    /// Official name.
    pub name: &'static str,
    /// First character, from 1.
    pub from: u16,
    /// Last character, included.
    pub to: u16,
    /// What it holds.
    pub kind: Kind,
    /// The field of a declaration that it is, or that it sums up in a recap.
    pub field: Option<Field>,
    /// The total that it counts in, or that it is in a recap.
    pub total: Option<Total>,
}

/// What the recaps add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// Employees.
    Count,
    /// Children.
    Children,
    /// Family allowance to pay.
    ToPay,
    /// Family allowance to deduct.
    ToDeduct,
    /// Net family allowance.
    Net,
    /// Insured numbers, as a control.
    Insured,
    /// Family allowance to pay back.
    ToReturn,
    /// Days.
    Days,
    /// Actual wages.
    Gross,
    /// Capped wages.
    Capped,
    /// Control sums of the lines.
    Control,
}

impl Total {
    /// How many there are.
    pub const COUNT: usize = 11;

    const fn of(field: Field) -> Option<Self> {
        match field {
            Field::Children => Some(Self::Children),
            Field::AllowanceToPay => Some(Self::ToPay),
            Field::AllowanceToDeduct => Some(Self::ToDeduct),
            Field::AllowanceNet => Some(Self::Net),
            Field::InsuredNumber => Some(Self::Insured),
            Field::AllowanceToReturn => Some(Self::ToReturn),
            Field::Days => Some(Self::Days),
            Field::GrossWage => Some(Self::Gross),
            Field::CappedWage => Some(Self::Capped),
            Field::ControlSum => Some(Self::Control),
            _ => None,
        }
    }
}

impl FieldSpec {
    const fn new(name: &'static str, from: u16, to: u16, kind: Kind) -> Self {
        Self { name, from, to, kind, field: None, total: None }
    }

    const fn means(self, field: Field) -> Self {
        Self { field: Some(field), total: Total::of(field), ..self }
    }

    /// Characters it takes.
    pub const fn width(&self) -> usize {
        (self.to - self.from + 1) as usize
    }

    /// Its place in the line, as shown to people.
    pub const fn column(&self) -> Column {
        Column::Slice { from: self.from, to: self.to }
    }

    /// The same field in a line that lost `by` characters before it.
    pub(super) const fn shifted_left(&self, by: u16) -> Self {
        Self { from: self.from - by, to: self.to - by, ..*self }
    }
}

/// One kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordLayout {
    /// The fields in order.
    pub fields: &'static [FieldSpec],
}

impl RecordLayout {
    /// Last character of the last field that is not filler: a shorter line lost more than its trailing spaces.
    pub const fn needed(&self) -> u16 {
        let last = &self.fields[self.fields.len() - 1];
        if matches!(last.kind, Kind::Blank) { last.from - 1 } else { last.to }
    }

    /// The filler at the end, when the record has one.
    pub const fn filler(&self) -> Option<&FieldSpec> {
        let last = &self.fields[self.fields.len() - 1];
        if matches!(last.kind, Kind::Blank) { Some(last) } else { None }
    }

    /// Do the fields tile the whole line, without gap or overlap?
    pub const fn covers_whole_width(&self) -> bool {
        let (mut next, mut at) = (1, 0);
        while at < self.fields.len() {
            let field = &self.fields[at];
            if field.from != next || field.to < field.from {
                return false;
            }
            next = field.to + 1;
            at += 1;
        }
        next == WIDTH + 1
    }
}

/// Record type.
pub const TAG: FieldSpec = FieldSpec::new("L_Type_Enreg", 1, 3, Kind::Tag);
/// Affiliate number, on every record but 00.
pub const AFFILIATE: FieldSpec = FieldSpec::new("N_Num_Affilie", 4, 10, Kind::Digits).means(Field::AffiliateNumber);
/// Declared month `AAAAMM`, on every record but 00.
pub const PERIOD: FieldSpec = FieldSpec::new("L_Periode", 11, 16, Kind::Digits).means(Field::Period);
/// Insured number, on records 02 and 04.
pub const INSURED: FieldSpec = FieldSpec::new("N_Num_Assure", 17, 25, Kind::Digits).means(Field::InsuredNumber);
/// Affiliate number and month together: the same on every record but 00.
pub(super) const HEAD: FieldSpec = FieldSpec::new("N_Num_Affilie", AFFILIATE.from, PERIOD.to, Kind::Digits);
/// Surname (first 30) and given name (last 30), on records 02 and 04.
pub const NAME: FieldSpec = FieldSpec::new("L_Nom_Prenom", 26, 85, Kind::Text).means(Field::FullName);
/// First half of [`NAME`].
pub const SURNAME: FieldSpec = FieldSpec { to: 55, field: Some(Field::Surname), ..NAME };
/// Second half of [`NAME`].
pub const GIVEN_NAME: FieldSpec = FieldSpec { from: 56, field: Some(Field::GivenName), ..NAME };

const fn filler(from: u16) -> FieldSpec {
    FieldSpec::new("L_filler", from, WIDTH, Kind::Blank)
}

/// Record 00: what the file is.
pub mod nature {
    use super::{FieldSpec, Kind, RecordLayout, TAG, filler};

    /// Transfer id given by the fund in A00, copied unchanged.
    pub const TRANSFER: FieldSpec = FieldSpec::new("N_Identif_Transfert", 4, 17, Kind::Digits);
    /// Category: A0, B0, E1 to E9.
    pub const CATEGORY: FieldSpec = FieldSpec::new("L_Cat", 18, 19, Kind::Text);
    /// The record.
    pub const LAYOUT: RecordLayout = RecordLayout { fields: &[TAG, TRANSFER, CATEGORY, filler(20)] };
    const _: () = assert!(LAYOUT.covers_whole_width());
}

/// Record 01: the employer.
pub mod header {
    use super::{AFFILIATE, FieldSpec, Kind, PERIOD, RecordLayout, TAG};

    /// Company name.
    pub const COMPANY: FieldSpec = FieldSpec::new("L_Raison_Sociale", 17, 56, Kind::Text);
    /// Activity.
    pub const ACTIVITY: FieldSpec = FieldSpec::new("L_Activite", 57, 96, Kind::Text);
    /// Address.
    pub const ADDRESS: FieldSpec = FieldSpec::new("L_Adresse", 97, 216, Kind::Text);
    /// City.
    pub const CITY: FieldSpec = FieldSpec::new("L_Ville", 217, 236, Kind::Text);
    /// Postal code.
    pub const POSTAL_CODE: FieldSpec = FieldSpec::new("C_Code_Postal", 237, 242, Kind::Code);
    /// Code of the fund's branch.
    pub const BRANCH_CODE: FieldSpec = FieldSpec::new("C_Code_Agence", 243, 244, Kind::Code);
    /// Day of issue.
    pub const ISSUED_ON: FieldSpec = FieldSpec::new("D_Date_Emission", 245, 252, Kind::Date);
    /// Day the contributions are due.
    pub const DUE_ON: FieldSpec = FieldSpec::new("D_Date_Exig", 253, 260, Kind::Date);
    /// The record.
    pub const LAYOUT: RecordLayout = RecordLayout {
        fields: &[
            TAG,
            AFFILIATE,
            PERIOD,
            COMPANY,
            ACTIVITY,
            ADDRESS,
            CITY,
            POSTAL_CODE,
            BRANCH_CODE,
            ISSUED_ON,
            DUE_ON,
        ],
    };
    const _: () = assert!(LAYOUT.covers_whole_width());
}

/// Record 02: a known employee.
pub mod known {
    use super::{AFFILIATE, FieldSpec, INSURED, Kind, NAME, PERIOD, RecordLayout, TAG, filler};
    use tasrih_domain::Field;

    /// Children entitling to family allowance.
    pub const CHILDREN: FieldSpec = FieldSpec::new("N_Enfants", 86, 87, Kind::Digits).means(Field::Children);
    /// Family allowance to pay.
    pub const TO_PAY: FieldSpec = FieldSpec::new("N_AF_A_Payer", 88, 93, Kind::Centimes).means(Field::AllowanceToPay);
    /// Family allowance to deduct.
    pub const TO_DEDUCT: FieldSpec =
        FieldSpec::new("N_AF_A_Deduire", 94, 99, Kind::Centimes).means(Field::AllowanceToDeduct);
    /// Net family allowance.
    pub const NET: FieldSpec = FieldSpec::new("N_AF_Net_A_Payer", 100, 105, Kind::Centimes).means(Field::AllowanceNet);
    /// Family allowance to pay back to the fund.
    pub const TO_RETURN: FieldSpec =
        FieldSpec::new("N_AF_A_Reverser", 106, 111, Kind::Centimes).means(Field::AllowanceToReturn);
    /// Days declared.
    pub const DAYS: FieldSpec = FieldSpec::new("N_Jours_Declares", 112, 113, Kind::Digits).means(Field::Days);
    /// Actual wage.
    pub const GROSS: FieldSpec = FieldSpec::new("N_Salaire_Reel", 114, 126, Kind::Centimes).means(Field::GrossWage);
    /// Capped wage.
    pub const CAPPED: FieldSpec = FieldSpec::new("N_Salaire_Plaf", 127, 135, Kind::Centimes).means(Field::CappedWage);
    /// Situation code.
    pub const SITUATION: FieldSpec = FieldSpec::new("L_Situation", 136, 137, Kind::Text).means(Field::Situation);
    /// Control sum of the line.
    pub const CONTROL: FieldSpec = FieldSpec::new("S_Ctr", 138, 156, Kind::Digits).means(Field::ControlSum);
    /// The record.
    pub const LAYOUT: RecordLayout = RecordLayout {
        fields: &[
            TAG,
            AFFILIATE,
            PERIOD,
            INSURED,
            NAME,
            CHILDREN,
            TO_PAY,
            TO_DEDUCT,
            NET,
            TO_RETURN,
            DAYS,
            GROSS,
            CAPPED,
            SITUATION,
            CONTROL,
            filler(157),
        ],
    };
    /// The record of the fund's file: without what the employer fills in.
    pub const EXPECTED_LAYOUT: RecordLayout = RecordLayout {
        fields: &[TAG, AFFILIATE, PERIOD, INSURED, NAME, CHILDREN, TO_PAY, TO_DEDUCT, NET, filler(106)],
    };
    const _: () = assert!(LAYOUT.covers_whole_width() && EXPECTED_LAYOUT.covers_whole_width());
}

/// Record 04: a new hire.
pub mod entrant {
    use super::{AFFILIATE, FieldSpec, INSURED, Kind, NAME, PERIOD, RecordLayout, TAG, filler};
    use tasrih_domain::Field;

    /// National identity card.
    pub const CIN: FieldSpec = FieldSpec::new("L_Num_CIN", 86, 93, Kind::Text).means(Field::Cin);
    /// Days declared.
    pub const DAYS: FieldSpec = FieldSpec::new("N_Nbr_Jours", 94, 95, Kind::Digits).means(Field::Days);
    /// Actual wage.
    pub const GROSS: FieldSpec = FieldSpec::new("N_Sal_Reel", 96, 108, Kind::Centimes).means(Field::GrossWage);
    /// Capped wage.
    pub const CAPPED: FieldSpec = FieldSpec::new("N_Sal_Plaf", 109, 117, Kind::Centimes).means(Field::CappedWage);
    /// Control sum of the line.
    pub const CONTROL: FieldSpec = FieldSpec::new("S_Ctr", 118, 136, Kind::Digits).means(Field::ControlSum);
    /// The record.
    pub const LAYOUT: RecordLayout = RecordLayout {
        fields: &[TAG, AFFILIATE, PERIOD, INSURED, NAME, CIN, DAYS, GROSS, CAPPED, CONTROL, filler(137)],
    };
    const _: () = assert!(LAYOUT.covers_whole_width());
}

/// Records 03, 05 and 06: the recaps.
pub mod recap {
    use super::{AFFILIATE, FieldSpec, Kind, PERIOD, RecordLayout, TAG, Total, filler};
    use tasrih_domain::Field;

    /// Number of employees.
    pub const COUNT: FieldSpec =
        FieldSpec { total: Some(Total::Count), ..FieldSpec::new("N_Nbr_Salaries", 17, 22, Kind::Digits) };

    const fn insured(from: u16) -> FieldSpec {
        FieldSpec::new("N_T_Num_Imma", from, from + 14, Kind::Digits).means(Field::InsuredNumber)
    }
    const fn days(from: u16) -> FieldSpec {
        FieldSpec::new("N_T_Jours_Declares", from, from + 5, Kind::Digits).means(Field::Days)
    }
    const fn gross(from: u16) -> FieldSpec {
        FieldSpec::new("N_T_Salaire_Reel", from, from + 14, Kind::Centimes).means(Field::GrossWage)
    }
    const fn capped(from: u16) -> FieldSpec {
        FieldSpec::new("N_T_Salaire_Plaf", from, from + 12, Kind::Centimes).means(Field::CappedWage)
    }
    const fn control(from: u16) -> FieldSpec {
        FieldSpec::new("N_T_Ctr", from, from + 18, Kind::Digits).means(Field::ControlSum)
    }

    /// Children, in record 03.
    pub const CHILDREN: FieldSpec = FieldSpec::new("N_T_Enfants", 23, 28, Kind::Digits).means(Field::Children);
    /// Family allowance to pay, in record 03.
    pub const TO_PAY: FieldSpec = FieldSpec::new("N_T_AF_A_Payer", 29, 40, Kind::Centimes).means(Field::AllowanceToPay);
    /// Family allowance to deduct, in record 03.
    pub const TO_DEDUCT: FieldSpec =
        FieldSpec::new("N_T_AF_A_Deduire", 41, 52, Kind::Centimes).means(Field::AllowanceToDeduct);
    /// Net family allowance, in record 03.
    pub const NET: FieldSpec = FieldSpec::new("N_T_AF_Net_A_Payer", 53, 64, Kind::Centimes).means(Field::AllowanceNet);
    /// Sum of the insured numbers, in record 03. A known wrong implementation swaps it with [`TO_RETURN`].
    pub const INSURED: FieldSpec = insured(65);
    /// Family allowance to pay back, in record 03.
    pub const TO_RETURN: FieldSpec =
        FieldSpec::new("N_T_AF_A_Reverser", 80, 91, Kind::Centimes).means(Field::AllowanceToReturn);

    /// Record 03: recap of records 02.
    pub const KNOWN: RecordLayout = RecordLayout {
        fields: &[
            TAG,
            AFFILIATE,
            PERIOD,
            COUNT,
            CHILDREN,
            TO_PAY,
            TO_DEDUCT,
            NET,
            INSURED,
            TO_RETURN,
            days(92),
            gross(98),
            capped(113),
            control(126),
            filler(145),
        ],
    };
    /// Record A03: recap of the fund's file.
    pub const EXPECTED: RecordLayout = RecordLayout {
        fields: &[TAG, AFFILIATE, PERIOD, COUNT, CHILDREN, TO_PAY, TO_DEDUCT, NET, INSURED, filler(80)],
    };
    /// Record 05, recap of records 04, and record 06, recap of 03 and 05.
    pub const ENTRANTS: RecordLayout = RecordLayout {
        fields: &[TAG, AFFILIATE, PERIOD, COUNT, insured(23), days(38), gross(44), capped(59), control(72), filler(91)],
    };
    const _: () = assert!(KNOWN.covers_whole_width() && EXPECTED.covers_whole_width() && ENTRANTS.covers_whole_width());
}

/// Which of the three files a record belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// The fund's pre-established file: records A.
    Preestablished,
    /// The main declaration: records B.
    Main,
    /// A complementary declaration: records E.
    Complementary,
}

impl Family {
    /// First letter of its records.
    pub const fn letter(self) -> char {
        match self {
            Self::Preestablished => 'A',
            Self::Main => 'B',
            Self::Complementary => 'E',
        }
    }

    /// Number of its last record.
    pub const fn last_record(self) -> u8 {
        match self {
            Self::Preestablished => 3,
            Self::Main | Self::Complementary => 6,
        }
    }

    /// The layout of its record of that number.
    pub const fn record(self, number: u8) -> Option<&'static RecordLayout> {
        match (self, number) {
            (_, 0) => Some(&nature::LAYOUT),
            (_, 1) => Some(&header::LAYOUT),
            (Self::Preestablished, 2) => Some(&known::EXPECTED_LAYOUT),
            (Self::Preestablished, 3) => Some(&recap::EXPECTED),
            (Self::Preestablished, _) => None,
            (_, 2) => Some(&known::LAYOUT),
            (_, 3) => Some(&recap::KNOWN),
            (_, 4) => Some(&entrant::LAYOUT),
            (_, 5 | 6) => Some(&recap::ENTRANTS),
            _ => None,
        }
    }
}

/// The record type that three bytes name, in either case: `b02` is record 2 of the main declaration.
pub(super) fn record_type(tag: &[u8]) -> Option<(Family, u8)> {
    let &[letter, b'0', number @ b'0'..=b'6'] = tag else { return None };
    let family = match letter {
        b'A' | b'a' => Family::Preestablished,
        b'B' | b'b' => Family::Main,
        b'E' | b'e' => Family::Complementary,
        _ => return None,
    };
    let number = number - b'0';
    (number <= family.last_record()).then_some((family, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_18_records_and_each_has_its_layout() {
        let families = [Family::Preestablished, Family::Main, Family::Complementary];
        let records = families.iter().flat_map(|family| (0..=9).filter_map(|number| family.record(number)));
        assert_eq!(records.count(), 18);
    }

    #[test]
    fn a_record_type_is_read_in_either_case() {
        assert_eq!(record_type(b"b02"), Some((Family::Main, 2)));
        assert_eq!(record_type(b"E06"), Some((Family::Complementary, 6)));
        for tag in [&b"A04"[..], b"B07", b"C00", b"B1", b"B12", b""] {
            assert_eq!(record_type(tag), None);
        }
    }
}

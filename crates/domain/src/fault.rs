//! What readers find wrong, as data: structure problems, unreadable fields, and refusals of a whole file.
//!
//! Each variant has one row in the catalogue of `rules`, which gives it a code, a severity and a wording.

use crate::finding::Args;
use crate::source::{Excerpt, Header, Place};

/// An enum that can list itself, so that tables over it can be shown complete.
macro_rules! listed {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All of them, in the order of their definition.
            pub const ALL: &[Self] = &[$(Self::$variant),+];
        }
    };
}

listed! {
    /// Something a reader noticed about the file that is not the value of one field.
    ///
    /// Each has one row in the catalogue of `rules`, which gives it code, severity and wording.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Structure {
        // Any table
        /// The encoding was guessed from the bytes. Args: `encoding`.
        EncodingGuessed,
        /// Bytes that are no character of the encoding were replaced. Args: `count`.
        UnreadableCharacters,
        /// A `sep=` line was skipped.
        SeparatorLineSkipped,
        /// Blank rows were skipped. Args: `count`.
        BlankRowsSkipped,
        /// A repeated heading was skipped. Args: `count`.
        RepeatedHeaderSkipped,
        /// Rows above the heading were taken for titles. Args: `count`.
        TitleRowsSkipped,
        /// The heading stands over two lines and was joined.
        TwoLineHeader,
        /// A total row was recognised and compared. Args: `count` of amounts compared.
        TotalRowSkipped,
        /// A total differs from the sum of its column. Args: `expected`, `found`.
        TotalDiffers,
        /// A row has fewer cells than the heading. Args: `expected`, `found`.
        ShortRow,
        /// A row has text beyond the heading. Args: `expected`, `found`.
        LongRow,
        /// A quoted cell never ends.
        UnterminatedQuote,
        /// A column was not recognised and is not used. Args: `header`.
        ColumnIgnored,
        /// Text stands in a column without a heading and is not used. Args: `count`.
        UnheadedColumn,
        /// A line is not a person and not a total, and could not be understood.
        StrayRow,
        /// Someone below the heading of another table, whose columns are not those of the first. Args: `heading`, its row.
        BelowOtherHeading,
        // Spreadsheets
        /// Rows with data are hidden; they were read. Args: `count`.
        HiddenRows,
        /// Columns with data are hidden; they were read. Args: `count`.
        HiddenColumns,
        /// Sheets with data are hidden; they were not read. Args: `count`.
        HiddenSheets,
        /// Other sheets were not read. Args: `sheet`, `count`.
        OtherSheets,
        /// Two cells claim the same place.
        DuplicateCell,
        /// A merged area hides or repeats values.
        MergedCells,
        /// The file counts dates from 1904.
        Dates1904,
        // e-BDS records
        /// A line is longer than 260 characters. Args: `found`.
        LineTooLong,
        /// Lines are shorter than 260 characters: spaces at their end were trimmed. Told once. Args: `found` (of the first), `count` of lines.
        LineTrimmed,
        /// A line is shorter than its last field. Args: `found`.
        LineTooShort,
        /// A line does not begin with a record type of this kind of file. Args: `record`.
        UnknownRecord,
        /// A record stands out of its order. Args: `record`.
        RecordOutOfOrder,
        /// A record that must be there is missing. Args: `record`.
        RecordMissing,
        /// A record that must be there once stands there again. Args: `record`.
        RecordRepeated,
        /// A line names another affiliate than the header. Args: `expected`, `found`.
        AffiliateDiffersOnLine,
        /// A line names another month than the header. Args: `expected`, `found`.
        PeriodDiffersOnLine,
        /// The category does not fit the records. Args: `found`.
        CategoryDiffers,
        /// The file's name does not fit its content. Args: `expected`.
        NameDiffers,
        /// A numeric field holds something else than digits.
        NotNumeric,
        /// A text field holds characters beyond the 38 allowed; they were normalised. Args: `count`.
        TextNormalised,
        /// Filler is not blank.
        FillerNotBlank,
        /// A control sum differs. Args: `expected`, `found`.
        ControlSumDiffers,
        /// A total of a recap differs. Args: `expected`, `found`, `record`, `total` (official name).
        RecapDiffers,
        /// Total of insured numbers and total of family allowances to return are swapped in record 03.
        RecapTotalsSwapped,
        /// A total is padded on the wrong side (amounts times a power of ten). Args: `expected`, `found`, `record`, `total`.
        RecapPaddedWrongSide,
        /// The header lacks the activity, so that the later fields are shifted by 40.
        HeaderWithoutActivity,
        /// A declaration saved under the name of a pre-established file.
        DeclarationNamedPreestablished,
        /// Lines are not sorted by insured number. Told once. Args: `count`.
        NotSorted,
        /// The blank entrant line holds something.
        EmptyLineNotEmpty,
        /// The blank entrant line is missing although there is no entrant.
        EmptyLineMissing,
        /// A complementary declaration holds known employees.
        ComplementaryWithKnownEmployees,
        /// A date of the header is no date. Args: `found`.
        HeaderDateInvalid,
        /// The month of the header is no month. Args: `found`.
        HeaderMonthInvalid,
    }
}

listed! {
    /// A value of one field that could not be read, or was read after a change.
    ///
    /// Each has one row in the catalogue of `rules`. The notices among them are gathered: one finding per file,
    /// field and kind, with the first row and the number of rows.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum FieldError {
        /// A needed value is empty.
        Missing,
        /// The cell shows a spreadsheet error.
        ErrorCell,
        /// The cell holds a formula whose value was not saved.
        FormulaWithoutValue,
        /// A date stands where a number belongs.
        DateInsteadOfNumber,
        /// TRUE or FALSE stands where a value belongs.
        BooleanInsteadOfValue,
        /// The spreadsheet rounded a long number (`1.23E+08`).
        RoundedBySpreadsheet,
        /// Not an amount.
        NotAnAmount,
        /// An amount that can be read in two ways. Args: `first`, `second` (money).
        AmbiguousAmount,
        /// More than two decimals.
        TooManyDecimals,
        /// Below zero.
        NegativeAmount,
        /// More than the field can hold. Args: `max` (money).
        AmountTooLarge,
        /// An insured number with something else than digits.
        InsuredNumberNotDigits,
        /// An insured number that has not 9 digits. Args: `got`.
        InsuredNumberLength,
        /// An affiliate number that has not 7 digits.
        AffiliateNumberInvalid,
        /// Not a month.
        PeriodInvalid,
        /// Days that are no number.
        DaysNotANumber,
        /// Days with a fraction.
        DaysNotWhole,
        /// Days above 26 or below 0. Args: `max`.
        DaysOutOfRange,
        /// Not a situation code. Args: none.
        UnknownSituation,
        /// A name with letters that are not Latin.
        NameNotLatin,
        /// A name with characters that do not belong in a name (digits apart, which are allowed).
        NameCharacters,
        /// A name longer than 30 characters. Args: `max`, `got`.
        NameTooLong,
        /// A CIN with characters that do not belong.
        CinCharacters,
        /// A CIN that is not one or two letters then digits: it is kept, a residence card or passport looks so.
        CinShape,
        /// A CIN longer than the file can hold; it is not kept. Args: `max`, `got`.
        CinTooLong,
        /// Not a whole number (children).
        NotAWholeNumber,
        // Read after a change (notices)
        /// Spaces or separators inside a number were removed.
        SeparatorsRemoved,
        /// A currency after the amount was removed.
        CurrencyRemoved,
        /// Arabic-Indic digits were read as digits.
        ArabicDigitsRead,
        /// Zeros lost at the left of a number were put back.
        LeadingZerosRestored,
        /// Lower case, accents, apostrophes or hyphens were normalised.
        NameNormalised,
        /// One cell held the whole name; the first word was taken as the surname.
        NameSplit,
        /// The CIN was written with spaces, hyphens or in lower case.
        CinNormalised,
        /// A situation of the paper form (CO, ML, MT) or in words was read as its code.
        SituationTranslated,
        /// Noise of a computed number below 1e-9 was removed.
        FloatNoiseRemoved,
    }
}

/// What a reader noticed, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What.
    pub structure: Structure,
    /// Where.
    pub place: Place,
    /// The text found there, when one cell is meant.
    pub value: Option<Excerpt>,
    /// The figures of the message.
    pub args: Args,
}

listed! {
    /// Why a file cannot be declared at all.
    ///
    /// Each has one row in the table of refusals in `rules`, which gives its stable code and wording.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum RefusalKind {
        /// The file cannot be opened, or reading it failed.
        Unreadable,
        /// Nothing in it.
        Empty,
        /// Too many bytes. Args: `max` (count of mebibytes).
        TooLarge,
        /// Neither a table nor an e-BDS file. Args: `found`, what it is instead (`PDF`, `HTML`), or `unknown`.
        UnknownFormat,
        /// Protected by a password.
        Encrypted,
        /// The archive is broken (bad checksum, cut, overlapping or duplicate parts).
        BrokenArchive,
        /// The archive expands beyond what a payroll file needs.
        ArchiveTooLarge,
        /// The workbook's parts contradict each other or point out of the grid.
        BrokenWorkbook,
        /// A document type or entity is declared in the XML.
        ForbiddenXml,
        /// Cut in the middle, or not in one encoding.
        BrokenText,
        /// No heading was found. The headings are then `column 1`, `column 2` …: keys by which the columns can be mapped.
        NoTable,
        /// A heading, but nobody below it.
        NoEmployees,
        /// A needed column is missing. Args: `field`, the first; `count` of those missing.
        MissingColumn,
        /// A column is there twice. Args: `field`, `first`, `second`.
        DuplicateColumn,
        /// Several sheets could be the payroll. Args: `sheets`, `count`.
        SeveralSheets,
        /// The sheet asked for is not there. Args: `sheet`.
        SheetUnknown,
        /// Too many rows. Args: `max`.
        TooManyRows,
        /// Too many columns. Args: `max`.
        TooManyColumns,
        /// A cell with too much text. Args: `max`, `row`.
        CellTooLong,
        /// Another employer's file. Args: `expected`, `found`.
        OtherEmployer,
        /// Another month's file. Args: `expected`, `found` (months).
        OtherPeriod,
        /// Several employers in one file. Args: `first`, `second`.
        SeveralEmployers,
        /// Several months in one file. Args: `first`, `second` (months).
        SeveralPeriods,
        /// The fund's own file where a declaration belongs.
        PreestablishedInsteadOfDeclaration,
        /// A declaration where the fund's own file belongs.
        NotPreestablished,
        /// An e-BDS file without its header.
        EbdsWithoutHeader,
        /// The wages add up to more than a declaration can hold. Args: `max` (money).
        TotalsTooLarge,
        /// No confirmed rate for the month. Args: `month`, `first` (months).
        NoConfirmedRate,
    }
}

/// A refusal of the whole file, with the figures of its message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the file is refused: {kind:?}")]
pub struct Refusal {
    /// Why.
    pub kind: RefusalKind,
    /// The figures of the message.
    pub args: Args,
    /// Headings found, when the person can mend the refusal by mapping the columns.
    pub headers: Vec<Header>,
    /// Sheets to choose from, when the person can mend the refusal by choosing one.
    pub sheets: Vec<String>,
}

impl Refusal {
    /// A refusal with the figures of its message.
    pub fn new(kind: RefusalKind, args: Args) -> Self {
        Self { kind, args, headers: Vec::new(), sheets: Vec::new() }
    }
}

impl From<RefusalKind> for Refusal {
    fn from(kind: RefusalKind) -> Self {
        Self::new(kind, Args::new())
    }
}

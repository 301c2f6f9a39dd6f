//! What the libraries do by themselves: the measure of what the job adds.

use calamine::{DataRef, Reader, Xlsx};
use sqlx::{Connection, Executor, PgConnection, SqliteConnection};
use std::fs::File;
use std::hint::black_box;
use std::io::{BufRead, BufReader};
use std::path::Path;
use tasrih_app::invented::Person;

/// The csv crate's loop over byte records.
pub fn csv(path: &Path) -> u64 {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(path).expect("our file");
    let mut record = csv::ByteRecord::new();
    let mut fields = 0;
    while reader.read_byte_record(&mut record).expect("our file") {
        fields += record.iter().map(|field| black_box(field).len() as u64).sum::<u64>();
    }
    fields
}

/// calamine's streaming loop over cells.
pub fn xlsx(path: &Path) -> u64 {
    let mut book: Xlsx<_> = Xlsx::new(BufReader::new(File::open(path).expect("our file"))).expect("our file");
    let sheet = book.sheet_names()[0].clone();
    let mut cells = book.worksheet_cells_reader(&sheet).expect("our sheet");
    let mut seen = 0;
    while let Some(cell) = cells.next_cell().expect("our sheet") {
        seen += u64::from(!matches!(black_box(cell.get_value()), DataRef::Empty));
    }
    seen
}

/// Lines through one buffer, the numbers of each sliced and parsed.
pub fn ebds(path: &Path) -> u64 {
    let mut reader = BufReader::with_capacity(256 * 1024, File::open(path).expect("our file"));
    let (mut line, mut sum) = (Vec::with_capacity(512), 0_u64);
    loop {
        line.clear();
        if reader.read_until(b'\n', &mut line).expect("our file") == 0 {
            return sum;
        }
        if line.starts_with(b"B02") {
            for field in [16..25, 111..113, 113..126, 126..135, 137..156] {
                sum = sum.wrapping_add(line[field].iter().fold(0, |value, digit| value * 10 + u64::from(digit & 15)));
            }
        }
    }
}

const COLUMNS: usize = 12;
const ROWS_AT_ONCE: usize = 500;

/// Rows of twelve columns with a unique index, 500 to a statement, one transaction.
pub async fn insert(url: &str, people: &[Person], folder: &Path) {
    let table = "CREATE TABLE bare (run_id BIGINT, row_number BIGINT, part TEXT, insured BIGINT, surname TEXT, \
         given_name TEXT, cin TEXT, days BIGINT, gross BIGINT, capped BIGINT, situation TEXT, valid BIGINT, \
         PRIMARY KEY (run_id, row_number))";
    let index = "CREATE INDEX bare_insured ON bare (run_id, insured)";
    if url == "sqlite" {
        let url = format!("sqlite://{}?mode=rwc", folder.join("bare.sqlite").display());
        let mut db = SqliteConnection::connect(&url).await.expect("a fresh file");
        db.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL").await.expect("pragmas");
        db.execute(table).await.expect("a fresh file");
        db.execute(index).await.expect("a fresh file");
        db.execute("BEGIN IMMEDIATE").await.expect("nobody else writes");
        for (chunk, people) in people.chunks(ROWS_AT_ONCE).enumerate() {
            let mut query = sqlx::query(sqlx::AssertSqlSafe(values(people.len())));
            for (at, person) in people.iter().enumerate() {
                let row = i64::try_from(chunk * ROWS_AT_ONCE + at).unwrap_or(0);
                let (days, gross, situation) = person.month(202_603);
                query = query
                    .bind(1_i64)
                    .bind(row)
                    .bind("unsaid")
                    .bind(i64::from(person.insured().value()))
                    .bind(person.surname())
                    .bind(person.given_name())
                    .bind(person.cin())
                    .bind(i64::from(days))
                    .bind(gross.centimes())
                    .bind(gross.centimes())
                    .bind(situation.code())
                    .bind(1_i64);
            }
            query.execute(&mut db).await.expect("fresh rows");
        }
        db.execute("COMMIT").await.expect("the disk has room");
    } else {
        let mut db = PgConnection::connect(url).await.expect("the server named on the command line");
        db.execute("DROP TABLE IF EXISTS bare").await.expect("our table");
        db.execute(table).await.expect("our table");
        db.execute(index).await.expect("our table");
        let mut text = String::new();
        for (row, person) in people.iter().enumerate() {
            use std::fmt::Write;
            let (days, gross, situation) = person.month(202_603);
            let gross = gross.centimes();
            let _ = writeln!(
                text,
                "1\t{row}\tunsaid\t{}\t{}\t{}\t{}\t{days}\t{gross}\t{gross}\t{}\t1",
                person.insured().value(),
                person.surname(),
                person.given_name(),
                person.cin(),
                situation.code()
            );
        }
        let mut copy = db.copy_in_raw("COPY bare FROM STDIN").await.expect("our table");
        copy.send(text.as_bytes()).await.expect("the server listens");
        copy.finish().await.expect("fresh rows");
    }
}

/// Marks without numbers: with them, sqlx looks each of the thousands up by its name.
fn values(rows: usize) -> String {
    let row = format!("({})", ["?"; COLUMNS].join(","));
    format!("INSERT INTO bare VALUES {}", vec![row; rows].join(","))
}

//! Rows into PostgreSQL: a binary copy.

use super::{FINDINGS, LineBatch, Target, Values, put_finding};
use crate::error::StorageError;
use sqlx::PgConnection;
use tasrih_domain::Finding;

/// Head of a binary copy: signature, flags, no extension. Source: PostgreSQL manual, COPY, binary format.
const HEAD: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
const END: [u8; 2] = (-1_i16).to_be_bytes();
const NULL: [u8; 4] = (-1_i32).to_be_bytes();

/// The bytes of a copy.
struct Copy {
    bytes: Vec<u8>,
    columns: [u8; 2],
}

impl Copy {
    fn new(target: Target, rows: usize) -> Self {
        let columns = i16::try_from(target.columns.len()).unwrap_or(i16::MAX).to_be_bytes();
        // A line takes about 150 bytes.
        let mut bytes = Vec::with_capacity(HEAD.len() + rows * 160);
        bytes.extend_from_slice(HEAD);
        Self { bytes, columns }
    }

    fn begin_row(&mut self) {
        self.bytes.extend_from_slice(&self.columns);
    }

    fn field(&mut self, value: Option<&[u8]>) {
        match value {
            None => self.bytes.extend_from_slice(&NULL),
            Some(value) => {
                let length = i32::try_from(value.len()).expect("a cell is far below two gibibytes");
                self.bytes.extend_from_slice(&length.to_be_bytes());
                self.bytes.extend_from_slice(value);
            }
        }
    }

    async fn send(mut self, connection: &mut PgConnection, target: Target) -> Result<(), StorageError> {
        self.bytes.extend_from_slice(&END);
        let sql = format!("COPY {} ({}) FROM STDIN (FORMAT binary)", target.name, target.columns.join(","));
        let mut copy = connection.copy_in_raw(&sql).await?;
        copy.send(self.bytes).await?;
        copy.finish().await?;
        Ok(())
    }
}

impl Values for Copy {
    fn big(&mut self, value: Option<i64>) {
        self.field(value.map(i64::to_be_bytes).as_ref().map(<[u8; 8]>::as_slice));
    }

    fn integer(&mut self, value: Option<i32>) {
        self.field(value.map(i32::to_be_bytes).as_ref().map(<[u8; 4]>::as_slice));
    }

    fn small(&mut self, value: Option<i16>) {
        self.field(value.map(i16::to_be_bytes).as_ref().map(<[u8; 2]>::as_slice));
    }

    fn text(&mut self, value: Option<&str>) {
        self.field(value.map(str::as_bytes));
    }

    fn boolean(&mut self, value: bool) {
        self.field(Some(&[u8::from(value)]));
    }
}

/// Carries the lines of the batch.
pub(crate) async fn write_lines(
    connection: &mut PgConnection,
    run: i64,
    batch: &LineBatch,
) -> Result<(), StorageError> {
    let target = batch.target();
    let mut copy = Copy::new(target, batch.len());
    for at in 0..batch.len() {
        copy.begin_row();
        batch.put_line(run, at, &mut copy);
    }
    copy.send(connection, target).await
}

/// Carries findings, numbered on from `first`.
pub(crate) async fn write_findings(
    connection: &mut PgConnection,
    run: i64,
    first: i32,
    findings: &[Finding],
) -> Result<(), StorageError> {
    let mut copy = Copy::new(FINDINGS, findings.len());
    for (ordinal, finding) in (first..).zip(findings) {
        copy.begin_row();
        put_finding(run, ordinal, finding, &mut copy);
    }
    copy.send(connection, FINDINGS).await
}

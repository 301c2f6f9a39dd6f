//! Declarations and where they stand.

use crate::codec::{
    RowOf, date, due_from_json, due_to_json, headings_from_json, headings_to_json, instant, month, typed,
};
use crate::entity::declaration::{ActiveModel, Column, Entity, Model};
use crate::error::{Corrupt, StorageError};
use crate::tx::{Change, Declarations};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Select,
};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::PoisonError;
use tasrih_domain::declaration::{Counts, Declaration, DeclarationKind, FileInfo, Filing, ReceiptNumber, Totals};
use tasrih_domain::id::{AccountId, DeclarationId, EmployerId, FileHash};
use tasrih_domain::lifecycle::State;
use tasrih_domain::{Money, Month};
use uuid::Uuid;

/// Where a page of a history ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Month of the last declaration seen.
    pub month: Month,
    /// Its id.
    pub id: DeclarationId,
}

/// Ids asked for in one statement.
const IDS_AT_ONCE: usize = 500;
/// In the employer's hands.
const SLOT_OPEN: i16 = 1;
/// Stands filed.
const SLOT_FILED: i16 = 2;

impl Declarations<'_, Change> {
    /// Adds a declaration.
    ///
    /// # Errors
    /// `Conflict`: one of the same employer, month and kind is in preparation already, or another one than it
    /// corrects stands filed.
    pub async fn insert(&self, declaration: &Declaration) -> Result<(), StorageError> {
        let row = ActiveModel {
            id: Set(declaration.id.0),
            employer_id: Set(declaration.employer.0),
            month: Set(month(declaration.month)),
            kind: Set(i16::from(declaration.kind.number())),
            created_at_us: Set(instant(declaration.created_at)),
            version: Set(i64::from(declaration.version)),
            ..changeable(declaration)
        };
        Entity::insert(row).exec_without_returning(self.db).await?;
        self.touch(declaration.employer);
        // Asked after the insert, which waits for whoever was about to file what stood in preparation before.
        let filed = in_slot(declaration.employer, declaration.month, declaration.kind, SLOT_FILED);
        let filed = filed.select_only().column(Column::Id).into_tuple::<Uuid>().one(self.db).await?;
        if filed == declaration.corrects.map(|id| id.0) { Ok(()) } else { Err(StorageError::Conflict) }
    }

    /// Keeps the declaration for this transaction, if nobody changed it since version `seen`.
    ///
    /// To be called before anything else is written about it (but after `Ledger::hold` where
    /// something is posted): the next writer then waits for the commit and finds
    /// the new version. Without it two writers of one declaration each lock a part of what the other needs, and
    /// PostgreSQL breaks one off as a deadlock.
    ///
    /// # Errors
    /// `Conflict`: somebody else was faster.
    pub async fn hold(&self, id: DeclarationId, seen: u32) -> Result<(), StorageError> {
        let lock = if self.db.get_database_backend() == DbBackend::Postgres { "FOR UPDATE" } else { "" };
        let sql = format!("SELECT 1 FROM declaration WHERE id = $1 AND version = $2 {lock}");
        let row = self.db.query_one_raw(self.db.statement(&sql, [id.0.into(), i64::from(seen).into()])).await?;
        if row.is_some() { Ok(()) } else { Err(StorageError::Conflict) }
    }

    /// Writes what may change of a declaration, if nobody changed it since version `seen`; yields the version it
    /// has now (`seen + 1`). The version inside `declaration` is not looked at.
    ///
    /// # Errors
    /// `Conflict`: somebody else was faster, or another declaration has taken its place or its receipt number.
    pub async fn save(&self, declaration: &Declaration, seen: u32) -> Result<u32, StorageError> {
        let version = seen.checked_add(1).ok_or(StorageError::Conflict)?;
        let row = ActiveModel { version: Set(i64::from(version)), ..changeable(declaration) };
        self.touch(declaration.employer);
        let outcome = Entity::update_many()
            .set(row)
            .filter(Column::Id.eq(declaration.id.0))
            .filter(Column::Version.eq(i64::from(seen)))
            .exec(self.db)
            .await?;
        if outcome.rows_affected == 1 { Ok(version) } else { Err(StorageError::Conflict) }
    }
}

impl<M> Declarations<'_, M> {
    /// The row by which the employer is listed is brought up to date before the transaction is committed.
    fn touch(&self, employer: EmployerId) {
        if let Some(touched) = self.touched {
            touched.lock().unwrap_or_else(PoisonError::into_inner).entry(employer).or_default();
        }
    }

    async fn one(&self, query: Select<Entity>) -> Result<Option<Declaration>, StorageError> {
        Ok(query.one(self.db).await?.map(Declaration::try_from).transpose()?)
    }

    async fn many(&self, query: Select<Entity>) -> Result<Vec<Declaration>, StorageError> {
        Ok(query.all(self.db).await?.into_iter().map(Declaration::try_from).collect::<Result<_, _>>()?)
    }

    /// The declaration of that id.
    pub async fn find(&self, id: DeclarationId) -> Result<Option<Declaration>, StorageError> {
        self.one(Entity::find_by_id(id.0)).await
    }

    /// Those of the ids that exist, in any order.
    pub async fn find_all(&self, ids: &[DeclarationId]) -> Result<Vec<Declaration>, StorageError> {
        let mut found = Vec::with_capacity(ids.len());
        for some in ids.chunks(IDS_AT_ONCE) {
            found.extend(self.many(Entity::find().filter(Column::Id.is_in(some.iter().map(|id| id.0)))).await?);
        }
        Ok(found)
    }

    /// The declaration that has that receipt.
    pub async fn find_by_receipt(&self, receipt: &ReceiptNumber) -> Result<Option<Declaration>, StorageError> {
        self.one(Entity::find().filter(Column::ReceiptNumber.eq(receipt.0.as_str()))).await
    }

    /// The declaration whose receipt bears that check code.
    pub async fn find_by_check_code(&self, code: &str) -> Result<Option<Declaration>, StorageError> {
        self.one(Entity::find().filter(Column::CheckCode.eq(code))).await
    }

    /// The one in preparation for the employer, month and kind.
    pub async fn find_open(
        &self,
        employer: EmployerId,
        month: Month,
        kind: DeclarationKind,
    ) -> Result<Option<Declaration>, StorageError> {
        self.one(in_slot(employer, month, kind, SLOT_OPEN)).await
    }

    /// The one that stands filed for the employer, month and kind (the latest: those before are superseded).
    pub async fn find_filed(
        &self,
        employer: EmployerId,
        month: Month,
        kind: DeclarationKind,
    ) -> Result<Option<Declaration>, StorageError> {
        self.one(in_slot(employer, month, kind, SLOT_FILED)).await
    }

    /// The one in preparation and the one that stands filed for the employer, month and kind.
    pub async fn find_open_and_filed(
        &self,
        employer: EmployerId,
        month: Month,
        kind: DeclarationKind,
    ) -> Result<(Option<Declaration>, Option<Declaration>), StorageError> {
        let query = of_kind(employer, month, kind).filter(Column::Slot.is_not_null());
        let (open, filed): (Vec<_>, Vec<_>) = self.many(query).await?.into_iter().partition(|one| one.state.is_open());
        Ok((open.into_iter().next(), filed.into_iter().next()))
    }

    /// Everything about a month, past and present, oldest first.
    pub async fn of_month(&self, employer: EmployerId, of: Month) -> Result<Vec<Declaration>, StorageError> {
        let query = Entity::find().filter(Column::EmployerId.eq(employer.0)).filter(Column::Month.eq(month(of)));
        self.many(query.order_by_asc(Column::Id)).await
    }

    /// What is in preparation or filed for some employers in a span of months, latest month first; at most `limit`.
    pub async fn current(
        &self,
        employers: &[EmployerId],
        months: RangeInclusive<Month>,
        limit: u32,
    ) -> Result<Vec<Declaration>, StorageError> {
        let query = Entity::find()
            .filter(Column::EmployerId.is_in(employers.iter().map(|id| id.0)))
            .filter(Column::Month.between(month(*months.start()), month(*months.end())))
            .filter(Column::Slot.is_not_null());
        let ordered = query.order_by_desc(Column::Month).order_by_asc(Column::EmployerId).order_by_asc(Column::Kind);
        self.many(ordered.order_by_asc(Column::Id).limit(u64::from(limit))).await
    }

    /// The history of an employer, latest month and latest begun first, from after `after`; at most `limit`.
    pub async fn page(
        &self,
        employer: EmployerId,
        after: Option<Seen>,
        limit: u32,
    ) -> Result<Vec<Declaration>, StorageError> {
        let mut query = Entity::find().filter(Column::EmployerId.eq(employer.0));
        if let Some(seen) = after {
            let month = month(seen.month);
            let same_month = Condition::all().add(Column::Month.eq(month)).add(Column::Id.lt(seen.id.0));
            query = query.filter(Condition::any().add(Column::Month.lt(month)).add(same_month));
        }
        self.many(query.order_by_desc(Column::Month).order_by_desc(Column::Id).limit(u64::from(limit))).await
    }

    /// Those in preparation for a month or a later one, of all employers, in the order of their ids from after `after`;
    /// at most `limit`.
    pub async fn open_since(
        &self,
        first: Month,
        after: Option<DeclarationId>,
        limit: u32,
    ) -> Result<Vec<DeclarationId>, StorageError> {
        let mut query = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(Column::Slot.eq(SLOT_OPEN))
            .filter(Column::Month.gte(month(first)));
        if let Some(after) = after {
            query = query.filter(Column::Id.gt(after.0));
        }
        let found =
            query.order_by_asc(Column::Id).limit(u64::from(limit)).into_tuple::<uuid::Uuid>().all(self.db).await?;
        Ok(found.into_iter().map(DeclarationId).collect())
    }

    /// The declarations of an employer that came from the same bytes, oldest first.
    pub async fn of_file(&self, employer: EmployerId, hash: FileHash) -> Result<Vec<Declaration>, StorageError> {
        let query =
            Entity::find().filter(Column::FileHash.eq(hash.0.to_vec())).filter(Column::EmployerId.eq(employer.0));
        self.many(query.order_by_asc(Column::Id)).await
    }

    /// The declarations that are to replace this one.
    pub async fn corrections_of(&self, id: DeclarationId) -> Result<Vec<Declaration>, StorageError> {
        self.many(Entity::find().filter(Column::CorrectsId.eq(id.0)).order_by_asc(Column::Id)).await
    }

    /// The complementary declarations that carry rows left out of this one.
    pub async fn completions_of(&self, id: DeclarationId) -> Result<Vec<Declaration>, StorageError> {
        self.many(Entity::find().filter(Column::CompletesId.eq(id.0)).order_by_asc(Column::Id)).await
    }

    /// How many receipts were given for the employer, month and kind: the next serial is one more.
    pub async fn receipts_given(
        &self,
        employer: EmployerId,
        of: Month,
        kind: DeclarationKind,
    ) -> Result<u64, StorageError> {
        let query = of_kind(employer, of, kind).filter(Column::ReceiptNumber.is_not_null());
        Ok(query.count(self.db).await?)
    }
}

fn of_kind(employer: EmployerId, of: Month, kind: DeclarationKind) -> Select<Entity> {
    Entity::find()
        .filter(Column::EmployerId.eq(employer.0))
        .filter(Column::Month.eq(month(of)))
        .filter(Column::Kind.eq(i16::from(kind.number())))
}

fn in_slot(employer: EmployerId, of: Month, kind: DeclarationKind, slot: i16) -> Select<Entity> {
    of_kind(employer, of, kind).filter(Column::Slot.eq(slot))
}

fn slot(state: State) -> Option<i16> {
    if state.is_open() {
        Some(SLOT_OPEN)
    } else if state.is_filed() {
        Some(SLOT_FILED)
    } else {
        None
    }
}

fn signed(count: u64) -> i64 {
    // Counts of a file: the largest file has far fewer rows and days than i64 holds.
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The columns that a declaration's life changes; the others stay unset, and so untouched by an update.
fn changeable(declaration: &Declaration) -> ActiveModel {
    let (file, filing) = (declaration.file.as_ref(), declaration.filing.as_ref());
    let (counts, totals) = (&declaration.counts, &declaration.totals);
    ActiveModel {
        state: Set(declaration.state.code().to_owned()),
        slot: Set(slot(declaration.state)),
        file_hash: Set(file.map(|file| file.hash.0.to_vec())),
        file_name: Set(file.map(|file| typed(&file.name))),
        file_bytes: Set(file.map(|file| signed(file.bytes))),
        file_format: Set(file.and_then(|file| file.format).map(|format| format.code().to_owned())),
        file_encoding: Set(file.and_then(|file| file.encoding.clone())),
        file_sheet: Set(file.and_then(|file| file.sheet.as_deref()).map(typed)),
        file_headings: Set(file.and_then(|file| headings_to_json(&file.headings))),
        rows_read: Set(i64::from(counts.rows)),
        rows_valid: Set(i64::from(counts.valid)),
        blocking: Set(i64::from(counts.blocking)),
        warnings: Set(i64::from(counts.warnings)),
        notices: Set(i64::from(counts.notices)),
        employees: Set(i64::from(totals.employees)),
        days: Set(signed(totals.days)),
        gross_centimes: Set(totals.gross.centimes()),
        capped_centimes: Set(totals.capped.centimes()),
        refusal: Set(declaration.refusal.map(|code| code.as_str().to_owned())),
        corrects_id: Set(declaration.corrects.map(|id| id.0)),
        completes_id: Set(declaration.completes.map(|id| id.0)),
        receipt_number: Set(filing.map(|filing| filing.receipt.0.clone())),
        check_code: Set(filing.map(|filing| filing.check_code.clone())),
        filed_at_us: Set(filing.map(|filing| instant(filing.filed_at))),
        filed_by: Set(filing.map(|filing| filing.filed_by.0)),
        due_on: Set(filing.map(|filing| date(filing.due_on))),
        filed_employees: Set(filing.map(|filing| i64::from(filing.totals.employees))),
        filed_days: Set(filing.map(|filing| signed(filing.totals.days))),
        filed_gross_centimes: Set(filing.map(|filing| filing.totals.gross.centimes())),
        filed_capped_centimes: Set(filing.map(|filing| filing.totals.capped.centimes())),
        filed_due: Set(filing.map(|filing| due_to_json(&filing.due))),
        ..Default::default()
    }
}

impl TryFrom<Model> for Declaration {
    type Error = Corrupt;

    fn try_from(row: Model) -> Result<Self, Corrupt> {
        let of = RowOf { table: "declaration", id: row.id };
        let kind = u8::try_from(row.kind).ok().and_then(DeclarationKind::from_number);
        Ok(Self {
            id: DeclarationId(row.id),
            employer: EmployerId(row.employer_id),
            month: of.month("month", row.month)?,
            kind: of.read("kind", kind)?,
            state: of.parse("state", &row.state)?,
            version: of.number("version", row.version)?,
            file: file(&of, &row)?,
            counts: Counts {
                rows: of.number("rows_read", row.rows_read)?,
                valid: of.number("rows_valid", row.rows_valid)?,
                blocking: of.number("blocking", row.blocking)?,
                warnings: of.number("warnings", row.warnings)?,
                notices: of.number("notices", row.notices)?,
            },
            totals: Totals {
                employees: of.number("employees", row.employees)?,
                days: of.number("days", row.days)?,
                gross: Money::from_centimes(row.gross_centimes),
                capped: Money::from_centimes(row.capped_centimes),
            },
            refusal: row.refusal.as_deref().map(|code| of.parse("refusal", code)).transpose()?,
            corrects: row.corrects_id.map(DeclarationId),
            completes: row.completes_id.map(DeclarationId),
            filing: filing(&of, &row)?,
            created_at: of.instant("created_at_us", row.created_at_us)?,
        })
    }
}

fn file(of: &RowOf<Uuid>, row: &Model) -> Result<Option<FileInfo>, Corrupt> {
    let Some(hash) = row.file_hash.as_deref() else { return Ok(None) };
    let bytes = of.read("file_bytes", row.file_bytes)?;
    Ok(Some(FileInfo {
        hash: FileHash(of.number("file_hash", hash)?),
        name: of.read("file_name", row.file_name.clone())?,
        bytes: of.number("file_bytes", bytes)?,
        format: row.file_format.as_deref().map(|format| of.parse("file_format", format)).transpose()?,
        encoding: row.file_encoding.clone(),
        sheet: row.file_sheet.clone(),
        headings: match row.file_headings.as_deref() {
            Some(json) => of.read("file_headings", headings_from_json(json))?,
            None => BTreeMap::new(),
        },
    }))
}

fn filing(of: &RowOf<Uuid>, row: &Model) -> Result<Option<Filing>, Corrupt> {
    let Some(receipt) = row.receipt_number.clone() else { return Ok(None) };
    let amount = |column, centimes| of.read(column, centimes).map(Money::from_centimes);
    let filed_at = of.read("filed_at_us", row.filed_at_us)?;
    let due_on = of.read("due_on", row.due_on.as_deref())?;
    let employees = of.read("filed_employees", row.filed_employees)?;
    let days = of.read("filed_days", row.filed_days)?;
    Ok(Some(Filing {
        receipt: ReceiptNumber(receipt),
        check_code: of.read("check_code", row.check_code.clone())?,
        filed_at: of.instant("filed_at_us", filed_at)?,
        filed_by: AccountId(of.read("filed_by", row.filed_by)?),
        due_on: of.date("due_on", due_on)?,
        totals: Totals {
            employees: of.number("filed_employees", employees)?,
            days: of.number("filed_days", days)?,
            gross: amount("filed_gross_centimes", row.filed_gross_centimes)?,
            capped: amount("filed_capped_centimes", row.filed_capped_centimes)?,
        },
        due: of.read("filed_due", row.filed_due.as_deref().and_then(due_from_json))?,
    }))
}

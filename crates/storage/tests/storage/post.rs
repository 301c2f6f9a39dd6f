use crate::support::{NOW, on_both_engines, seeded};
use sha2::{Digest, Sha256};
use tasrih_domain::document::{Document, DocumentFormat, DocumentOwner};
use tasrih_domain::id::{DocumentId, FileHash, MessageId};
use tasrih_domain::{Channel, Lang};
use tasrih_storage::{Counted, KeptMessage, Message, MessageState, Store};
use time::Duration;

on_both_engines!(
    a_message_comes_back_and_loses_its_text_when_it_is_sent,
    tries_are_counted_in_windows_by_who_tried,
    tries_made_at_once_are_all_counted,
    a_document_is_found_by_its_owner_only,
);

async fn a_message_comes_back_and_loses_its_text_when_it_is_sent(store: Store) {
    let (_, account, _) = seeded(&store).await;
    let message = Message {
        id: MessageId(crate::support::id()),
        channel: Channel::Sms,
        address: "+212612345678".to_owned(),
        lang: Lang::Ar,
        kind: "message-x".to_owned(),
        subject: "sujet".to_owned(),
        body: "texte".to_owned(),
        account: Some(account.id),
        created_at: NOW,
    };
    let tx = store.begin_write().await.unwrap();
    tx.outbox().put(&message).await.unwrap();
    tx.commit().await.unwrap();
    let kept = || async { store.read().outbox().find(message.id).await.unwrap() };
    let waiting = KeptMessage { message: message.clone(), state: MessageState::Waiting };
    assert_eq!(kept().await, Some(waiting.clone()));
    assert_eq!(store.read().outbox().of(account.id, 10).await.unwrap(), [waiting]);
    assert!(!format!("{:?}", kept().await).contains("texte"));
    let later = NOW + Duration::minutes(1);
    for (change, state) in [(false, MessageState::Failed), (true, MessageState::Sent(later))] {
        let tx = store.begin_write().await.unwrap();
        if change { tx.outbox().sent(message.id, later).await } else { tx.outbox().failed(message.id).await }.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(kept().await.unwrap().state, state);
    }
    assert_eq!(kept().await.unwrap().message.body, "");
    assert_eq!(store.read().outbox().given_up(10).await.unwrap(), []);
    let tx = store.begin_write().await.unwrap();
    assert_eq!(tx.outbox().purge(NOW).await.unwrap(), 0);
    assert_eq!(tx.outbox().purge(later).await.unwrap(), 1);
    tx.commit().await.unwrap();
}

async fn count(store: &Store, scope: &'static str, subject: u8, after: Duration) -> (u32, Duration) {
    let tx = store.begin_write().await.unwrap();
    let what = Counted { scope, subject: &[subject; 32] };
    let tried = tx.limits().count(what, NOW + after, Duration::minutes(15)).await.unwrap();
    tx.commit().await.unwrap();
    (tried.tries, tried.ends_at - NOW)
}

async fn tries_are_counted_in_windows_by_who_tried(store: Store) {
    let (minute, quarter) = (Duration::minutes(1), Duration::minutes(15));
    assert_eq!(count(&store, "sign-in", 1, Duration::ZERO).await, (1, quarter));
    assert_eq!(count(&store, "sign-in", 1, minute).await, (2, quarter));
    assert_eq!(count(&store, "sign-in", 2, minute).await, (1, quarter + minute));
    assert_eq!(count(&store, "code", 1, minute).await, (1, quarter + minute));
    assert_eq!(count(&store, "sign-in", 1, quarter).await, (1, quarter * 2));
    let tx = store.begin_write().await.unwrap();
    tx.limits().forget(Counted { scope: "code", subject: &[1; 32] }).await.unwrap();
    assert_eq!(tx.limits().purge(NOW + quarter + minute).await.unwrap(), 1);
    tx.commit().await.unwrap();
    assert_eq!(count(&store, "sign-in", 1, quarter).await.0, 2);
    assert_eq!(count(&store, "code", 1, quarter).await.0, 1);
}

async fn tries_made_at_once_are_all_counted(store: Store) {
    let tries = (0..20).map(|_| {
        let store = store.clone();
        tokio::spawn(async move { count(&store, "sign-in", 7, Duration::ZERO).await.0 })
    });
    let mut seen = Vec::new();
    for one in tries.collect::<Vec<_>>() {
        seen.push(one.await.unwrap());
    }
    seen.sort_unstable();
    assert_eq!(seen, (1..=20).collect::<Vec<_>>());
}

async fn a_document_is_found_by_its_owner_only(store: Store) {
    let owner = DocumentOwner::Affiliation(crate::support::id());
    let bytes = b"%PDF-1.4 %%EOF";
    let hash = FileHash(Sha256::digest(bytes).into());
    let document = Document {
        id: DocumentId(crate::support::id()),
        owner,
        kind: "statutes".to_owned(),
        name: "statuts.pdf".to_owned(),
        format: DocumentFormat::Pdf,
        hash,
        size_bytes: bytes.len() as u64,
        added_at: NOW,
    };
    let tx = store.begin_write().await.unwrap();
    tx.blobs().put(hash, bytes, NOW).await.unwrap();
    tx.documents().insert(&document).await.unwrap();
    tx.commit().await.unwrap();
    let reader = store.read();
    assert_eq!(reader.documents().of(owner).await.unwrap(), std::slice::from_ref(&document));
    assert_eq!(reader.documents().find(owner, document.id).await.unwrap(), Some(document.clone()));
    for other in [DocumentOwner::Affiliation(crate::support::id()), DocumentOwner::Registration(owner.id())] {
        assert_eq!(reader.documents().find(other, document.id).await.unwrap(), None);
        assert_eq!(reader.documents().of(other).await.unwrap(), []);
    }
    let tx = store.begin_write().await.unwrap();
    assert!(tx.documents().remove(owner, document.id).await.unwrap());
    assert!(!tx.documents().remove(owner, document.id).await.unwrap());
    tx.commit().await.unwrap();
}

//! An older file never overwrites what a newer one said.

use spotlight_record::Incident;
use spotlight_store::{BatchInfo, ChangeKind, Disposition, Intent, Put, Sink, Store};

use crate::engines::Engine;
use crate::oracle::all_records;
use crate::samples::{act, incident, info, publish, tally, titled};

/// Imports a file as new as a year.
async fn of_year<S: Store>(store: &S, day: u32, year: i16, incidents: Vec<Incident>) -> (BatchInfo, Vec<Put>) {
    use spotlight_store::Batch;
    let as_of = Some(format!("{year}-12-31").parse().unwrap());
    let info = BatchInfo { as_of, ..info(Intent::Publish, day) };
    let mut batch = store.begin(info.clone()).await.unwrap();
    let puts = batch.put(incidents).await.unwrap();
    batch.commit(b"{}").await.unwrap();
    (info, puts)
}

async fn titles<S: Store>(store: &S) -> Vec<String> {
    let mut titles: Vec<String> = all_records(store).await.into_iter().filter_map(|r| r.incident.title).collect();
    titles.sort();
    titles
}

pub(crate) async fn an_older_file_changes_nothing_that_a_newer_one_said(engine: impl Engine) {
    let store = engine.store();
    of_year(store, 1, 2022, vec![titled(1, "of 2022"), titled(2, "of 2022, too")]).await;
    let (_, puts) = of_year(store, 2, 2021, vec![titled(1, "of 2021"), titled(2, "of 2022, too"), incident(3)]).await;
    assert_eq!(tally(&puts), [1, 0, 2]);
    assert_eq!(puts[0].newer, Some("2022-12-31".parse().unwrap()), "the row says something else, and older");
    assert_eq!(puts[1].newer, None, "this one says the same");
    assert_eq!(titles(store).await, ["Case 3", "of 2022", "of 2022, too"]);

    let (_, puts) = of_year(store, 3, 2022, vec![titled(1, "corrected")]).await;
    assert_eq!(tally(&puts), [0, 1, 0], "a file as new as the last may correct it");
    let (_, puts) = of_year(store, 4, 2023, vec![titled(2, "of 2023"), titled(3, "of 2023, too")]).await;
    assert_eq!(tally(&puts), [0, 2, 0]);
    assert_eq!(titles(store).await, ["corrected", "of 2023", "of 2023, too"]);
}

pub(crate) async fn a_newer_file_that_says_the_same_makes_older_ones_older(engine: impl Engine) {
    let store = engine.store();
    of_year(store, 1, 2020, vec![incident(1)]).await;
    assert_eq!(tally(&of_year(store, 2, 2023, vec![incident(1)]).await.1), [0, 0, 1]);
    let (_, puts) = of_year(store, 3, 2022, vec![titled(1, "of 2022")]).await;
    assert_eq!((tally(&puts), puts[0].newer), ([0, 0, 1], Some("2023-12-31".parse().unwrap())));
    assert_eq!(titles(store).await, ["Case 1"]);
}

pub(crate) async fn a_batch_without_a_date_is_as_new_as_its_newest_incident(engine: impl Engine) {
    let store = engine.store();
    // Numbers 0 to 11 are of the years 2010 to 2021.
    publish(store, 1, vec![incident(1), incident(11)]).await;
    let (_, puts) = of_year(store, 2, 2020, vec![titled(1, "of 2020")]).await;
    assert_eq!(puts[0].disposition, Disposition::Unchanged);
    let (_, puts) = of_year(store, 3, 2021, vec![titled(1, "of 2021")]).await;
    assert_eq!(puts[0].disposition, Disposition::Updated);
}

pub(crate) async fn a_file_that_comes_again_takes_nothing_back(engine: impl Engine) {
    use spotlight_store::Batch;
    let store = engine.store();
    let file = info(Intent::Publish, 1);
    let again = || async {
        let mut batch = store.begin(file.clone()).await.unwrap();
        let puts = batch.put(vec![titled(1, "as it was"), titled(2, "the same")]).await.unwrap();
        batch.commit(b"{}").await.unwrap();
        puts
    };
    again().await;
    // With the same newest date.
    let (edited, puts) = publish(store, 2, vec![titled(1, "edited"), titled(2, "the same")]).await;
    assert_eq!(tally(&puts), [0, 1, 1]);
    for _ in 0..2 {
        let puts = again().await;
        assert_eq!((tally(&puts), puts[0].newer.is_some()), ([0, 0, 2], true));
    }
    assert_eq!(titles(store).await, ["edited", "the same"]);
    // Read another way it may say something else, also a third time.
    for title in ["read so", "so", "and so"] {
        let mut batch = store.begin(BatchInfo { file_sha256: [0xee; 32], ..info(Intent::Publish, 2) }).await.unwrap();
        assert_eq!(tally(&batch.put(vec![titled(7, title)]).await.unwrap()).iter().sum::<usize>(), 1);
        batch.commit(b"{}").await.unwrap();
    }
    assert_eq!(titles(store).await, ["and so", "edited", "the same"]);
    // Once the edit is undone, nothing stands against it.
    store.undo(edited, act("ben", 3)).await.unwrap();
    assert_eq!((tally(&again().await), titles(store).await.len()), ([0, 0, 2], 3));
}

pub(crate) async fn the_same_list_in_another_form_takes_nothing_back(engine: impl Engine) {
    let store = engine.store();
    of_year(store, 1, 2022, vec![incident(1), incident(2)]).await;
    of_year(store, 2, 2022, vec![titled(1, "edited"), incident(2)]).await;
    // Other bytes, the rows of the first.
    let (_, puts) = of_year(store, 3, 2022, vec![incident(1), incident(2)]).await;
    assert_eq!((tally(&puts), puts[0].newer), ([0, 0, 2], Some("2022-12-31".parse().unwrap())));
    assert_eq!(titles(store).await, ["Case 2", "edited"]);
    // A newer file may say again what was said before.
    assert_eq!(tally(&of_year(store, 4, 2023, vec![incident(1)]).await.1), [0, 1, 0]);
    // What an undo took back was not said.
    let (_, puts) = of_year(store, 5, 2023, vec![titled(2, "taken back")]).await;
    assert_eq!(tally(&puts), [0, 1, 0]);
    let batch = store.batches().await.unwrap()[0].id;
    store.undo(batch, act("ben", 6)).await.unwrap();
    assert_eq!(tally(&of_year(store, 7, 2023, vec![titled(2, "taken back")]).await.1), [0, 1, 0]);
}

pub(crate) async fn a_day_with_its_numbers_exchanged_is_told(engine: impl Engine) {
    let store = engine.store();
    let of = |n, day: &str| Incident { occurred: day.parse().unwrap(), ..incident(n) };
    publish(store, 1, vec![of(1, "2021-04-03"), of(2, "2021-04-04"), of(3, "2021-04-05")]).await;
    let (_, puts) = publish(store, 2, vec![of(1, "2021-03-04"), of(2, "2021-04-06"), of(3, "2021-05-04")]).await;
    let told: Vec<_> = puts.iter().map(|put| put.exchanged.map(|day| day.to_string())).collect();
    assert_eq!(told, [Some("2021-04-03".to_owned()), None, Some("2021-04-05".to_owned())]);
}

pub(crate) async fn a_file_is_not_newer_for_telling_only_the_year(engine: impl Engine) {
    let store = engine.store();
    let of = |n, date: &str| Incident { occurred: date.parse().unwrap(), ..incident(n) };
    publish(store, 1, vec![of(1, "2022-03-11"), of(2, "2022")]).await;
    let ChangeKind::Import { as_of, .. } = store.batches().await.unwrap().swap_remove(0).kind else {
        panic!("an import")
    };
    assert_eq!(as_of, Some("2022-03-11".parse().unwrap()));
}

pub(crate) async fn an_undone_batch_makes_nothing_older(engine: impl Engine) {
    let store = engine.store();
    of_year(store, 1, 2020, vec![incident(1)]).await;
    of_year(store, 2, 2023, vec![titled(1, "of 2023")]).await;
    let newest = store.batches().await.unwrap()[0].id;
    store.undo(newest, act("ben", 3)).await.unwrap();
    let (_, puts) = of_year(store, 4, 2021, vec![titled(1, "of 2021")]).await;
    assert_eq!(tally(&puts), [0, 1, 0]);
    assert_eq!(titles(store).await, ["of 2021"]);
}

pub(crate) async fn a_blank_cell_of_a_newer_file_is_told_and_kept_in_history(engine: impl Engine) {
    let store = engine.store();
    let known = Incident { cause_of_death: Some("Exposure".to_owned()), ..incident(1) };
    of_year(store, 1, 2020, vec![known.clone()]).await;
    let (_, puts) = of_year(store, 2, 2021, vec![Incident { title: None, ..incident(1) }]).await;
    assert_eq!(puts[0].disposition, Disposition::Updated);
    assert_eq!(puts[0].blanked, ["title", "cause_of_death"]);
    assert_eq!(store.history(puts[0].id).await.unwrap()[0].stored.incident, known);
}

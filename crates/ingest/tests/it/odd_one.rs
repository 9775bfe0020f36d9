//! One value among many that cannot be what it seems: beside its column it is told.

use crate::common::{codes, import_text, incident};
use spotlight_ingest::{Code, Outcome};

#[test]
fn a_number_of_people_out_of_all_proportion_is_left_blank() {
    let counted = |odd: &[u32]| {
        let small = (0..60).map(|n| if n % 10 == 0 { 2 } else { 1 });
        let rows = small.chain(odd.iter().copied()).enumerate();
        let rows: Vec<String> =
            rows.map(|(n, dead)| format!("{n},2021-05-14,death,31.9,-111.{n:04},{dead}\n")).collect();
        import_text(&format!("Case,Date,Type,Lat,Lon,Dead\n{}", rows.concat()))
    };
    for odd in [44198, 2021, 85701, 1900, 501] {
        let imported = counted(&[odd]);
        let last = imported.rows.last().unwrap();
        assert_eq!((incident(last).counts.dead, codes(last)), (None, vec![Code::ImplausibleCount]), "{odd}");
        assert!(imported.rows[..60].iter().all(|row| codes(row).is_empty()));
    }
    for odd in [&[53][..], &[200], &[520, 610, 80, 90, 700]] {
        let imported = counted(odd);
        assert_eq!(incident(imported.rows.last().unwrap()).counts.dead, odd.last().copied(), "{odd:?}");
    }
}

fn dated(odd: &str) -> Code {
    let days = (0..40).map(|n| format!("2019-{:02}-{:02}", 1 + n % 12, 13 + n % 15));
    let rows = days.chain([odd.to_owned()]).enumerate();
    let rows: Vec<String> = rows.map(|(n, day)| format!("{n},\"{day}\",death,AZ\n")).collect();
    let imported = import_text(&format!("Case,Date,Type,State\n{}", rows.concat()));
    let (last, others) = imported.rows.split_last().unwrap();
    assert!(others.iter().all(|row| codes(row).is_empty()));
    assert!(matches!(last.outcome, Outcome::Rejected), "{odd}: {last:?}");
    codes(last)[0]
}

#[test]
fn a_date_that_may_be_two_months_or_another_year_is_not_taken() {
    for odd in ["2019,1", "2019,5", "2019-11/12", "2019-05/06"] {
        assert_eq!(dated(odd), Code::BadDate, "{odd}");
    }
    assert_eq!(dated("19-may-14"), Code::DoubtfulDate, "beside years in front");
}

#[test]
fn a_range_of_latitudes_is_no_place() {
    for cell in ["entre 31.9 y 32.0, -111.5 y -111.6", "31.91,-111.52,-111.60"] {
        let imported = import_text(&format!(
            "Case,Date,Type,Coordinates\n1,2021-05-01,death,\"31.95, -111.55\"\n2,2021-05-01,death,\"{cell}\"\n"
        ));
        assert_eq!(codes(&imported.rows[1]), [Code::BadCoordinates], "{cell}");
    }
    let imported = import_text("Case,Date,Type,Coordinates\n1,2021-05-01,death,\"31.95, -111.55, 812.5\"\n");
    assert!(codes(&imported.rows[0]).is_empty(), "with its altitude");
}

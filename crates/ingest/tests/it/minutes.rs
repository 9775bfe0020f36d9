//! Minutes and seconds that are written behind a point, in whatever form; and decimals that only look like them.

use crate::common::{codes, import_text};
use spotlight_ingest::Code;

/// How a place is written.
type Form = fn([[u64; 4]; 2]) -> String;

/// Numbers that look random and are always the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// Degrees and numbers below `most`: minutes, seconds and thousandths of a place somewhere along the border.
fn places(count: usize, most: u64) -> Vec<[[u64; 4]; 2]> {
    let mut dice = Dice(7);
    (0..count)
        .map(|_| {
            let lon = 98 + dice.below(16);
            let lat = if lon > 106 { 31 } else { 26 + dice.below(3) };
            [lat, lon].map(|degrees| [degrees, dice.below(most), dice.below(most), dice.below(1000)])
        })
        .collect()
}

/// How many rows of such coordinates are refused as minutes, and how many are remarked on.
fn told(header: &str, rows: impl Iterator<Item = String>) -> (usize, usize) {
    let rows: Vec<String> = rows.enumerate().map(|(n, place)| format!("{n},death,2021,{place}\n")).collect();
    let imported = import_text(&format!("id,category,date,{header}\n{}", rows.concat()));
    let count = |code| imported.rows.iter().filter(|row| codes(row).contains(&code)).count();
    (count(Code::MinutesAsDecimals), count(Code::PerhapsMinutes))
}

fn written(count: usize, most: u64, header: &str, form: impl Fn([[u64; 4]; 2]) -> String) -> (usize, usize) {
    told(header, places(count, most).into_iter().map(form))
}

#[test]
fn minutes_and_seconds_are_told_whatever_stands_around_them() {
    let forms: [(&str, Form); 12] = [
        ("lat,lon", |[[a, b, c, _], [d, e, f, _]]| format!("{a}.{b:02}{c:02},-{d}.{e:02}{f:02}")),
        ("lat,lon", |[[a, b, c, _], [d, e, f, _]]| format!("{a}.{b:02}{c:02} N,{d}.{e:02}{f:02} W")),
        ("lat,lon", |[[a, b, c, _], [d, e, f, _]]| format!("{a}.{b:02}{c:02}°,-{d}.{e:02}{f:02}°")),
        ("lat,lon", |[[a, b, c, _], [d, e, f, _]]| format!("\"{a},{b:02}{c:02}\",\"-{d},{e:02}{f:02}\"")),
        ("lat,lon", |[[a, b, c, _], [d, e, f, _]]| format!("{a}°{b:02}.{c:02}' N,{d}°{e:02}.{f:02}' W")),
        ("lat,lon", |[[a, b, c, _], [d, e, f, _]]| format!("{a} {b:02}.{c:02},-{d} {e:02}.{f:02}")),
        ("coordinates", |[[a, b, c, _], [d, e, f, _]]| format!("{a}.{b:02}{c:02} -{d}.{e:02}{f:02}")),
        ("coordinates", |[[a, b, c, _], [d, e, f, _]]| format!("\"({a}.{b:02}{c:02}, -{d}.{e:02}{f:02})\"")),
        ("coordinates", |[[a, b, c, _], [d, e, f, _]]| format!("{a}.{b:02}{c:02}; -{d}.{e:02}{f:02}")),
        ("coordinates", |[[a, b, c, _], [d, e, f, _]]| format!("POINT (-{d}.{e:02}{f:02} {a}.{b:02}{c:02})")),
        ("coordinates", |[[a, b, c, _], [d, e, f, _]]| format!("Lat {a}.{b:02}{c:02} Lon -{d}.{e:02}{f:02}")),
        ("coordinates", |[[a, b, c, _], [d, e, f, _]]| format!("{a}°{b:02}.{c:02}' N {d}°{e:02}.{f:02}' W")),
    ];
    for (n, (header, form)) in forms.into_iter().enumerate() {
        assert_eq!(written(24, 60, header, form), (24, 0), "form {n}");
        // There are no minutes above 59.
        if ![4, 5, 11].contains(&n) {
            assert_eq!(written(24, 100, header, form).0, 0, "form {n}: some reach 60");
        }
    }
}

#[test]
fn minutes_alone_and_with_thousandths_need_more_of_the_border() {
    let minutes =
        |count, most| written(count, most, "lat,lon", |[[a, b, ..], [d, e, ..]]| format!("{a}.{b:02},-{d}.{e:02}"));
    let thousandths = |count, most| {
        written(count, most, "lat,lon", |[[a, b, _, c], [d, e, _, f]]| format!("{a}.{b:02}{c:03},-{d}.{e:02}{f:03}"))
    };
    assert_eq!(minutes(80, 60), (80, 0));
    assert_eq!(thousandths(80, 60), (80, 0));
    assert_eq!((minutes(80, 100), thousandths(80, 100)), ((0, 0), (0, 0)));
    assert_eq!(minutes(9, 60).0, 0, "nine rows are no proof");
}

#[test]
fn places_that_lie_close_together_have_small_decimals_by_nature() {
    let mut dice = Dice(3);
    let near = |dice: &mut Dice| {
        format!("31.{}{},-111.{}{}", 40 + dice.below(15), dice.below(1000), 20 + dice.below(30), 100 + dice.below(900))
    };
    assert_eq!(told("lat,lon", (0..200).map(|_| near(&mut dice))), (0, 0));
    let gps = |dice: &mut Dice| {
        format!(
            "31 {}.{:03},-111 {}.{:03}",
            10 + dice.below(50),
            dice.below(1000),
            10 + dice.below(50),
            dice.below(1000)
        )
    };
    assert_eq!(told("lat,lon", (0..200).map(|_| gps(&mut dice))), (0, 0), "thousandths of minutes");
    assert_eq!(told("lat,lon", (0..40).map(|n| format!("31.{}25,-111.{}5", n % 6, n % 5))), (0, 0), "a coarse grid");
}

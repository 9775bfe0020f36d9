//! Personal data in texts: what is warned about, what is left in peace, and what does not become public.

use crate::common::{codes, import, import_text, incident, options};
use spotlight_ingest::{Code, Input, Options};
use spotlight_record::{Consent, Visibility};

/// The texts of a column that are not warned about.
fn passed<'t>(texts: &[&'t str]) -> Vec<&'t str> {
    let rows: Vec<String> = texts
        .iter()
        .enumerate()
        .map(|(n, text)| format!("c{n},2021-05-01,death,AZ,\"{}\"\n", text.replace('"', "\"\"")))
        .collect();
    let imported = import_text(&format!("Case,Date,Type,State,Description\n{}", rows.concat()));
    let told = imported.rows.iter().map(|row| codes(row).contains(&Code::PersonalData));
    texts.iter().zip(told).filter(|(_, told)| !told).map(|(text, _)| *text).collect()
}

#[test]
fn what_people_can_be_found_by_is_warned_about_in_whatever_form() {
    let none: [&str; 0] = [];
    for texts in [
        &[
            "+5216621234567",
            "Tel.6621234567",
            "WhatsApp +504 9876-5432",
            "tel 9876-5432 en Honduras",
            "520–555–1234",
            "wa.me/525512345678",
            "８５２０５５５１２３４",
            "0445512345678",
            "520/555-1234",
        ][..],
        &[
            "maria.lopez (at) example.org",
            "maria lopez arroba gmail punto com",
            "maria.lopez @ gmail.com",
            "marialopez@gmail",
            "maria.lopez＠gmail.com",
        ],
        &[
            "FB: facebook.com/maria.lopez.9",
            "IG @marialopez_sv",
            "Instagram: marialopez_sv",
            "https://t.me/marialopez",
            "@marialopez_sv on TikTok",
        ],
        &[
            "A#: 012345678",
            "Alien Reg. No. 012345678",
            "USCIS# 012-345-678",
            "a012345678",
            "A–012–345–678",
            "A.012.345.678",
            "A-Number: 012345678",
        ],
        &[
            "CURP LOOA 531113 HTCPBN07",
            "RFC LOOA531113F15",
            "clave de elector LOANAN53111307H100",
            "SSN 123456789",
            "DPI 1234 56789 0101",
            "DUI 01234567-8",
            "cédula 0801-1990-12345",
            "driver license D12345678",
        ],
        &[
            "tarjeta 4111 1111 1111 1111",
            "CLABE 012345678901234567",
            "placas VZB 12 34",
            "AZ plate ABC 1234",
            "lic. 7ABC123",
            "VIN 1HGCM82633A004352",
        ],
        &[
            "DOB 05/14/1990",
            "nacido el 14 de mayo de 1990",
            "lives at 1234 W Congress St, Tucson",
            "domicilio: Calle Juárez 123, Col. Centro",
            "Calle 5 de Mayo #45",
            "safe house at 31.33412, -110.94213",
        ],
        &["https://example.org/case?id=12&token=abcdef123456"],
        &[
            "Victim: Jose Antonio",
            "se llama Juan Pérez",
            "Sra. María López said",
            "Agent J. Smith shot",
            "Sgt. Garcia",
            "her sister Ana called",
            "found with Juan Carlos Pérez",
        ],
    ] {
        // A column of nothing else is left out.
        let told: Vec<String> =
            texts.iter().map(|text| format!("the family asked us to keep this with the papers; {text}")).collect();
        let told: Vec<&str> = told.iter().map(String::as_str).collect();
        assert_eq!(passed(&told), none);
    }
}

#[test]
fn ordinary_texts_are_left_in_peace() {
    let texts = [
        "Found near San Luis Río Colorado, Sonora",
        "Hwy 86 milepost 112.5",
        "US 281 and FM 755",
        "Officer Involved Shooting",
        "Ejido Emiliano Zapata",
        "Casa del Migrante San Juan Diego",
        "Benito Juárez municipio",
        "General Plutarco Elías Calles",
        "between 05/14/2021 and 05/16/2021",
        "A 23 year old man",
        "coordinates 31.65123, -110.36123",
        "Title 8 USC 1325",
        "carretera federal 15 km 123+400",
        "born in Guatemala, aged 23",
        "Calle Internacional y Avenida Obregón",
        "SR 86 near Three Points",
        "at mile 112 Arivaca Road",
        "the body of Vicente Guerrero, Baja California",
        "victim: unknown male",
        "a tag was found with the body",
        "el fin de 2019-2020",
        "llamó a las 12",
        "St. Mary's Hospital",
        "https://www.example.org/news?id=12345678",
    ];
    assert_eq!(passed(&texts), texts);
}

#[test]
fn words_that_look_like_personal_data_do_not_become_public_with_an_exact_place() {
    let given = Options { consent: Some(Consent::PublicRecord), visibility: Some(Visibility::Exact), ..options() };
    let text = "Case,Date,Type,State,Description,Source\n1,2021-05-01,death,AZ,call 520-555-1234,El Diario\n\
                2,2021-05-02,death,AZ,found by hikers,El Diario\n3,2021-05-03,death,AZ,found at 120 W Main Street,El Diario\n";
    let imported = import(&Input::from_bytes("x.csv", text.into()), &given).unwrap();
    let [told, open, address] = &imported.rows[..] else { panic!("three rows") };
    assert_eq!(
        (incident(told).visibility, incident(told).proposed.visibility),
        (Some(Visibility::Private), Some(Visibility::Exact))
    );
    assert_eq!(codes(told), [Code::PersonalData, Code::KeptBack]);
    assert_eq!((incident(open).visibility, codes(open)), (Some(Visibility::Exact), vec![]));
    // Somebody may well have died there.
    assert_eq!((incident(address).visibility, codes(address)), (Some(Visibility::Exact), vec![Code::PersonalData]));
}

//! Every real file and what becomes of it, written down. `cargo insta review` shows what a change does to them.

use serde_json::{Value, json};

use spotlight_ingest::Options;

use crate::common::{import, options, real};

/// The outcome of a file without its single remarks.
fn outcome(path: &str, constants: &[(&str, &str)]) -> Option<Value> {
    let input = real(path)?;
    let constants = constants.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect();
    Some(match import(&input, &Options { constants, ..options() }) {
        Err(refusal) => {
            json!({ "refused": refusal.code(), "because": refusal.message(spotlight_core::Lang::En) })
        }
        Ok(imported) => {
            assert!(imported.receipt.adds_up(), "{path}");
            let mut receipt = serde_json::to_value(&imported.receipt).unwrap();
            let receipt = receipt.as_object_mut().unwrap();
            for listed in ["rows", "rows_not_listed", "left_out_columns", "repeat", "sha256"] {
                receipt.remove(listed);
            }
            let columns = imported.plan.columns();
            let shown = columns.iter().map(|view| {
                let what = view.field.map_or_else(|| format!("– {}", view.left_out.unwrap()), str::to_owned);
                (view.name.clone(), json!(format!("{what} ({})", view.basis)))
            });
            receipt.insert("columns".to_owned(), shown.collect());
            json!(receipt)
        }
    })
}

macro_rules! golden {
    ($($name:ident: $path:literal),+ $(,)?) => {
        $(#[test]
        fn $name() {
            if let Some(outcome) = outcome($path, &[]) {
                insta::assert_json_snapshot!(outcome);
            }
        })+
    };
}

golden! {
    iom_2017: "incidents/iom_2017_hxl_latin1_ddmmyyyy.csv",
    iom_2020: "incidents/iom_2020_webid_dd-Mon-yy.csv",
    iom_2022: "incidents/iom_2022_wkt-point_bom.csv",
    ogis: "incidents/ogis_2021_names_redacted.csv",
    ona_geo: "forms/ona_GeoLocationForm_2015_01_15_01_28_45.csv",
    ona_empty_geoms: "forms/ona_GeoLocationForm_empty_geoms.csv",
    ona_bad: "forms/ona_bad.csv",
    ona_good: "forms/ona_good.csv",
    ona_non_utf8: "forms/ona_non_utf8.csv",
    ona_group_paths: "forms/ona_transportation_group_paths.csv",
    ushahidi_v3_cr: "forms/ushahidi_v3_sample_CR-only.csv",
    ushahidi_v3_spaces: "forms/ushahidi_v3_sample_spaces.csv",
    coneval: "context/mx_coneval_pobreza_municipal_border_states_2010-20.csv",
    municipios: "context/mx_cve_nom_municipios.csv",
    saipe: "context/us_saipe_poverty_border_states_2010-17.csv",
    usbp_profile: "context/usbp_sector_profile_2011_2019.csv",
    usbp_deaths: "context/usbp_southwest_border_deaths_1998_2019.csv",
    ice_areas: "context/uwchr_county_to_ice_aor.csv",
    ice_facilities: "context/uwchr_ice_facilities_pipe_mmdd.csv",
}

#[test]
fn forms_whose_category_a_person_stated() {
    let files = [
        "ona_GeoLocationForm_2015_01_15_01_28_45.csv",
        "ona_GeoLocationForm_empty_geoms.csv",
        "ona_bad.csv",
        "ona_good.csv",
        "ona_non_utf8.csv",
        "ona_transportation_group_paths.csv",
        "ushahidi_v3_sample_CR-only.csv",
        "ushahidi_v3_sample_spaces.csv",
    ];
    for file in files {
        if let Some(outcome) = outcome(&format!("forms/{file}"), &[("category", "other")]) {
            insta::assert_json_snapshot!(format!("stated_{}", file.trim_end_matches(".csv")), outcome);
        }
    }
}

#[test]
fn what_is_context_and_no_register_is_never_taken() {
    for path in [
        "context/mx_coneval_pobreza_municipal_border_states_2010-20.csv",
        "context/mx_cve_nom_municipios.csv",
        "context/us_saipe_poverty_border_states_2010-17.csv",
        "context/usbp_sector_profile_2011_2019.csv",
        "context/usbp_southwest_border_deaths_1998_2019.csv",
        "context/uwchr_county_to_ice_aor.csv",
        "context/uwchr_ice_facilities_pipe_mmdd.csv",
    ] {
        let Some(input) = real(path) else { continue };
        let refusal = import(&input, &options()).map(|_| ()).unwrap_err();
        assert_eq!(refusal.code(), "unknown_columns", "{path}");
        assert!(!refusal.columns().is_empty(), "a person can say what the columns are");
    }
}

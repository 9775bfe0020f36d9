//! The four real files: counts and reasons against golden receipts.

mod common;
use common::{import, options, real};

#[test]
fn probe() {
    for f in [
        "iom_2017_hxl_latin1_ddmmyyyy.csv",
        "iom_2020_webid_dd-Mon-yy.csv",
        "iom_2022_wkt-point_bom.csv",
        "ogis_2021_names_redacted.csv",
    ] {
        let Some(input) = real(&format!("incidents/{f}")) else {
            return;
        };
        let t = std::time::Instant::now();
        let imported = import(&input, &options()).unwrap();
        println!(
            "{f} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            t.elapsed(),
            imported.receipt.tally(),
            imported.receipt.notes(),
            imported.plan.encoding(),
            imported.plan.line_ends(),
            imported.plan.date_order(),
            imported.plan.left_out_columns()
        );
        std::fs::write(
            format!("/tmp/receipt-{f}.json"),
            serde_json::to_vec_pretty(&imported.receipt).unwrap(),
        )
        .unwrap();
    }
}

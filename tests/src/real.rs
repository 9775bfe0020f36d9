//! The real registers, which are not part of the project, and the filters that they are asked with.

use std::path::PathBuf;

use crate::root;

/// The four registers below `incidents` in the folder of real files.
pub const REGISTERS: [&str; 4] = [
    "iom_2017_hxl_latin1_ddmmyyyy.csv",
    "iom_2020_webid_dd-Mon-yy.csv",
    "iom_2022_wkt-point_bom.csv",
    "ogis_2021_names_redacted.csv",
];

/// The folder with real files, or `None` after a line that says so.
pub fn real_data() -> Option<PathBuf> {
    let folder = std::env::var_os("SPOTLIGHT_REAL_DATA").map_or_else(|| root().join("../shared/data"), PathBuf::from);
    if folder.join("incidents").is_dir() {
        return Some(folder);
    }
    println!("skipped: no real files at {} (set SPOTLIGHT_REAL_DATA)", folder.display());
    None
}

/// Twenty filters, each parameter among them.
pub fn queries() -> [&'static str; 20] {
    [
        "",
        "category=death",
        "category=disappearance",
        "source=ogis",
        "source=iom_2022",
        "source=iom_2017,iom_2020",
        "from=2015&to=2020",
        "from=2019-06&to=2019-06",
        "from=2014-01-06&to=2014-01-06",
        "to=2001",
        "region=county:04019",
        "region=state:US-TX,state:MX-TAM",
        "region=country:MX&from=2016",
        "region=sector:tucson&from=2010&to=2012-03",
        "region=segment:1000,segment:1050",
        "bbox=-112,31,-111,32",
        "fatal=true&source=iom_2020",
        "fatal=false",
        "q=rio%20bravo",
        "verification=unverified&category=death&from=2018",
    ]
}

//! Any bytes as the rows of a file whose header is known, so that the fuzzer spends its time on dates, coordinates and counts.

#![no_main]

/// Headers of our own form and of known exports; the first byte of the input chooses.
const HEADERS: [&str; 5] = [
    "category,date,lat,lon,county,state,dead,title\n",
    "category,date,coordinates,external_id,description\n",
    "#event+id,#cause+type,#affected+missing,#affected+dead,#date+reported,#geo+lat,#geo+lon\n",
    "Web ID,Reported Date,Number Dead,Minimum Estimated Number of Missing,Cause of Death,Location Coordinates,Reported Month\n",
    "ML Number,Reporting Date,Cause of Death,County,Latitude,Longitude,Location Precision,Age,State,Sex\n",
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((choice, rows)) = bytes.split_first() else { return };
    let header = HEADERS[usize::from(*choice) % HEADERS.len()].as_bytes();
    spotlight_fuzz::read(&[header, rows].concat());
});

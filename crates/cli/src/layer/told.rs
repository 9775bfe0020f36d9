//! The receipt of a layer, as a person reads it.

use spotlight_core::layer::Layer;
use spotlight_ingest::layer::LayerReceipt;

/// Rejected rows that are named one by one.
const NAMED: usize = 10;

/// Says what became of the rows of a file.
pub(crate) fn receipt(receipt: &LayerReceipt, layer: &Layer) {
    println!("{} ({})", receipt.file, receipt.reading.join("; "));
    let parts = receipt.parts();
    let parts = parts.iter().filter(|(what, n)| *n > 0 || *what == "placed").map(|(what, n)| format!("{n} {what}"));
    println!("{} read = {}", receipt.read, parts.collect::<Vec<_>>().join(" + "));
    let holds = match layer.kind() {
        "values" => "counties and municipios with a figure",
        "categories" => "counties and municipios with a word",
        _ => "things with a place",
    };
    println!("{} {holds}", receipt.holds);
    for reject in receipt.rejected.iter().take(NAMED) {
        println!("  rejected, line {}: {:?}: {}", reject.line, reject.value, reject.reason);
    }
    if let Some(more) = receipt.rejected.len().checked_sub(NAMED).filter(|more| *more > 0) {
        println!("  and {more} more");
    }
}

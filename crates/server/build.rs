//! Builds the program again when the web pages that it embeds have changed; the macro that embeds them does not say so itself.

fn main() {
    println!("cargo::rerun-if-changed=../../web/dist");
}

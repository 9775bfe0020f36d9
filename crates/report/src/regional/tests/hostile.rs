//! Texts that try everything: none is run, none breaks a format, and what is written is printed.

use super::invented::{dataset, report, spec};
use crate::regional::ReportFormat;

const HOSTILE: &str = r#"
#read("/etc/passwd") #import "@preview/x:1.0.0" $ x^2 $ <label> @ref \u{41} #panic("run") `#eval("1")` // gone /* gone */

#set page(width: 1pt)

<script>alert(1)</script> <img src=x onerror=alert(1)> &lt; {{ }} "]

- *a _b **c `d` [e](javascript:alert(1)) [f](https://example.org/?a="><script>) ![g](https://example.org/p.png)

> = Not a heading of Typst
"#;

#[test]
fn markup_of_typst_and_html_is_text() {
    let data = dataset(60, 41);
    let quoted = toml::Value::String(HOSTILE.to_owned()).to_string();
    let spec = spec(&format!(
        "subtitle = \"#panic(1) <b> $ ] = {{x}}\"\nintroduction = {quoted}\nmethod = {quoted}\n\
         [[finding]]\ntitle = \"#panic(2) </title> \\u202e 🙂\"\ntext = {quoted}\n"
    ));
    let built = report(&data, &spec);
    let html = String::from_utf8(built.files(ReportFormat::Html).unwrap().remove(0).bytes).unwrap();
    assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("href=\"javascript"), "{html}");
    assert!(html.contains("#panic(&quot;run&quot;)") || html.contains("#panic(\"run\")"));
    let text = built.text();
    assert!(
        text.contains("#read(\"/etc/passwd\")") && text.contains("$ x^2 $") && text.contains("Not a heading of Typst")
    );
    assert!(!built.files(ReportFormat::Pdf).unwrap()[0].bytes.is_empty());
}

#[test]
fn texts_that_are_very_deep_or_very_odd_are_laid_flat() {
    let data = dataset(20, 43);
    for text in [
        ">".repeat(19_000),
        "- ".repeat(9_000),
        "*".repeat(19_000),
        "[".repeat(19_000),
        "**a *b ".repeat(2_500),
        "1. a\n   - b\n     - c\n       - d\n         - e\n           - f\n             - g\n               - h\n"
            .repeat(40),
        "\u{0}\u{feff}\u{202e}\u{1F468}\u{200D}\u{1F469} 中文 العربية".to_owned(),
        "a".repeat(19_999),
        "\n\n---\n\n***\n\n# \n\n```\n".to_owned(),
    ] {
        let quoted = toml::Value::String(text).to_string();
        let spec = spec(&format!("sections = [\"introduction\"]\nintroduction = {quoted}\n"));
        let built = report(&data, &spec);
        for format in [ReportFormat::Pdf, ReportFormat::Html, ReportFormat::Txt] {
            let written = built.files(format).map(|files| files.len()).map_err(|error| error.to_string());
            assert_eq!(written, Ok(1), "{:?}", quoted.chars().take(40).collect::<String>());
        }
    }
}

use super::{NotATable, not_a_table};

#[test]
fn what_people_upload_by_mistake_is_named() {
    let cases: [(&[u8], NotATable); 16] = [
        (b"%PDF-1.7\n", NotATable::Pdf),
        (b"PK\x03\x04\x14\x00", NotATable::Zip),
        (b"\xD0\xCF\x11\xE0\xA1\xB1", NotATable::OldOffice),
        (b"\x89PNG\r\n", NotATable::Image),
        (b"  <!DOCTYPE HTML><html>", NotATable::Html),
        (b"{\"type\":\"FeatureCollection\"}", NotATable::Json),
        (b"<?xml version=\"1.0\"?><kml>", NotATable::Xml),
        (b"<table border=1><tr><td>category</td></tr></table>", NotATable::Html),
        (b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", NotATable::Html),
        (b"<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">", NotATable::Html),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", NotATable::Html),
        (b"RIFF\x24\0\0\0WEBPVP8 ", NotATable::Image),
        (b"II*\0\x08\0\0\0", NotATable::Image),
        (b"{\\rtf1\\ansi", NotATable::OldOffice),
        (b"\0\x01\x02\x03abc\0\0\0", NotATable::Binary),
        (b"a,b\n1,2\n\0\0\0\0", NotATable::Unfinished),
    ];
    for (bytes, kind) in cases {
        assert_eq!(not_a_table(bytes, &String::from_utf8_lossy(bytes)), Some(kind));
    }
}

#[test]
fn tables_pass() {
    for text in ["a,b\n1,2\n", "\"a\";\"b\"\n", "#date,#geo+lat\n", "[redacted],x\n", ""] {
        assert_eq!(not_a_table(text.as_bytes(), text), None, "{text:?}");
    }
}

use super::is_personal;

#[test]
fn personal_columns_are_told_by_their_header() {
    for header in [
        "Name",
        "NOMBRE",
        "phonenumber",
        "imei",
        "Teléfono de contacto",
        "E-mail",
        "household/name",
        "CURP",
        "SubmitterName",
        "_submitted_by",
    ] {
        assert!(is_personal(header), "{header}");
    }
    for header in [
        "Source",
        "Place",
        "Event name",
        "Nombre del lugar",
        "Location of death",
        "Main ID",
        "Incident ID",
        "#meta+source+name",
        "source_url",
    ] {
        assert!(!is_personal(header), "{header}");
    }
}

//! Columns that hold names, numbers or documents of people: left out by their header, whatever they contain.

use super::header::normal;

/// Headers that are personal as a whole, in comparable form.
const WHOLE: [&str; 26] = [
    "name",
    "names",
    "nombre",
    "nombres",
    "full name",
    "first name",
    "last name",
    "given name",
    "surname",
    "family name",
    "apellido",
    "apellidos",
    "nombre completo",
    "submittername",
    "submitter name",
    "submitted by",
    "submitterid",
    "username",
    "user name",
    "alias",
    "a number",
    "id number",
    "ssn",
    "dni",
    "ine",
    "decedent",
];

/// Words and parts of words that make a header personal wherever they stand.
const PARTS: [&str; 22] = [
    "phone",
    "telefono",
    "telephone",
    "celular",
    "mobile number",
    "whatsapp",
    "email",
    "e-mail",
    "correo electronico",
    "imei",
    "imsi",
    "subscriberid",
    "simserial",
    "deviceid",
    "passport",
    "pasaporte",
    "curp",
    "rfc ",
    "placas",
    "license plate",
    "name of victim",
    "nombre de la victima",
];

/// Whether a column's header says that it holds personal data.
pub(crate) fn is_personal(header: &str) -> bool {
    let key = normal(header);
    // A form's group path: `household/name` asks for the same as `name`.
    let last = key.rsplit(['/', '.', ':']).next().unwrap_or(&key).trim().to_owned();
    WHOLE.contains(&key.as_str()) || WHOLE.contains(&last.as_str()) || PARTS.iter().any(|part| key.contains(part))
}

#[cfg(test)]
mod tests;

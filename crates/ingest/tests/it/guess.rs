//! Files that no preset knows: what their columns are taken for, and what is asked.

use spotlight_core::Lang;
use spotlight_core::code::Gender;
use spotlight_ingest::{
    Ask, Code, ColumnChoice, ColumnView, Encoding, Input, Options, Outcome, Refusal, Row, fields, inspect,
};
use spotlight_record::Place;

use crate::common::{Imported, import, incident, options, reference};

fn file(text: &str) -> Input {
    Input::from_bytes("test.csv", text.into())
}

fn read(text: &str) -> Imported {
    import(&file(text), &options()).unwrap_or_else(|refusal| panic!("{refusal}\n{text}"))
}

fn refusal(text: &str) -> Refusal {
    import(&file(text), &options()).map(|imported| imported.plan.columns()).unwrap_err()
}

fn field_of<'v>(views: &'v [ColumnView], name: &str) -> &'v ColumnView {
    views.iter().find(|view| view.name == name).unwrap_or_else(|| panic!("no column {name}"))
}

fn choice(column: usize, field: &str) -> ColumnChoice {
    ColumnChoice { column, field: Some(field.to_owned()) }
}

const SPANISH: &str = "Folio;Fecha del incidente;Latitud;Longitud;Lugar de los hechos;Nº de personas;No. de muertos;Municipio;Estado;Causa de muerte;\
Tipo de incidente;Fuente;Enlace;Edad;Sexo;Nacionalidad;Observaciones;Víctima\n\
A-1;14/05/2023;31,9;-111,5;Arivaca;3;1;Nogales;Sonora;Golpe de calor;death;La Jornada;https://a.org/1;34;Hombre;Honduras;Cerca del tanque;Juan Pérez\n\
A-2;15/05/2023;31,8;-111,4;Sasabe;2;0;Altar;Sonora;;raid;La Jornada;https://a.org/2;20;Mujer;México;Sin novedad;Ana Ruiz\n";

#[test]
fn a_letter_for_a_gender_is_what_the_whole_column_makes_it() {
    let genders = |letters: [&str; 3]| {
        let row = |(day, letter): (usize, &str)| format!("2023-05-{day},31.9,-111.5,death,{letter}\n");
        let rows: String = (14..).zip(letters).map(row).collect();
        let imported = read(&format!("fecha,latitud,longitud,tipo,sexo\n{rows}"));
        let of = |row: &Row| (incident(row).gender.map(Gender::as_str), row.notes.len());
        imported.rows.iter().map(of).collect::<Vec<_>>()
    };
    let (man, woman) = (Some("man"), Some("woman"));
    // The row that decides comes last, and the receipt has nothing to say.
    assert_eq!(genders(["M", "Mujer", "H"]), [(woman, 0), (woman, 0), (man, 0)]);
    assert_eq!(genders(["M", "m", "F"]).iter().map(|(gender, _)| *gender).collect::<Vec<_>>(), [man, man, woman]);
    // Nothing decides: the letter is not read, and the receipt says so.
    assert_eq!(genders(["M", "Hombre", "M"]), [(None, 1), (man, 0), (None, 1)]);
    // A row that is rejected for its form decides nothing.
    let broken =
        read("fecha,latitud,longitud,tipo,sexo\n2023-05-14,31.9,-111.5,death,M\n2023-05-15,31.9,-111.5,\"death\"x,F\n");
    assert_eq!(incident(&broken.rows[0]).gender, None);
    assert!(matches!(broken.rows[1].outcome, Outcome::Rejected));
}

#[test]
fn a_spanish_register_is_read_by_its_headers() {
    let imported = read(SPANISH);
    let views = imported.plan.columns();
    assert_eq!(imported.plan.preset(), "guessed");
    for (name, field) in [
        ("Folio", "external_id"),
        ("Fecha del incidente", "date"),
        ("Latitud", "lat"),
        ("Longitud", "lon"),
        ("Lugar de los hechos", "place"),
        ("Nº de personas", "description"),
        ("No. de muertos", "dead"),
        ("Municipio", "county"),
        ("Estado", "state"),
        ("Causa de muerte", "cause_of_death"),
        ("Tipo de incidente", "category"),
        ("Fuente", "source"),
        ("Enlace", "source_url"),
        ("Edad", "age"),
        ("Sexo", "gender"),
        ("Nacionalidad", "nationality"),
        ("Observaciones", "description"),
    ] {
        assert_eq!(field_of(&views, name).field, Some(field), "{name}");
        assert_eq!(field_of(&views, name).basis, "header", "{name}");
    }
    let victim = field_of(&views, "Víctima");
    assert_eq!((victim.field, victim.left_out), (None, Some("personal")));
    assert_eq!(victim.samples, ["J··· ·····", "A·· ····"], "names are not shown");
    let first = incident(&imported.rows[0]);
    assert_eq!((first.occurred.to_string().as_str(), first.counts.dead), ("2023-05-14", Some(1)));
    assert_eq!(first.external_id.as_deref(), Some("A-1"));
    assert!(first.description.as_deref().unwrap().contains("Nº de personas: 3"), "{:?}", first.description);
    assert!(!format!("{first:?}").contains("Juan"));
    assert_eq!(incident(&imported.rows[1]).counts.dead, Some(0));
}

#[test]
fn coordinates_under_another_name_are_not_passed_over_for_a_county() {
    let imported = read("category,date,latitude,longitude,county\nraid,2020-05-01,31.9,-111.5,Pima\n");
    assert_eq!(imported.plan.preset(), "spotlight");
    assert!(matches!(incident(&imported.rows[0]).place, Place::At(_)));
}

#[test]
fn dates_and_places_of_something_else_are_not_the_incident_s() {
    let refusal = refusal("category,Fecha de apertura,lat,lon\nraid,2020-05-01,31.9,-111.5\n");
    assert_eq!(refusal.code(), "unknown_columns");
    let imported = read(
        "Tipo de incidente,Fecha,Municipio,Municipio de origen,Estado civil\nraid,2020-05-01,Altar,Nogales,soltero\n",
    );
    assert_eq!(incident(&imported.rows[0]).place, Place::County("26004".into()));
}

#[test]
fn ids_of_different_layouts_are_never_the_same() {
    let other = read("id,category,date,lat,long\n1,raid,2020-05-01,31.9,-111.5\n2,raid,2020-05-02,31.9,-111.5\n");
    let system = &incident(&other.rows[0]).source_system;
    assert!(system.starts_with("upload-"), "{system}");
    assert_ne!(*system, incident(&read(SPANISH).rows[0]).source_system);
}

#[test]
fn content_tells_what_a_header_does_not() {
    let imported = read(
        "cuando,a,b,c\n2020-05-01,\"31.9, -111.5\",raid,https://a.org\n2020-05-02,\"31.8, -111.5\",death,https://b.org\n\
         2020-05-03,\"31.7, -111.5\",raid,https://c.org\n",
    );
    let views = imported.plan.columns();
    let found: Vec<_> = views.iter().map(|view| (view.field, view.basis)).collect();
    assert_eq!(
        found,
        [
            (Some("date"), "header"),
            (Some("coordinates"), "content"),
            (Some("category"), "content"),
            (Some("source_url"), "content")
        ]
    );
    let halves = read(
        "category,date,p,q\nraid,2020-05-01,31.9,-111.5\nraid,2020-05-02,31.8,-111.4\nraid,2020-05-03,31.7,-111.3\n",
    );
    let found: Vec<_> = halves.plan.columns().iter().map(|view| view.field).collect();
    assert_eq!(found[2..], [Some("lat"), Some("lon")]);
}

#[test]
fn a_header_that_its_values_contradict_is_not_believed() {
    let refusal = refusal("categoría,fecha,latitud,longitud\nraid,2020-05-01,norte,sur\nraid,2020-05-02,este,oeste\n");
    assert_eq!(refusal.code(), "unknown_columns");
    let views = read(
        "Tipo de incidente,Fecha,Estado,Municipio\nraid,2020-05-01,publicado,Nogales\nraid,2020-05-02,borrador,Altar\n",
    );
    assert_eq!(field_of(&views.plan.columns(), "Estado").field, None, "it is a status");
}

#[test]
fn two_columns_for_a_field_are_a_question() {
    let text = "category,Fecha,Fecha del incidente,lat,lon,Fuente,Medio\nraid,2020-05-01,2020-05-02,31.9,-111.5,a,b\n";
    let Refusal::UnknownColumns { columns, look, .. } = refusal(text) else { panic!("it is asked") };
    assert_eq!(look.asks, [Ask::Mapping { field: "date", columns: vec![1, 2] }]);
    assert_eq!(columns[1].samples, ["2020-05-01"]);
    let chosen = Options { columns: Some(vec![choice(2, "date")]), ..options() };
    let imported = import(&file(text), &chosen).unwrap();
    assert_eq!(imported.plan.signature(), look.signature);
    assert_eq!(incident(&imported.rows[0]).occurred.to_string(), "2020-05-02");
    assert_eq!(imported.plan.columns()[2].basis, "chosen");
    assert_eq!(imported.plan.asks(), [Ask::Mapping { field: "source", columns: vec![5, 6] }]);
    assert_eq!(incident(&imported.rows[0]).source, None, "it is not guessed");
}

#[test]
fn an_undecided_order_of_day_and_month_is_a_question() {
    let imported = read("category,Fecha,lat,lon\nraid,03/04/2020,31.9,-111.5\n");
    assert_eq!(imported.plan.asks(), [Ask::DateOrder { column: "Fecha".into() }]);
    let decided = read("category,Fecha,lat,lon\nraid,13/04/2020,31.9,-111.5\n");
    assert!(decided.plan.asks().is_empty());
}

#[test]
fn a_person_can_say_what_all_rows_are() {
    let text = "Fecha,Latitud,Longitud,Notas\n2020-05-01,31.9,-111.5,x\n";
    let Refusal::UnknownColumns { look, .. } = refusal(text) else { panic!("no category") };
    assert_eq!(look.asks, [Ask::Mapping { field: "category", columns: vec![] }]);
    let constants = vec![("category".to_owned(), "death".to_owned()), ("source".to_owned(), "Casa".to_owned())];
    let imported = import(&file(text), &Options { constants, ..options() }).unwrap();
    let incident = incident(&imported.rows[0]);
    assert_eq!((incident.category.as_str(), incident.source.as_deref()), ("death", Some("Casa")));
    let state = vec![("category".to_owned(), "raid".to_owned()), ("state".to_owned(), "Sonora".to_owned())];
    let placed = import(&file("Fecha,Municipio\n2020-05-01,Altar\n"), &Options { constants: state, ..options() });
    let placed = placed.unwrap();
    assert!(matches!(&placed.rows[0].outcome, Outcome::Incident(i) if i.place == Place::County("26004".into())));
}

#[test]
fn answers_that_cannot_all_be_so_are_refused_by_name() {
    let text = "Fecha,Otra,Tipo,Latitud,Longitud,Fuente,Nota 1,Nota 2\n\
                2020-05-01,2020-05-02,raid,31.9,-111.5,,a,b\n2020-05-03,2020-05-04,raid,31.9,-111.5,Casa,c,d\n";
    let read = |columns: &[(usize, &str)], constants: &[(&str, &str)]| {
        let columns: Vec<_> = columns.iter().map(|(column, field)| choice(*column, field)).collect();
        let constants = constants.iter().map(|(field, value)| ((*field).to_owned(), (*value).to_owned())).collect();
        import(&file(text), &Options { columns: Some(columns), constants, ..options() })
    };
    let code = |columns: &[(usize, &str)], constants: &[(&str, &str)]| {
        let refusal = read(columns, constants).err();
        refusal.map(|refusal| (refusal.code(), refusal.message(Lang::En)))
    };
    let named = |refused: Option<(&str, String)>, code: &str, names: &[&str]| {
        let (is, message) = refused.expect("it is refused");
        assert_eq!(is, code);
        assert!(names.iter().all(|name| message.contains(name)), "{message}");
    };
    let kind = (2, "category");
    named(code(&[(0, "date"), (1, "date"), kind], &[]), "field_twice", &["Fecha", "Otra", "date"]);
    named(code(&[kind], &[("category", "death")]), "constant_unused", &["category", "Tipo"]);
    named(code(&[(0, "date"), kind], &[("date", "2019-05-05")]), "constant_unused", &["date", "Fecha"]);
    named(code(&[], &[("category", "murder")]), "bad_constant", &["murder", "death"]);
    named(code(&[kind], &[("gender", "tall")]), "bad_constant", &["tall", "woman"]);
    // Several columns go into one text, and what is said of all rows fills blank cells.
    assert_eq!(code(&[(6, "description"), (7, "description"), kind], &[("source", "Otra casa")]), None);
    let filled = read(&[kind], &[("source", "Otra casa"), ("gender", "mujer")]).unwrap();
    assert_eq!(incident(&filled.rows[0]).source.as_deref(), Some("Otra casa"));
    assert_eq!(incident(&filled.rows[1]).source.as_deref(), Some("Casa"));
}

#[test]
fn a_register_with_causes_of_death_is_of_deaths_row_by_row() {
    let imported = read(
        "Fecha de hallazgo,Causa de muerte,Desaparecidos,Latitud,Longitud\n2020-05-01,Ahogamiento,,31.9,-111.5\n\
         2020-05-02,,2,31.9,-111.5\n2020-05-03,,,31.9,-111.5\n",
    );
    assert_eq!(incident(&imported.rows[0]).category, "death");
    assert_eq!(incident(&imported.rows[0]).date_kind.unwrap().as_str(), "found");
    assert_eq!(incident(&imported.rows[1]).category, "disappearance");
    assert_eq!(imported.rows[2].notes[0].code, Code::UndecidedCategory);
}

#[test]
fn columns_that_hold_numbers_of_people_are_left_out_whatever_they_are_called() {
    let imported = read(
        "category,date,lat,lon,Datos,Notas,Persona\nraid,2020-05-01,31.9,-111.5,520-555-1234,520-555-1234,Ana\n\
         raid,2020-05-02,31.9,-111.5,a@b.org,a@b.org,Luz\nraid,2020-05-03,31.9,-111.5,A 123 456 789,(520) 555-1234,Eva\n",
    );
    let views = imported.plan.columns();
    for name in ["Datos", "Persona"] {
        assert_eq!(field_of(&views, name).left_out, Some("personal"), "{name}");
        assert!(field_of(&views, name).samples.iter().all(|s| !s.contains("555") && !s.contains("na")), "{name}");
    }
    let incident = incident(&imported.rows[0]);
    assert!(!format!("{incident:?}").contains("555"), "{incident:?}");
    let kept = Options { columns: Some(vec![choice(6, "private_notes"), choice(4, "private_notes")]), ..options() };
    let text = "category,date,lat,lon,Datos,Notas,Persona\nraid,2020-05-01,31.9,-111.5,520-555-1234,x,Ana\n";
    let imported = import(&file(text), &kept).unwrap();
    let Outcome::Incident(incident) = &imported.rows[0].outcome else { panic!() };
    assert_eq!(incident.private_notes.as_deref(), Some("Ana\nDatos: 520-555-1234"), "an explicit choice");
    assert_eq!(imported.plan.columns()[6].samples, ["A··"], "and still not shown");
}

#[test]
fn choices_overrule_and_are_checked() {
    let text = "category,date,lat,lon,title,extra\nraid,2020-05-01,31.9,-111.5,a,b\n";
    let with = |columns: Vec<ColumnChoice>| import(&file(text), &Options { columns: Some(columns), ..options() });
    let none = with(vec![ColumnChoice { column: 4, field: None }]).unwrap();
    assert_eq!(none.plan.columns()[4].left_out, Some("chosen"));
    let moved = with(vec![choice(5, "title")]).unwrap();
    assert_eq!(incident(&moved.rows[0]).title.as_deref(), Some("b"));
    assert_eq!(moved.plan.columns()[4].left_out, Some("redundant"));
    assert_eq!(with(vec![choice(5, "nonsense")]).map(|_| ()).unwrap_err().code(), "unknown_field");
    assert_eq!(with(vec![choice(6, "title")]).map(|_| ()).unwrap_err().code(), "no_such_column");
    assert_eq!(with(vec![ColumnChoice { column: 0, field: None }]).map(|_| ()).unwrap_err().code(), "unknown_columns");
    assert!(fields().any(|field| field == "private_notes") && fields().any(|field| field == "coordinates"));
}

#[test]
fn encoding_and_delimiter_can_be_stated() {
    let spanish = "category,date,lat,lon,title\nraid,2020-05-01,31.9,-111.5,Ca\u{f1}on\n";
    let bytes: Vec<u8> = spanish.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let input = Input::from_bytes("x.csv", bytes);
    let title = |encoding| {
        let imported = import(&input, &Options { encoding, ..options() }).unwrap();
        incident(&imported.rows[0]).title.clone().unwrap()
    };
    assert_eq!(title(None), "Cañon");
    assert_eq!(title(Encoding::from_code("latin1")), "Cañon");
    assert_eq!(title(Some(Encoding::Macintosh)), "CaÒon");
    assert_eq!(title(Encoding::from_code("CP850")), "Ca±on");
    let utf16: Vec<u8> =
        "category,date,lat,lon\nraid,2020-05-01,31.9,-111.5\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let input = Input::from_bytes("x.csv", utf16);
    let stated = Options { encoding: Some(Encoding::Utf16Be), ..options() };
    assert_eq!(import(&input, &stated).unwrap().rows.len(), 1, "no byte order mark tells it");
    let tilde = "category~date~lat~lon\nraid~2020-05-01~31.9~-111.5\n";
    let stated = |delimiter| Options { delimiter: Some(delimiter), ..options() };
    assert_eq!(import(&file(tilde), &stated('~')).unwrap().plan.delimiter(), '~');
    assert_eq!(import(&file(tilde), &stated('é')).map(|_| ()).unwrap_err().code(), "bad_delimiter");
}

#[test]
fn a_file_kept_elsewhere_is_opened_as_often_as_needed() {
    let bytes = SPANISH.as_bytes();
    let input = Input::from_opener("sealed.csv", std::sync::Arc::new(move || Ok(Box::new(bytes))));
    let plan = inspect(&input, &options(), &reference()).unwrap();
    assert_eq!(plan.sha256(), file(SPANISH).sha256().unwrap());
    assert_eq!(import(&input, &options()).unwrap().rows.len(), 2);
}

#[test]
fn a_title_above_the_header_is_no_header() {
    let imported =
        read("Registro de casos 2020,,,\n,,,\nCategoría,Fecha,Latitud,Longitud\nraid,2020-05-01,31.9,-111.5\n");
    assert_eq!(imported.rows.len(), 1);
    assert_eq!(imported.rows[0].line, 4);
    let grouped = read(",,Lugar,\nCategoría,Fecha,Latitud,Longitud\nraid,2020-05-01,31.9,-111.5\n");
    assert_eq!(grouped.rows.len(), 1);
}

#[test]
fn the_signature_is_of_the_header_alone() {
    let signature = |text: &str| inspect(&file(text), &options(), &reference()).unwrap().signature();
    let one = signature("Category,Date,lat,lon\nraid,2020-05-01,31.9,-111.5\n");
    assert_eq!(one, signature("category ; DATE;lat;lon\ndeath;2021;31.8;-111.4\n"));
    assert_ne!(one, signature("date,category,lat,lon\n2020-05-01,raid,31.9,-111.5\n"));
}

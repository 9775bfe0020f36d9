"""Writes some features of a GeoPackage layer as GeoJSON, in the layer's own projection: `DB LAYER FIELD VALUES OUT`.

Python's standard library reads SQLite; mapshaper would need a native module for it. A GeoPackage geometry is a header
(OGC 12-128, clause 2.1.3) and well-known binary.
"""

import json
import sqlite3
import struct
import sys

ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
POLYGON, MULTI_POLYGON = 3, 6


def read_polygons(wkb, at):
    """The polygons of a well-known binary geometry that starts at a byte, and the byte after it."""
    order = "<" if wkb[at] == 1 else ">"
    kind, count = struct.unpack_from(order + "II", wkb, at + 1)
    at += 9
    if kind == MULTI_POLYGON:
        polygons = []
        for _ in range(count):
            part, at = read_polygons(wkb, at)
            polygons += part
        return polygons, at
    if kind != POLYGON:
        raise ValueError(f"geometry type {kind} is no polygon")
    rings = []
    for _ in range(count):
        (points,) = struct.unpack_from(order + "I", wkb, at)
        flat = struct.unpack_from(f"{order}{2 * points}d", wkb, at + 4)
        rings.append(list(zip(flat[::2], flat[1::2])))
        at += 4 + 16 * points
    return [rings], at


def main(database, layer, field, values, output):
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    marks = ",".join("?" * len(values.split(",")))
    rows = connection.execute(f'SELECT * FROM "{layer}" WHERE "{field}" IN ({marks}) ORDER BY fid', values.split(","))
    features = []
    for row in rows:
        blob = row["geom"]
        if blob[:2] != b"GP":
            raise ValueError("not a GeoPackage geometry")
        polygons, _ = read_polygons(blob, 8 + ENVELOPE_BYTES[(blob[3] >> 1) & 7])
        properties = {key: row[key] for key in row.keys() if key not in ("fid", "geom")}
        geometry = {"type": "MultiPolygon", "coordinates": polygons}
        features.append({"type": "Feature", "properties": properties, "geometry": geometry})
    with open(output, "w", encoding="utf-8") as file:
        json.dump({"type": "FeatureCollection", "features": features}, file, ensure_ascii=False)


if __name__ == "__main__":
    main(*sys.argv[1:])

// Web Mercator as a share of the world (EPSG:3857 scaled to the unit square).

/** 0 in the west, 1 in the east. */
export function mercatorX(lon: number): number {
  return (lon + 180) / 360;
}

/** 0 in the north, 1 in the south, at 85.05 degrees. */
export function mercatorY(lat: number): number {
  return (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2;
}

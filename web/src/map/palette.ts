// The map's quiet colours for both themes. Incidents must stand out; the ground only says where one is.
import type { Theme } from './marks';

export interface MapPalette {
  water: string;
  land: string;
  county: string;
  state: string;
  country: string;
  /** Lines and names of sectors. */
  sector: string;
  border: string;
  label: string;
  labelStrong: string;
  halo: string;
  /** Inside a cluster's ring, and around it. */
  clusterFill: string;
  clusterText: string;
  area: string;
  selection: string;
}

const LIGHT: MapPalette = {
  water: '#d9e3e8',
  land: '#f7f4ed',
  county: '#e0d9cb',
  state: '#bfb6a4',
  country: '#9a917f',
  sector: '#4f6272',
  border: '#8d4234',
  label: '#565f64',
  labelStrong: '#343c41',
  halo: '#fbf9f5',
  clusterFill: '#ffffff',
  clusterText: '#20282d',
  area: '#9a6700',
  selection: '#0b5fff',
};

const DARK: MapPalette = {
  water: '#0c1215',
  land: '#1a2328',
  county: '#27333a',
  state: '#3d4c55',
  country: '#596a74',
  sector: '#9db3c1',
  border: '#d98a76',
  label: '#a3b0b6',
  labelStrong: '#d5dde1',
  halo: '#141b1f',
  clusterFill: '#141b1f',
  clusterText: '#f2f5f6',
  area: '#f0b440',
  selection: '#8ab4ff',
};

export const PALETTES: Record<Theme, MapPalette> = { light: LIGHT, dark: DARK };

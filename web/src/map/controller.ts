// The one place that drives MapLibre. It is loaded after the list is usable, and knows nothing of the page's components:
// it is told what to show and tells what the visitor did.
import { addProtocol, type Map as MapLibreMap, Map, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { GeoJSONSource, MapGeoJSONFeature, PointLike, VectorTileSource } from 'maplibre-gl';
import type { Place } from '../api/client';
import type { Incident } from '../api/types';
import type { Camera } from '../state/view';
import { keepImages } from './images';
import { MARKS } from './incident-layers';
import type { Position } from './near';
import { NEAR_ZOOM } from './near';
import { loadTile, SCHEME, setCategories, tileTemplate } from './protocol';
import { selectionOf } from './selection';
import type { ContextStyle } from './context-layers';
import { pressableLayers, thingLayerOf } from './context-layers';
import type { Press, PressedThing } from './pressed';
import { thingsOf } from './pressed';
import { CLOSE_ZOOM } from './sources';
import type { StyleInputs } from './style';
import { mapStyle } from './style';
import type { ClusterStep } from './cluster';

setWorkerUrl(workerUrl);
addProtocol(SCHEME, loadTile);
export { setCategories };

export type Bounds = [west: number, south: number, east: number, north: number];
export interface Cluster {
  cell: string;
  count: number;
  lon: number;
  lat: number;
}
export interface MapEvents {
  /** The visitor, or something they asked for, moved the map. */
  moved(camera: Camera): void;
  incident(id: string): void;
  place(place: Place): void;
  /** Decides what opening a cluster does. */
  cluster(cluster: Cluster, zoom: number): Promise<ClusterStep>;
  /** Something was pressed: the context's things there, none if it was an incident or the ground. */
  things(found: readonly PressedThing[], press: Press): void;
  /** Ground without a mark was pressed, close enough to tell counties apart. */
  ground(at: Position): void;
  ready(): void;
  /** Some tile or file could not be loaded; the map goes on without it. */
  failed(): void;
}

interface Pressed {
  incident?: MapGeoJSONFeature | undefined;
  area?: MapGeoJSONFeature | undefined;
  things: PressedThing[];
}

/** Pixels around a fingertip or pointer in which a mark still counts as hit. */
const REACH = 10;
const MAX_ZOOM = 18;
/** From here on the lines between counties are drawn, and one of them can be meant. */
const GROUND_ZOOM = 6;
/** Marks the moves that the visitor has asked for by a button or a cluster. */
const ASKED = { asked: true };

export class IncidentMap {
  #map: MapLibreMap;
  #inputs: StyleInputs;
  #home: Bounds;
  #events: MapEvents;
  #selected: Incident | null = null;
  #ringed: Position | null = null;

  constructor(
    container: HTMLElement,
    inputs: Omit<StyleInputs, 'close'>,
    at: Camera | null,
    home: Bounds,
    events: MapEvents,
  ) {
    this.#inputs = { ...inputs, close: at !== null && at.z >= CLOSE_ZOOM };
    this.#home = home;
    this.#events = events;
    const camera = at ? { center: [at.lon, at.lat] as [number, number], zoom: at.z } : homeCamera(home);
    this.#map = new Map({
      container,
      style: mapStyle(this.#inputs),
      ...camera,
      maxZoom: MAX_ZOOM,
      minZoom: 2,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxPitch: 0,
      refreshExpiredTiles: false,
      fadeDuration: 0,
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#listen();
  }

  /** Shows another theme or language; what is drawn already stays where it can. */
  restyle(change: Pick<StyleInputs, 'theme' | 'lang' | 'texts'>): void {
    const { theme, lang } = this.#inputs;
    if (change.theme === theme && change.lang === lang) return;
    this.#inputs = { ...this.#inputs, ...change };
    this.#applyStyle();
  }

  /** Shows other context under the incidents, or none. */
  underlay(context: ContextStyle | null): void {
    if (JSON.stringify(context) === JSON.stringify(this.#inputs.context ?? null)) return;
    this.#inputs = { ...this.#inputs, context };
    this.#applyStyle();
  }

  /** The style is a function of the inputs; which incident is open is no part of it. */
  #applyStyle(): void {
    this.#map.setStyle(mapStyle(this.#inputs));
    this.#drawSelection();
  }

  /** Shows what another filter, or a newer dataset, lets through. Requests of the old one are aborted. */
  show(query: string, epoch: number): void {
    if (query === this.#inputs.query && epoch === this.#inputs.epoch) return;
    this.#inputs = { ...this.#inputs, query, epoch };
    for (const layer of ['incidents', 'areas'] as const) {
      this.#map.getSource<VectorTileSource>(layer)?.setTiles([tileTemplate(layer, query, epoch)]);
    }
  }

  /** Looks where the address says; `null` shows all of the data. Not reported as a move. */
  look(at: Camera | null): void {
    if (at) this.#map.jumpTo({ center: [at.lon, at.lat], zoom: at.z });
    else this.#map.jumpTo(this.#map.cameraForBounds(this.#home, { padding: 24 }) ?? {});
  }

  /** Rings a place that was pressed, or none. */
  ring(place: Position | null): void {
    this.#ringed = place;
    this.#drawSelection();
  }

  /** Back to the map, for the keyboard. */
  focus(): void {
    this.#map.getCanvas().focus();
  }

  #drawSelection(): void {
    const shown = selectionOf(this.#selected, this.#ringed);
    this.#map.getSource<GeoJSONSource>('selection')?.setData(shown);
  }

  /** Marks the open incident, and brings it into sight if it is not; `hiddenBelow` pixels are covered at the bottom. */
  select(incident: Incident | null, hiddenBelow = 0): void {
    this.#selected = incident;
    this.#drawSelection();
    if (!incident) return;
    const { x, y } = this.#map.project([incident.lon, incident.lat]);
    const { clientWidth, clientHeight } = this.#map.getContainer();
    const inSight = x > 24 && y > 24 && x < clientWidth - 24 && y < clientHeight - hiddenBelow - 24;
    if (inSight && this.#map.getZoom() >= 6) return;
    this.#map.easeTo({
      center: [incident.lon, incident.lat],
      zoom: Math.max(this.#map.getZoom(), 9),
      offset: [0, -hiddenBelow / 2],
    });
  }

  zoomBy(levels: number): void {
    this.#map.easeTo({ zoom: this.#map.getZoom() + levels }, ASKED);
  }

  /** Goes to a square that somebody is in, and tells nobody: the address keeps what it says until the map is moved by hand. */
  goNear({ lat, lon }: Position): void {
    this.#map.jumpTo({ center: [lon, lat], zoom: NEAR_ZOOM });
  }

  goHome(): void {
    this.#map.fitBounds(this.#home, { padding: 24 }, ASKED);
  }

  /** Names the map for those who cannot see it. */
  describe(label: string, describedBy: string): void {
    const canvas = this.#map.getCanvas();
    canvas.setAttribute('aria-label', label);
    canvas.setAttribute('aria-describedby', describedBy);
  }

  destroy(): void {
    this.#map.remove();
  }

  #listen(): void {
    const map = this.#map;
    keepImages(map);
    map.once('idle', () => this.#events.ready());
    map.once('style.load', () => {
      this.#comeClose();
      map.on('zoom', () => this.#comeClose());
    });
    // Without a listener MapLibre writes errors to the console; with one, the page says that a part is missing.
    map.on('error', () => this.#events.failed());
    // The moves of a wheel do not say what began them.
    let byHand = false;
    map.on('wheel', () => {
      byHand = true;
    });
    map.on('move', ({ originalEvent }) => {
      if (originalEvent) byHand = true;
    });
    map.on('moveend', (event) => {
      // What follows from the address anyway (the open incident), from the size of the window, or from where somebody is, is not
      // said: the address is what the visitor chose.
      if (byHand || event.originalEvent || 'asked' in event) this.#events.moved(this.#camera());
      byHand = false;
    });
    map.on('click', ({ point: { x, y }, lngLat }) => {
      const at = { lon: lngLat.lng, lat: lngLat.lat };
      const isClose = map.getZoom() >= GROUND_ZOOM;
      const { incident, area, things } = this.#pressed(x, y);
      const isLow = y > map.getContainer().clientHeight / 2;
      this.#events.things(things, { at, isClose, isLow, area: area ? areaOf(area) : null });
      if (incident) void this.#open(incident);
      else if (things.length > 0) return;
      else if (area) void this.#open(area);
      else if (isClose) this.#events.ground(at);
    });
    map.on('mousemove', ({ point: { x, y } }) => {
      const { incident, area, things } = this.#pressed(x, y);
      map.getCanvas().classList.toggle('over-mark', Boolean(incident ?? area) || things.length > 0);
    });
  }

  /** Asks for what is only seen from close by, once. */
  #comeClose(): void {
    if (this.#inputs.close || this.#map.getZoom() < CLOSE_ZOOM) return;
    this.#inputs = { ...this.#inputs, close: true };
    this.#applyStyle();
  }

  #camera(): Camera {
    const { lng, lat } = this.#map.getCenter();
    return { z: this.#map.getZoom(), lat, lon: lng };
  }

  /** The topmost features of layers that are there. */
  #query(where: PointLike | [PointLike, PointLike], layers: readonly string[]): MapGeoJSONFeature[] {
    const there = layers.filter((layer) => this.#map.getLayer(layer));
    return there.length > 0 ? this.#map.queryRenderedFeatures(where, { layers: there }) : [];
  }

  /**
   * What is meant by pressing a point: the mark of an incident before all else, then things of the context, then what is shaded:
   * the area of incidents, and that of things where no incident is.
   */
  #pressed(x: number, y: number): Pressed {
    const around: [PointLike, PointLike] = [
      [x - REACH, y - REACH],
      [x + REACH, y + REACH],
    ];
    for (const layer of MARKS) {
      const [incident] = this.#query(around, [layer]);
      if (incident) return { incident, things: [] };
    }
    const [area] = this.#query([x, y], ['areas']);
    const { context } = this.#inputs;
    if (!context || context.things.length === 0) return { area, things: [] };
    const { inReach, named, shaded } = pressableLayers(context);
    const marked = [...this.#query(around, inReach), ...this.#query([x, y], named)];
    const found = area && marked.length === 0 ? [] : [...marked, ...this.#query([x, y], shaded)];
    return { area, things: thingsOf(found, thingLayerOf) };
  }

  async #open(feature: MapGeoJSONFeature): Promise<void> {
    const { layer, properties, geometry } = feature;
    if (layer.id === 'points') return this.#events.incident(String(properties['id']));
    if (layer.id === 'areas') return this.#events.place({ kind: 'area', id: areaOf(feature) });
    if (geometry.type !== 'Point') return;
    const [lon = 0, lat = 0] = geometry.coordinates;
    const cluster = {
      cell: String(properties['cluster_id']),
      count: Number(properties['point_count']),
      lon,
      lat,
    };
    const step = await this.#events.cluster(cluster, this.#map.getZoom());
    if (step.do === 'list') this.#events.place({ kind: 'cell', id: cluster.cell });
    else if (step.do === 'zoom')
      this.#map.easeTo({ center: [lon, lat], zoom: this.#map.getZoom() + step.by }, ASKED);
    else this.#map.fitBounds(step.bounds, { padding: 64, maxZoom: MAX_ZOOM }, ASKED);
  }
}

function areaOf({ properties }: MapGeoJSONFeature): string {
  return String(properties['area']);
}

function homeCamera(home: Bounds) {
  return { bounds: home, fitBoundsOptions: { padding: 24 } };
}

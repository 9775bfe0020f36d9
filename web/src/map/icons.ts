// The categories' marks and the clusters' rings as images for the map, drawn when the map first asks for one.
import type { Theme } from './marks';
import { markColour, markOf, SHAPE_PATHS } from './marks';
import { PALETTES } from './palette';
import { parseRing, PARTS } from './ring';

const BOX = 20;
/** Twice the size in points, for sharp edges on dense screens. */
export const ICON_SCALE = 2;
/** Outer radius of a ring at size 1, its width, and the gap between two families, in points. */
export const RING_RADIUS = 24;
const RING_WIDTH = 6;
const RING_GAP = 1.5;
const RING_EDGE = 1.5;

/** The expression that names the image of a feature: filled where the place is exact, hollow where it is not. */
export function iconName(theme: Theme) {
  const fill = ['case', ['==', ['get', 'precision'], 'exact'], 'filled', 'hollow'];
  return ['concat', `mark/${theme}/`, fill, '/', ['get', 'category']] as const;
}

/** The expression that names the image of a cluster, by what it holds. */
export function ringName(theme: Theme) {
  return ['concat', `ring/${theme}/`, ['get', 'ring']] as const;
}

/** Draws the image of that name, or gives `null` for a name that is none of ours. */
export function drawIcon(name: string): ImageData | null {
  const [, ringTheme, ring] = /^ring\/(light|dark)\/([\d:,]*)$/.exec(name) ?? [];
  return ringTheme ? drawRing(ringTheme as Theme, ring ?? '') : drawMark(name);
}

function drawMark(name: string): ImageData | null {
  const [, theme, fill, category] = /^mark\/(light|dark)\/(filled|hollow)\/(.+)$/.exec(name) ?? [];
  if (!theme || !category) return null;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = (BOX + 2) * ICON_SCALE;
  const context = canvas.getContext('2d');
  if (!context) return null;

  const mark = markOf(category);
  const colour = markColour(mark, theme as Theme);
  const { halo } = PALETTES[theme as Theme];
  const path = new Path2D(SHAPE_PATHS[mark.shape]);
  context.scale(ICON_SCALE, ICON_SCALE);
  context.translate(1, 1);
  context.lineJoin = 'round';
  context.strokeStyle = halo;
  context.lineWidth = 4;
  context.stroke(path);
  context.fillStyle = fill === 'filled' ? colour : halo;
  context.fill(path);
  context.strokeStyle = fill === 'filled' ? halo : colour;
  context.lineWidth = fill === 'filled' ? 1.25 : 2.5;
  context.stroke(path);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** The parts go round from the top, clockwise, always in the same order of families, so that two rings can be compared. */
function drawRing(theme: Theme, ring: string): ImageData | null {
  const middle = RING_RADIUS + RING_EDGE;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 2 * middle * ICON_SCALE;
  const context = canvas.getContext('2d');
  if (!context) return null;
  const { clusterFill, clusterText } = PALETTES[theme];
  const disc = (radius: number, colour: string) => {
    context.beginPath();
    context.arc(middle, middle, radius, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
  };
  context.scale(ICON_SCALE, ICON_SCALE);
  disc(middle, clusterFill);

  const sections = parseRing(ring);
  const radius = RING_RADIUS - RING_WIDTH / 2;
  const gap = sections.length > 1 ? RING_GAP / radius : 0;
  let from = -Math.PI / 2;
  context.lineWidth = RING_WIDTH;
  // Without its composition (the categories could not be loaded) a cluster is still a ring.
  if (sections.length === 0) sections.push({ tone: 'grey', parts: PARTS });
  for (const section of sections) {
    const to = from + (section.parts / PARTS) * 2 * Math.PI;
    context.beginPath();
    context.arc(middle, middle, radius, from + gap / 2, to - gap / 2);
    context.strokeStyle = markColour(section, theme);
    context.stroke();
    from = to;
  }
  // A hairline parts the inside from the ground where a ring lies on land of nearly its colour.
  context.beginPath();
  context.arc(middle, middle, middle - 0.5, 0, 2 * Math.PI);
  context.lineWidth = 0.5;
  context.strokeStyle = clusterText;
  context.globalAlpha = 0.35;
  context.stroke();
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

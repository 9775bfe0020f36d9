// The categories' marks as images for the map, drawn when the map first asks for one.
import type { Theme } from './marks';
import { markColour, markOf, SHAPE_PATHS } from './marks';
import { PALETTES } from './palette';

const BOX = 20;
/** Twice the size in points, for sharp edges on dense screens. */
export const ICON_SCALE = 2;

/** The expression that names the image of a feature: filled where the place is exact, hollow where it is not. */
export function iconName(theme: Theme) {
  const fill = ['case', ['==', ['get', 'precision'], 'exact'], 'filled', 'hollow'];
  return ['concat', `mark/${theme}/`, fill, '/', ['get', 'category']] as const;
}

/** Draws the image of that name, or gives `null` for a name that is none of ours. */
export function drawIcon(name: string): ImageData | null {
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

// The hatching of counties that nothing is known about: lines from corner to corner of a small square, which repeat without a seam.
import { HATCH } from './context-palette';
import type { Theme } from './marks';

const SIDE = 16;

/** Draws the image of that name, or gives `null` for another name. */
export function drawHatch(name: string): ImageData | null {
  const [, theme] = /^hatch\/(light|dark)$/.exec(name) ?? [];
  if (!theme) return null;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIDE;
  const context = canvas.getContext('2d');
  if (!context) return null;
  const { ground, line } = HATCH[theme as Theme];
  context.fillStyle = ground;
  context.fillRect(0, 0, SIDE, SIDE);
  context.strokeStyle = line;
  context.lineWidth = 2;
  context.lineCap = 'square';
  context.beginPath();
  for (const shift of [-SIDE, 0, SIDE]) {
    context.moveTo(shift, SIDE);
    context.lineTo(shift + SIDE, 0);
  }
  context.stroke();
  return context.getImageData(0, 0, SIDE, SIDE);
}

// The mark of each outcome on the preview's map: a shape and a colour together, of the same families as the public marks.
import type { Shape, Theme } from '../../map/marks';
import type { Outcome } from '../wire';

export interface OutcomeMark {
  shape: Shape;
  light: string;
  dark: string;
}

export const OUTCOMES: Record<Outcome, OutcomeMark> = {
  accepted: { shape: 'circle', light: '#00745a', dark: '#41c79f' },
  updated: { shape: 'diamond', light: '#0069a5', dark: '#62b4e8' },
  unchanged: { shape: 'square', light: '#666d73', dark: '#a7aeb3' },
  repaired: { shape: 'triangle', light: '#c04a00', dark: '#ff8f52' },
};
export const OUTCOME_NAMES = Object.keys(OUTCOMES) as Outcome[];

export function outcomeColour(outcome: Outcome, theme: Theme): string {
  return OUTCOMES[outcome][theme];
}

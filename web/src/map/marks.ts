// The mark of each category: a colour and a shape together, so that neither hue alone nor shape alone has to carry it.
// Hues are those of Okabe & Ito (Color Universal Design, 2008), darkened or lightened until each has at least 3:1 contrast
// (WCAG 2.2, 1.4.11) with the map of its theme.

export type Shape = 'circle' | 'square' | 'diamond' | 'triangle';
export type Theme = 'light' | 'dark';
export type Tone = keyof typeof TONES;
export interface Mark {
  shape: Shape;
  tone: Tone;
}

const TONES = {
  ink: { light: '#2b3238', dark: '#e9ecee' },
  vermilion: { light: '#c04a00', dark: '#ff8f52' },
  blue: { light: '#0069a5', dark: '#62b4e8' },
  purple: { light: '#9d437a', dark: '#e6a0c8' },
  orange: { light: '#9a6700', dark: '#f0b440' },
  green: { light: '#00745a', dark: '#41c79f' },
  grey: { light: '#666d73', dark: '#a7aeb3' },
} as const;

/** In the order in which a cluster's ring has them. */
export const TONE_NAMES = Object.keys(TONES) as Tone[];

// Families share a colour: loss of life, violence, liberty, protection and equality, livelihood, aid and land.
const MARKS: Record<string, Mark> = {
  death: { shape: 'circle', tone: 'ink' },
  disappearance: { shape: 'diamond', tone: 'ink' },
  use_of_force: { shape: 'circle', tone: 'vermilion' },
  pursuit: { shape: 'triangle', tone: 'vermilion' },
  abuse: { shape: 'diamond', tone: 'vermilion' },
  private_violence: { shape: 'square', tone: 'vermilion' },
  arbitrary_detention: { shape: 'square', tone: 'blue' },
  custody_conditions: { shape: 'circle', tone: 'blue' },
  raid: { shape: 'triangle', tone: 'blue' },
  family_separation: { shape: 'diamond', tone: 'blue' },
  asylum_denial: { shape: 'circle', tone: 'purple' },
  due_process: { shape: 'square', tone: 'purple' },
  profiling: { shape: 'triangle', tone: 'purple' },
  labor: { shape: 'square', tone: 'orange' },
  service_denial: { shape: 'circle', tone: 'orange' },
  property: { shape: 'diamond', tone: 'orange' },
  aid_obstruction: { shape: 'triangle', tone: 'green' },
  environment: { shape: 'circle', tone: 'green' },
  other: { shape: 'square', tone: 'grey' },
};

/** The mark of a category; one that an organisation added itself gets the neutral mark in another shape. */
export function markOf(category: string): Mark {
  return MARKS[category] ?? { shape: 'diamond', tone: 'grey' };
}

export function markColour({ tone }: { tone: Tone }, theme: Theme): string {
  return TONES[tone][theme];
}

/** Outlines in a 20 × 20 box, of about equal weight to the eye. */
export const SHAPE_PATHS: Record<Shape, string> = {
  circle: 'M10 3a7 7 0 1 1 0 14a7 7 0 1 1 0-14Z',
  square: 'M4 4H16V16H4Z',
  diamond: 'M10 1.5L18.5 10L10 18.5L1.5 10Z',
  triangle: 'M10 2.5L18.5 17H1.5Z',
};

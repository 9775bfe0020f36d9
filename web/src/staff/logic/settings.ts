// The settings as typed, and as the server takes them.
import type { Settings } from '../wire';

export interface Typed {
  two_person: Settings['two_person'];
  release_days: string;
  retain_drafts_days: string;
  retain_rejects_days: string;
  masks: Settings['masks'];
}
export const DAYS = ['release_days', 'retain_drafts_days', 'retain_rejects_days'] as const;
export type SettingsFault = (typeof DAYS)[number];

/** The server takes no more. */
const MOST_DAYS = 3650;

/** Coarse to fine; the server keeps to its own floor. */
const RESOLUTIONS = [4, 5, 6, 7] as const;

/** What is set is always among them, even where a later server knows one more. */
export function resolutionsOf(current: number): number[] {
  return [...new Set<number>([...RESOLUTIONS, current])].sort((a, b) => a - b);
}

const copied = (masks: Settings['masks']) =>
  Object.fromEntries(Object.entries(masks).map(([code, mask]) => [code, { ...mask }]));

export function typedOf(settings: Settings): Typed {
  return {
    two_person: settings.two_person,
    release_days: String(settings.release_days),
    retain_drafts_days: String(settings.retain_drafts_days),
    retain_rejects_days: String(settings.retain_rejects_days),
    masks: copied(settings.masks),
  };
}

/** What cannot be sent. */
export function settingsFault(form: Typed): SettingsFault | null {
  const bad = (name: SettingsFault) => {
    const text = form[name].trim();
    // Releases need a step; what is kept for 0 days is kept for good.
    const least = name === 'release_days' ? 1 : 0;
    return !/^\d{1,4}$/.test(text) || Number(text) < least || Number(text) > MOST_DAYS;
  };
  return DAYS.find(bad) ?? null;
}

export function typed(form: Typed): Settings {
  return {
    two_person: form.two_person,
    release_days: Number(form.release_days),
    retain_drafts_days: Number(form.retain_drafts_days),
    retain_rejects_days: Number(form.retain_rejects_days),
    masks: copied(form.masks),
  };
}

// What a report is chosen from, and what its values are called, in the page's language.
import { currentLang, t, word } from '../i18n/words.svelte';
import { reference } from '../state/reference.svelte';
import { Loaded } from '../upload/loaded.svelte';
import { fetchWords } from './api';
import { stretchOf } from './logic/names';
import type { ReportWords } from './wire';

/** Sections, instruments and formats, as the server has them. */
export const words = new Loaded<ReportWords>();

export function loadWords(): void {
  if (words.value === null && !words.loading) void words.load(fetchWords);
}

/** A region of a spec by its name; a stretch of the border by its kilometres. */
export function regionWords(region: string): string {
  const stretch = stretchOf(region);
  if (stretch) return t('report.stretch', { from: String(stretch.from), to: String(stretch.to) });
  return reference.regionName(region);
}

export function sectionWords(code: string): string {
  return word('report.section', code);
}

export function instrumentWords(code: string): string {
  return words.value?.instruments.find((one) => one.code === code)?.name[currentLang()] ?? code;
}

/** A period as a person says it: "2015 to 2020". */
export function periodWords(period: string): string {
  const [from = '', to] = period.split('/');
  return to ? t('report.periodFromTo', { from, to }) : from;
}

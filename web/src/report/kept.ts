// A new report that was never saved. It is kept in the session storage of this tab, so that a reload does not lose it, and nowhere else.
// Saving it, closing the tab, signing out or the button on the page erases it.
import { session } from '../upload/session.svelte';
import type { ReportForm } from './logic/form';
import { emptyForm, formOf, specOf } from './logic/form';

const KEY = 'spotlight.report';

export interface Kept {
  name: string;
  form: ReportForm;
}

session.onleave(forgetNew);

export function keepNew(kept: Kept): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Storage is forbidden or full: it then lives as long as the page.
    return;
  }
}

export function forgetNew(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    return;
  }
}

/** What this tab kept; anything that is none is nothing. */
export function keptNew(): Kept | null {
  try {
    return parseKept(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}

export function parseKept(text: string | null): Kept | null {
  try {
    const { name, form } = JSON.parse(text ?? '') as Kept;
    const whole = { ...emptyForm('en'), ...form };
    // Whatever is not of the shape of a form cannot be said as a spec.
    formOf(specOf(whole).spec);
    return typeof name === 'string' ? { name, form: whole } : null;
  } catch {
    return null;
  }
}

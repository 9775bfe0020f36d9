// The incident being written. It is kept in the session storage of this tab, so that a reload does not lose it, and nowhere else: a
// phone may be searched. Closing the tab, signing out or the button on the page erases it.
import { emptyDraft, isEmpty, parseDraft } from './logic/draft';
import type { Draft } from './logic/draft';
import { session } from './session.svelte';

const KEY = 'spotlight.draft';

class Drafts {
  draft = $state<Draft>(emptyDraft());

  constructor() {
    session.onleave(() => this.erase());
  }

  /** Brings back what this tab kept. */
  restore(): void {
    try {
      this.draft = parseDraft(sessionStorage.getItem(KEY));
    } catch {
      return;
    }
  }

  keep(): void {
    try {
      if (isEmpty(this.draft)) sessionStorage.removeItem(KEY);
      else sessionStorage.setItem(KEY, JSON.stringify(this.draft));
    } catch {
      // Storage is forbidden: the draft then lives as long as the page.
      return;
    }
  }

  erase(): void {
    this.draft = emptyDraft();
    this.keep();
  }
}

export const drafts = new Drafts();

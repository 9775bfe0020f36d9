// Time played: the period moves on by itself until its end, until the visitor pauses it, or until they change it.
import { explorer } from '../state/explorer.svelte';
import type { Filter } from '../state/filter';
import { nav } from '../state/navigation.svelte';
import type { Span } from './axis';
import { playedOn, playFrom, sameSpan, withSpan } from './axis';
import { timeline } from './data.svelte';

/** How long a period stays, in ms. Where less motion is wanted, changes are rarer, and nothing slides. */
const STAY = 1200;
const STAY_CALM = 2500;

class Player {
  playing = $state(false);
  /** Why it stands still, to be announced. */
  ended = $state<'paused' | 'end' | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #span: Span | null = null;
  #length = 0;

  play(): void {
    const { axis, span } = timeline;
    if (!axis || !span) return;
    const begin = playFrom(span, axis);
    this.#length = begin.length;
    this.playing = true;
    this.ended = null;
    // One step for the back button, however long it plays.
    this.#show(begin.span, axis, 'go');
    this.#wait();
  }

  pause(): void {
    this.#stop('paused');
  }

  /** Stops where something else than the player has changed the period. */
  checkOwner(): void {
    const { span } = timeline;
    if (this.playing && span && this.#span && !sameSpan(span, this.#span)) this.#stop('paused');
  }

  #wait(): void {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#next(), calm ? STAY_CALM : STAY);
  }

  #next(): void {
    const { axis } = timeline;
    if (!this.playing || !axis || !this.#span) return;
    // A slow network is waited for: a period that nobody saw was not played.
    if (explorer.counting || timeline.loading) return this.#wait();
    const next = playedOn(this.#span, this.#length, axis);
    if (!next) return this.#stop('end');
    this.#show(next, axis, 'adjust');
    this.#wait();
  }

  #show(span: Span, axis: Span, how: 'go' | 'adjust'): void {
    this.#span = span;
    const filter: Filter = withSpan(nav.state.filter, span, axis);
    nav[how]({ filter, place: null });
  }

  #stop(why: 'paused' | 'end'): void {
    clearTimeout(this.#timer);
    if (!this.playing) return;
    this.playing = false;
    this.ended = why;
  }
}

export const player = new Player();

// The review of one record: what is loaded, the decisions being made, the edits being typed, and what becomes of them when somebody else
// was faster. In memory only; leaving the page forgets it.
import { isAbort } from '../../api/errors';
import type { StaffKey } from '../../i18n/staff';
import { StaffError } from '../../upload/failure';
import { editRecord, endRecord, fetchRecord, previewRecord, publishRecord } from '../api';
import { Attempt } from '../logic/attempt.svelte';
import type { Choices } from '../logic/fields';
import { changedFields, choicesOf, differences } from '../logic/fields';
import type { BulkAction, Decision, FullRecord, PreviewAnswer, RecordNote } from '../wire';

/** A decision is previewed once the hand rests. */
const REST_MS = 250;
const NOTHING: PreviewAnswer = { preview: null, withheld: null };

export class Review {
  full = $state.raw<FullRecord | null>(null);
  error = $state.raw<StaffError | null>(null);
  loading = $state(false);
  choices = $state<Choices>({ consent: 'none', visibility: 'area', verification: 'unverified', cleared: [] });
  edits = $state.raw<Record<string, string>>({});
  editing = $state(false);
  preview = $state.raw<PreviewAnswer>(NOTHING);
  previewing = $state(false);
  previewError = $state.raw<StaffError | null>(null);
  /** What somebody else changed, once that stood in the way. */
  conflict = $state.raw<ReturnType<typeof differences> | null>(null);
  said = $state<StaffKey | ''>('');
  /** How the last change was read. */
  notes = $state.raw<readonly RecordNote[]>([]);
  deciding = new Attempt();
  saving = new Attempt();
  #previewed: AbortController | null = null;

  constructor(readonly id: string) {}

  /** The public would see an area instead of the place. */
  get masked(): boolean {
    return this.preview.preview
      ? this.preview.preview.precision === 'area'
      : this.choices.visibility === 'area';
  }

  /** Fields that are being changed. */
  get touched(): string[] {
    return this.full ? Object.keys(changedFields(this.full.record, this.edits)) : [];
  }

  async load(): Promise<void> {
    this.loading = true;
    try {
      const full = await fetchRecord(this.id);
      this.#take(full);
      this.choices = choicesOf(full);
      this.error = null;
    } catch (error) {
      if (!(error instanceof StaffError)) throw error;
      this.error = error;
    } finally {
      this.loading = false;
    }
  }

  /** Inside an effect: asks for the preview of the decisions as they stand whenever one changes. */
  follow(): (() => void) | undefined {
    const decision = this.#decision();
    if (!decision) return undefined;
    const timer = setTimeout(() => this.askPreview(), REST_MS);
    return () => clearTimeout(timer);
  }

  askPreview(): void {
    const decision = this.#decision();
    if (decision) void this.#ask(decision);
  }

  stop(): void {
    this.#previewed?.abort();
  }

  /** Whether it was done. */
  async decide(action: BulkAction, why: string): Promise<boolean> {
    const decision = this.#decision();
    if (!decision) return false;
    const { revision } = decision;
    this.said = '';
    const done = await this.deciding.run(() =>
      action === 'publish'
        ? publishRecord(this.id, { ...decision, ...(why && { why }) })
        : endRecord(this.id, action, { revision, why }),
    );
    if (done) {
      await this.load();
      this.said = `staff.done.${action}`;
    } else await this.#lookForConflict(this.deciding);
    return done;
  }

  async save(fields: Record<string, string | null>, why: string): Promise<boolean> {
    const { full } = this;
    if (!full) return false;
    this.said = '';
    this.notes = [];
    const done = await this.saving.run(async () => {
      this.notes = (await editRecord(this.id, { revision: full.revision, why, fields })).notes ?? [];
    });
    if (done) {
      this.stopEditing();
      await this.load();
      this.said = 'staff.done.edit';
    } else await this.#lookForConflict(this.saving);
    return done;
  }

  stopEditing(): void {
    this.editing = false;
    this.edits = {};
    this.saving.clear();
  }

  /** Shows the state that won, keeps one's own edits and decisions, and says what is different. */
  async #lookForConflict({ error }: Attempt): Promise<void> {
    if (error?.code !== 'changed' || !this.full) return;
    const before = this.full.record;
    try {
      const full = await fetchRecord(this.id);
      this.conflict = differences(before, full.record);
      this.#take(full);
    } catch (failure) {
      if (!(failure instanceof StaffError)) throw failure;
      this.error = failure;
    }
  }

  #take(full: FullRecord): void {
    this.full = full;
    this.preview = { preview: full.preview, withheld: full.withheld };
  }

  #decision(): Decision | null {
    const { consent, visibility, verification, cleared } = this.choices;
    if (!this.full) return null;
    return { revision: this.full.revision, consent, visibility, verification, cleared: [...cleared] };
  }

  async #ask(decision: Decision): Promise<void> {
    this.#previewed?.abort();
    const asked = (this.#previewed = new AbortController());
    this.previewing = true;
    try {
      const answer = await previewRecord(this.id, decision, asked.signal);
      if (this.#previewed !== asked) return;
      this.preview = { preview: answer.preview ?? null, withheld: answer.withheld ?? null };
      this.previewError = null;
    } catch (error) {
      if (isAbort(error) || this.#previewed !== asked) return;
      if (!(error instanceof StaffError)) throw error;
      this.previewError = error.status === 401 ? null : error;
    } finally {
      if (this.#previewed === asked) this.previewing = false;
    }
  }
}

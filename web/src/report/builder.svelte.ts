// One report as it is being built: what is typed, what of it the server has, what is wrong with it.
import { isAbort } from '../api/errors';
import { currentLang, t } from '../i18n/words.svelte';
import { Attempt } from '../staff/logic/attempt.svelte';
import { StaffError } from '../upload/failure';
import { fetchDraft, makeDraft, publishDraft, saveDraft, specErrorsOf, withdrawDraft } from './api';
import { JobRun } from './job.svelte';
import { forgetNew, keepNew, keptNew } from './kept';
import { faultsOf, nameFaults } from './logic/checks';
import type { ReportForm } from './logic/form';
import { emptyForm, formOf, freshKey, specOf } from './logic/form';
import { nameOf } from './logic/names';
import { fieldOf, isIn } from './logic/paths';
import type { Part } from './logic/paths';
import type { PlacedError } from './preview.svelte';
import { Preview } from './preview.svelte';
import type { Brief, Draft } from './wire';

/** What is to be said at a field, or of the whole. */
export interface Remark {
  field: string | null;
  text: string;
  lang: string;
}

export class Builder {
  form = $state<ReportForm>(emptyForm(currentLang()));
  /** As typed; blank follows the title. */
  typedName = $state('');
  /** What the server has of it, beside its contents; `null` for a new one. */
  brief = $state.raw<Brief | null>(null);
  toml = $state.raw('');
  loading = $state(false);
  error = $state.raw<StaffError | null>(null);
  saving = new Attempt();
  /** What somebody else saved meanwhile. */
  conflict = $state.raw<Draft | null>(null);
  said = $state<'' | 'saved' | 'restored' | 'withdrawn'>('');
  preview = new Preview();
  /** Somebody wanted to go on while something was missing. */
  asked = $state(false);
  publishing = new JobRun();
  withdrawing = new Attempt();
  /** Errors of the last attempt to save or publish. */
  #refused = $state.raw<PlacedError[]>([]);
  #saved = $state('');

  readonly name = $derived(this.typedName.trim() || nameOf(this.form.title) || 'report');
  readonly built = $derived(specOf(this.form));
  readonly faults = $derived([...nameFaults(this.typedName), ...faultsOf(this.form)]);
  /** Something in it could not even be said to the server. */
  readonly unsayable = $derived(this.faults.some((fault) => fault.unsayable));
  /** It says enough for a report to be made of it. */
  readonly ready = $derived(this.faults.length === 0);
  readonly errors = $derived(this.preview.errors.length > 0 ? this.preview.errors : this.#refused);
  readonly remarks = $derived([
    ...this.faults
      .filter(({ missing }) => this.asked || !missing)
      .map(({ field, code, line = 0 }): Remark => {
        return { field, text: t(`report.fault.${code}`, { line: String(line) }), lang: currentLang() };
      }),
    ...this.errors.map(({ field, message }): Remark => ({
      ...{ field, text: sentence(message), lang: this.form.language },
    })),
  ]);
  readonly #key = $derived(JSON.stringify([this.name, this.built.spec]));
  readonly dirty = $derived(this.#key !== this.#saved);

  constructor(readonly id: string | null) {}

  async load(): Promise<void> {
    const id = this.brief?.id ?? this.id;
    if (id === null) return this.#begin();
    this.loading = true;
    try {
      this.#take(await fetchDraft(id));
      this.error = null;
    } catch (error) {
      if (isAbort(error)) return;
      if (!(error instanceof StaffError)) throw error;
      this.error = error;
    } finally {
      this.loading = false;
    }
  }

  at(field: string): Remark[] {
    return this.remarks.filter((remark) => remark.field === field);
  }

  wrongIn(part: Part): number {
    return this.remarks.filter(({ field }) => isIn(part, field)).length;
  }

  /** A key for a new entry of a list. */
  key(): number {
    return freshKey(this.form);
  }

  /** Keeps a new one on this tab for as long as the server does not have it. */
  keep(): void {
    if (this.brief || this.id !== null) return;
    if (this.dirty) keepNew({ name: this.typedName, form: this.form });
    else forgetNew();
  }

  /** What is not saved may be lost. */
  forget(): void {
    this.#saved = this.#key;
  }

  /** Begins a new one anew. */
  erase(): void {
    forgetNew();
    this.form = emptyForm(currentLang());
    this.typedName = '';
    this.said = '';
    this.#saved = this.#key;
  }

  /** Whether it was saved. */
  async save(): Promise<boolean> {
    if (this.unsayable) return this.#ask();
    const [name, { spec }, brief] = [this.name, this.built, this.brief];
    this.said = '';
    this.#refused = [];
    const done = await this.saving.run(async () => {
      const draft = brief
        ? await saveDraft(brief.id, { name, spec, revision: brief.revision })
        : await makeDraft({ name, spec });
      this.#note(draft);
      this.#saved = JSON.stringify([draft.name, spec]);
      // From now on the name is a thing of its own: a title may change, a file's name would surprise.
      this.typedName = draft.name;
      this.conflict = null;
    });
    if (done) {
      forgetNew();
      this.said = 'saved';
      return true;
    }
    this.#refused = this.#placed(this.saving.error);
    if (this.saving.error?.code === 'changed' && brief) this.conflict = await this.#theirs(brief.id);
    return false;
  }

  /** Goes on with what somebody else saved; what is typed here is gone. */
  takeTheirs(): void {
    if (this.conflict) this.#take(this.conflict);
    this.conflict = null;
    this.saving.clear();
  }

  /** Saves over what somebody else saved. */
  async saveMine(): Promise<boolean> {
    if (this.conflict) this.#note(this.conflict);
    return this.save();
  }

  /** Saves what is not saved, and makes exactly that public; whether it is. */
  async publish(): Promise<boolean> {
    if (!this.ready) return this.#ask();
    if (this.dirty && !(await this.save())) return false;
    const brief = this.brief;
    if (!brief) return false;
    const { keys } = this.built;
    const job = await this.publishing.run((signal) => publishDraft(brief.id, brief.revision, signal));
    this.#refused = this.publishing.errors.map((error) => ({ ...error, field: fieldOf(error.path, keys) }));
    if (!job) return false;
    const draft = await this.#theirs(brief.id);
    if (draft) this.#note(draft);
    return true;
  }

  async withdraw(why: string): Promise<boolean> {
    const brief = this.brief;
    if (!brief) return false;
    const done = await this.withdrawing.run(async () => this.#note(await withdrawDraft(brief.id, why)));
    if (done) this.said = 'withdrawn';
    return done;
  }

  stop(): void {
    this.preview.stop();
    this.publishing.stop();
  }

  #ask(): false {
    this.asked = true;
    return false;
  }

  #begin(): void {
    this.#saved = this.#key;
    const kept = keptNew();
    if (!kept) return;
    this.form = kept.form;
    this.typedName = kept.name;
    this.said = 'restored';
  }

  #take(draft: Draft): void {
    this.#note(draft);
    this.form = formOf(draft.spec);
    this.typedName = draft.name;
    this.#refused = [];
    this.#saved = this.#key;
  }

  #note({ spec: _, toml, ...brief }: Draft): void {
    this.brief = brief;
    this.toml = toml;
  }

  #placed(error: StaffError | null): PlacedError[] {
    if (!error) return [];
    return specErrorsOf(error).map((one) => ({ ...one, field: fieldOf(one.path, this.built.keys) }));
  }

  async #theirs(id: string): Promise<Draft | null> {
    try {
      return await fetchDraft(id);
    } catch (error) {
      if (error instanceof StaffError || isAbort(error)) return null;
      throw error;
    }
  }
}

/** The server's sentences stand behind the number of a line elsewhere, and so begin small. */
function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// Sends one file by the tus protocol: in pieces, each acknowledged, so that a bad connection costs one piece and a reload nothing that
// the server already has. One for the whole page: signing in anew, or looking at an earlier receipt, does not lose the chosen file.
import { DetailedError, Upload } from 'tus-js-client';
import { deleteUpload, fetchUploads, UPLOADS } from './api';
import type { Happening } from './logic/transfer';
import { after, IDLE, reasonOf, worthRetrying } from './logic/transfer';
import { StaffError } from './failure';
import { session } from './session.svelte';
import type { OpenUpload } from './wire';

/** Small enough to get through in half a minute on a poor mobile connection. */
const PIECE = 512 * 1024;
const RETRY_MS = [500, 1000, 2000, 4000, 8000, 15_000, 30_000];
/** Beyond this size a phone should not hold the file in memory to take its checksum. */
const MOST_HASHED = 100_000_000;

class Uploader {
  state = $state.raw(IDLE);
  file = $state.raw<File | null>(null);
  /** What the server said when it refused. */
  error = $state.raw<StaffError | null>(null);
  /** The upload's id, once it has one. */
  id = $state<string | null>(null);
  /** The checksum of the chosen file, where this browser can take it. */
  sha256: string | null = null;
  #upload: Upload | null = null;
  #ondone: (id: string) => void = () => {};

  constructor() {
    session.onleave(() => this.forget());
    if (typeof addEventListener === 'function') {
      addEventListener('online', () => {
        if (this.state.phase === 'waiting' && this.state.why === 'offline') this.resume();
      });
    }
  }

  /** Sends a file; goes on where an earlier attempt with the very same file ended. */
  async send(file: File, ondone: (id: string) => void): Promise<void> {
    this.forget();
    this.file = file;
    this.#ondone = ondone;
    this.#now({ what: 'chosen', total: file.size });
    try {
      this.sha256 = await checksum(file);
      if (this.file !== file) return;
      const earlier = this.sha256 ? await this.#earlier(file) : null;
      if (this.file === file) this.#start(file, earlier);
    } catch (error) {
      if (this.file !== file) return;
      this.error = error instanceof StaffError ? error : null;
      // A file that was moved or changed since it was chosen can no longer be read.
      const why = error instanceof StaffError ? reasonOf(error.status) : 'changed';
      this.#now({ what: 'failed', why });
    }
  }

  pause(): void {
    this.#now({ what: 'paused' });
    void this.#upload?.abort();
  }

  /** After a pause, a lost connection or a new sign-in. */
  resume(): void {
    if (!this.file) return;
    this.error = null;
    if (!this.#upload) return void this.send(this.file, this.#ondone);
    this.#now({ what: 'started', from: this.state.sent });
    this.#upload.start();
  }

  /** Gives the upload up, here and on the server. */
  async cancel(): Promise<void> {
    const { id } = this;
    await this.#upload?.abort();
    this.forget();
    if (id) await deleteUpload(id).catch(() => undefined);
  }

  forget(): void {
    void this.#upload?.abort();
    this.#upload = null;
    this.file = null;
    this.id = null;
    this.sha256 = null;
    this.error = null;
    this.state = IDLE;
  }

  /** An open upload of the same name and size. That it is the same file is proved afterwards, by its checksum. */
  async #earlier(file: File): Promise<OpenUpload | null> {
    const open = await fetchUploads();
    const same = open.find(
      (upload) =>
        upload.state === 'uploading' &&
        upload.file === file.name &&
        upload.length === file.size &&
        upload.offset > 0,
    );
    return same ?? null;
  }

  #start(file: File, earlier: OpenUpload | null): void {
    const upload = new Upload(file, {
      endpoint: UPLOADS,
      uploadUrl: earlier && `${UPLOADS}/${earlier.id}`,
      metadata: { filename: file.name },
      chunkSize: PIECE,
      retryDelays: RETRY_MS,
      // Nothing about the file is stored on the device: the server knows the open uploads.
      storeFingerprintForResuming: false,
      // Read at each request: a session that was renewed in between goes on.
      onBeforeRequest: (request) => {
        for (const [name, value] of Object.entries(session.headers)) request.setHeader(name, value);
      },
      onShouldRetry: (error) => {
        const again = worthRetrying(statusOf(error)) && navigator.onLine;
        if (again) this.#now({ what: 'interrupted', offline: false });
        return again;
      },
      onUploadUrlAvailable: () => {
        this.id = upload.url?.split('/').filter(Boolean).at(-1) ?? null;
      },
      onProgress: (sent) => {
        if (this.#upload === upload) this.#now({ what: 'progress', sent });
      },
      onSuccess: () => {
        if (this.#upload !== upload) return;
        this.#now({ what: 'finished' });
        if (this.id) this.#ondone(this.id);
      },
      onError: (error) => {
        if (this.#upload === upload) this.#failed(error);
      },
    });
    this.#upload = upload;
    this.id = earlier?.id ?? null;
    this.#now({ what: 'started', from: earlier?.offset ?? 0 });
    upload.start();
  }

  #failed(error: Error): void {
    const status = statusOf(error);
    if (!navigator.onLine) return this.#now({ what: 'interrupted', offline: true });
    if (status === 401) session.expire();
    this.error = problemOf(error);
    this.#now({ what: 'failed', why: reasonOf(status) });
  }

  #now(happening: Happening): void {
    this.state = after(this.state, happening);
  }
}

function statusOf(error: Error): number | null {
  return error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? null) : null;
}

function problemOf(error: Error): StaffError | null {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (!response) return null;
  const fallback = { title: '', status: response.getStatus(), detail: '' };
  try {
    return new StaffError({ ...fallback, ...(JSON.parse(response.getBody()) as object) });
  } catch {
    return new StaffError(fallback);
  }
}

/** The SHA-256 in hex; `null` where the page is not in a secure context or the file is very large. */
async function checksum(file: File): Promise<string | null> {
  if (!globalThis.crypto?.subtle || file.size > MOST_HASHED) return null;
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const uploader = new Uploader();

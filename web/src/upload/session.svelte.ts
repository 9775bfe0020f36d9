// Who is signed in. With name and password the session is a cookie that no script can read, and nothing is kept on the device. An access
// token, the other way, is kept in this page's memory and in the session storage of this tab alone, so that a reload does not lose it;
// signing out, or closing the tab, erases it.
import { StaffError } from './failure';
import type { Session } from './wire';

const KEY = 'spotlight.token';
export type SessionState = 'starting' | 'out' | 'checking' | 'in' | 'expired';

class StaffSession {
  state = $state<SessionState>('starting');
  who = $state.raw<Session | null>(null);
  /** Counts the people who signed in: what one was doing is never shown to the next. */
  owner = $state(0);
  /** Why the last attempt did not work. */
  error = $state.raw<StaffError | null>(null);
  /** The server could not be told that the session is over: whoever has this browser could go on with it. */
  unended = $state(false);
  /** How many active accounts may review, where the server said it when signing in. */
  reviewers = $state.raw<number | null>(null);
  #token = '';
  #leaving: (() => void)[] = [];

  /** What a request carries beside the cookie. */
  get headers(): Record<string, string> {
    return this.#token ? { authorization: `Bearer ${this.#token}` } : {};
  }

  /** Goes on with the token of this tab or with the cookie, if there is one. */
  async resume(): Promise<void> {
    const kept = read();
    if (kept) return this.signIn(kept);
    this.error = null;
    try {
      this.#accept(await who(''), '');
    } catch (error) {
      if (!(error instanceof StaffError)) throw error;
      this.state = 'out';
      if (error.status !== 401) this.error = error;
    }
  }

  /** With an access token. */
  signIn(token: string): Promise<void> {
    return this.#attempt(async () => {
      try {
        this.#accept(await who(token), token);
        keep(token);
      } catch (error) {
        // A server that cannot be reached says nothing about the token: it stays for the next attempt.
        if (error instanceof StaffError && error.status === 401) erase();
        throw error;
      }
    });
  }

  /** With name and password, and the code of the second factor where there is one. */
  enter(name: string, password: string, code: string): Promise<void> {
    return this.#attempt(async () => {
      const body = { name, password, ...(code ? { code } : {}) };
      const { reviewers } = await send<{ reviewers?: number }>('/api/v1/sign-in', body);
      erase();
      this.reviewers = reviewers ?? null;
      this.#accept(await who(''), '');
    });
  }

  /** Asks anew who this is, after something about the account changed. */
  async refresh(): Promise<void> {
    this.who = await who(this.#token);
  }

  /** The server no longer knows who this is: ask, and keep what the person was doing. */
  expire(): void {
    if (this.state !== 'in') return;
    this.#token = '';
    erase();
    this.state = 'expired';
  }

  /** Registers what has to be erased when a person leaves. */
  onleave(erase: () => void): void {
    this.#leaving.push(erase);
  }

  async signOut(everywhere = false): Promise<void> {
    const byCookie = this.#token === '' && this.state === 'in';
    this.#forget();
    erase();
    this.state = 'out';
    this.error = null;
    if (byCookie || this.unended) await this.#end(everywhere);
  }

  async #end(everywhere: boolean): Promise<void> {
    try {
      await send('/api/v1/sign-out', everywhere ? { everywhere } : {});
      this.unended = false;
    } catch (error) {
      if (!(error instanceof StaffError)) throw error;
      this.unended = error.status !== 401;
    }
  }

  async #attempt(signIn: () => Promise<void>): Promise<void> {
    const before = this.state;
    this.state = before === 'expired' ? 'expired' : 'checking';
    this.error = null;
    try {
      await signIn();
    } catch (error) {
      if (!(error instanceof StaffError)) throw error;
      this.error = error;
      this.state = before === 'expired' ? 'expired' : 'out';
    }
  }

  #accept(who: Session, token: string): void {
    if (this.who && this.who.name !== who.name) this.#forget();
    this.#token = token;
    if (this.who === null) this.owner += 1;
    this.who = who;
    this.unended = false;
    this.state = 'in';
  }

  #forget(): void {
    this.#token = '';
    this.who = null;
    this.reviewers = null;
    for (const leaving of this.#leaving) leaving();
  }
}

async function who(token: string): Promise<Session> {
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  return (await answered('/api/v1/session', { headers })).json() as Promise<Session>;
}

async function send<T>(path: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const response = await answered(path, { method: 'POST', headers, body: JSON.stringify(body) });
  return (response.status === 204 ? {} : await response.json()) as T;
}

async function answered(path: string, options: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { cache: 'no-store', credentials: 'same-origin', ...options });
  } catch (cause) {
    throw new StaffError(null, { cause });
  }
  if (!response.ok) throw await StaffError.of(response);
  return response;
}

// A browser may forbid storage; the token then lives as long as the page does.
function read(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
function keep(token: string): void {
  try {
    sessionStorage.setItem(KEY, token);
  } catch {
    return;
  }
}
function erase(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    return;
  }
}

export const session = new StaffSession();

// Who is signed in. The access token is kept in this page's memory and in the session storage of this tab alone, so that a reload does
// not lose it; signing out, or closing the tab, erases it.
import { StaffError } from './failure';
import type { Session } from './wire';

const KEY = 'spotlight.token';
export type SessionState = 'out' | 'checking' | 'in' | 'expired';

class StaffSession {
  state = $state<SessionState>('out');
  who = $state.raw<Session | null>(null);
  /** Counts the people who signed in: what one was doing is never shown to the next. */
  owner = $state(0);
  /** Why the last attempt did not work. */
  error = $state.raw<StaffError | null>(null);
  #token = '';
  #leaving: (() => void)[] = [];

  get token(): string {
    return this.#token;
  }

  /** Goes on with the token of this tab, if there is one. */
  async resume(): Promise<void> {
    const kept = read();
    if (kept) await this.signIn(kept);
  }

  async signIn(token: string): Promise<void> {
    const before = this.state;
    this.state = before === 'expired' ? 'expired' : 'checking';
    this.error = null;
    try {
      const who = await ask(token);
      if (this.who && this.who.name !== who.name) this.#forget();
      this.#token = token;
      if (this.who === null) this.owner += 1;
      this.who = who;
      this.state = 'in';
      keep(token);
    } catch (error) {
      if (!(error instanceof StaffError)) throw error;
      this.error = error;
      // A server that cannot be reached says nothing about the token: it stays for the next attempt.
      if (error.status === 401) erase();
      this.state = before === 'expired' ? 'expired' : 'out';
    }
  }

  /** The server no longer takes the token: ask for one, and keep what the person was doing. */
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

  signOut(): void {
    this.#forget();
    erase();
    this.state = 'out';
    this.error = null;
  }

  #forget(): void {
    this.#token = '';
    this.who = null;
    for (const leaving of this.#leaving) leaving();
  }
}

async function ask(token: string): Promise<Session> {
  let response: Response;
  try {
    response = await fetch('/api/v1/session', {
      cache: 'no-store',
      headers: { authorization: `Bearer ${token}` },
    });
  } catch (cause) {
    throw new StaffError(null, { cause });
  }
  if (!response.ok) throw await StaffError.of(response);
  return (await response.json()) as Session;
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

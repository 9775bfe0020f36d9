// Signing in and reviewing against the invented server: what is kept where, and what happens when somebody else was faster.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchUsers } from '../src/staff/api';
import { Review } from '../src/staff/record/review.svelte';
import { session } from '../src/upload/session.svelte';
import { QUEUE } from './fixture/data';
import { FixtureServer } from './fixture/server';

const PASSWORD = 'correct horse battery';
let server: FixtureServer;
let offline = false;
const stored = new Map<string, string>();
const asked: string[] = [];

beforeEach(() => {
  server = new FixtureServer();
  offline = false;
  stored.clear();
  asked.length = 0;
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body, cache }: RequestInit = {}) => {
    if (offline) throw new TypeError('offline');
    asked.push(`${method} ${path}`);
    expect(cache, path).toBe('no-store');
    const answer = server.answer(method, path, body ? JSON.parse(String(body)) : {});
    if (!answer) throw new Error(`the fixture does not know ${method} ${path}`);
    return new Response(answer.body === undefined ? null : JSON.stringify(answer.body), {
      status: answer.status,
    });
  });
});
afterEach(async () => {
  offline = false;
  await session.signOut();
  vi.unstubAllGlobals();
});

describe('a session by name and password', () => {
  it('is nothing but the cookie: no script and no storage has it', async () => {
    await session.enter('Alma Admin', PASSWORD, '');
    expect(session.state).toBe('in');
    expect(session.who).toMatchObject({ name: 'Alma Admin', role: 'admin', by: 'cookie' });
    expect(session.headers).toEqual({});
    expect(stored.size).toBe(0);
  });

  it('goes on after a reload, and is not there where nobody signed in', async () => {
    await session.resume();
    expect(session.state).toBe('out');
    expect(session.error).toBeNull();
    server.signedIn = true;
    await session.resume();
    expect(session.state).toBe('in');
  });

  it('asks for the code where the account has one', async () => {
    server.totp = true;
    await session.enter('Alma Admin', PASSWORD, '');
    expect(session.error?.code).toBe('code_needed');
    await session.enter('Alma Admin', PASSWORD, '000000');
    expect(session.error?.code).toBe('wrong_code');
    await session.enter('Alma Admin', PASSWORD, '123456');
    expect(session.state).toBe('in');
  });

  it('that ended asks anew and keeps who it was', async () => {
    await session.enter('Alma Admin', PASSWORD, '');
    const owner = session.owner;
    server.signedIn = false;
    await expect(fetchUsers()).rejects.toMatchObject({ status: 401 });
    expect(session.state).toBe('expired');
    await session.enter('Alma Admin', PASSWORD, '');
    expect(session.state).toBe('in');
    expect(session.owner).toBe(owner);
  });

  it('takes everything along when another person signs in', async () => {
    let left = 0;
    session.onleave(() => (left += 1));
    await session.enter('Alma Admin', PASSWORD, '');
    const owner = session.owner;
    session.expire();
    await session.enter('Rocio Reviewer', PASSWORD, '');
    expect(left).toBe(1);
    expect(session.owner).toBe(owner + 1);
  });

  it('says when the server could not be told that it is over', async () => {
    await session.enter('Alma Admin', PASSWORD, '');
    offline = true;
    await session.signOut();
    expect(session.state).toBe('out');
    expect(session.unended).toBe(true);
    offline = false;
    await session.signOut();
    expect(session.unended).toBe(false);
    expect(server.signedIn).toBe(false);
  });
});

describe('a review', () => {
  const id = QUEUE[0]?.id ?? '';

  async function opened(): Promise<Review> {
    await session.enter('Rocio Reviewer', PASSWORD, '');
    const review = new Review(id);
    await review.load();
    return review;
  }

  it('previews the decisions as they stand', async () => {
    const review = await opened();
    expect(review.masked).toBe(true);
    review.choices.cleared = ['title'];
    review.askPreview();
    await vi.waitFor(() =>
      expect(review.preview.preview?.title).toBe('Shots at the fence near the old ranch road'),
    );
    review.choices.consent = 'none';
    review.askPreview();
    await vi.waitFor(() => expect(review.preview.withheld?.code).toBe('consent'));
  });

  it('publishes what was looked at', async () => {
    const review = await opened();
    expect(await review.decide('publish', '')).toBe(true);
    expect(review.full?.status).toBe('published');
    expect(review.said).toBe('staff.done.publish');
  });

  it('loses no edit when somebody else was faster, and overwrites nothing of theirs', async () => {
    const review = await opened();
    review.editing = true;
    review.edits = { place: 'Third gate', injured: '2' };
    server.change(id, 'edit', { injured: '3' }, 'from the hospital');
    expect(await review.save({ place: 'Third gate', injured: '2' }, 'mine')).toBe(false);
    expect(review.conflict).toEqual([{ field: 'injured', before: '1', after: '3' }]);
    expect(review.edits).toEqual({ place: 'Third gate', injured: '2' });
    expect(review.touched).toEqual(['place', 'injured']);
    expect(review.full?.record['injured']).toBe('3');
    // Seen, and saved again on top of it.
    expect(await review.save({ place: 'Third gate' }, 'mine')).toBe(true);
    expect(review.full?.record).toMatchObject({ place: 'Third gate', injured: '3' });
  });

  it('tells how a change was read, until the next one', async () => {
    const review = await opened();
    expect(await review.save({ dead: '-1' }, 'mine')).toBe(true);
    expect(review.notes).toMatchObject([{ column: 'dead', severity: 'repair' }]);
    expect(await review.save({ place: 'Third gate' }, 'mine')).toBe(true);
    expect(review.notes).toEqual([]);
  });

  it('keeps the decision when it came too late', async () => {
    const review = await opened();
    review.choices.verification = 'verified';
    server.change(id, 'return', {}, 'first');
    expect(await review.decide('publish', '')).toBe(false);
    expect(review.conflict).toEqual([]);
    expect(review.choices.verification).toBe('verified');
    expect(review.full?.status).toBe('returned');
  });
});

// Building a report against the invented server: previews that come when one rests, errors at their fields, saving, conflicts, publishing.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Builder } from '../src/report/builder.svelte';
import { JobRun } from '../src/report/job.svelte';
import { startJob } from '../src/report/api';
import { keptNew } from '../src/report/kept';
import { router } from '../src/upload/router.svelte';
import { session } from '../src/upload/session.svelte';
import { FixtureServer } from './fixture/server';

const PASSWORD = 'correct horse battery';
let server: FixtureServer;
let broken = 0;
const stored = new Map<string, string>();

beforeEach(async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  server = new FixtureServer();
  broken = 0;
  stored.clear();
  vi.stubGlobal('navigator', { languages: ['en'] });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body, signal }: RequestInit = {}) => {
    if (signal?.aborted) throw new DOMException('', 'AbortError');
    if (broken > 0 && path.includes('report-jobs/')) {
      broken -= 1;
      throw new TypeError('offline');
    }
    const answer = server.answer(method, path, body ? JSON.parse(String(body)) : {});
    if (!answer) throw new Error(`the fixture does not know ${method} ${path}`);
    return new Response(answer.body === undefined ? null : JSON.stringify(answer.body), {
      status: answer.status,
    });
  });
  await session.enter('Alma Admin', PASSWORD, '');
});
afterEach(async () => {
  await session.signOut();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function opened(id: string | null): Promise<Builder> {
  const builder = new Builder(id);
  await builder.load();
  return builder;
}
const want = (builder: Builder) =>
  builder.preview.want(builder.ready ? { name: builder.name, built: builder.built } : null);

describe('a preview', () => {
  it('comes once the author rests, not with every letter', async () => {
    const builder = await opened('r1');
    expect(builder.preview.phase).toBe('blank');
    for (const letter of ['!', '?', '.']) {
      builder.form.title += letter;
      want(builder);
      await vi.advanceTimersByTimeAsync(400);
    }
    expect(server.reports.started).toBe(0);
    expect(builder.preview.phase).toBe('resting');
    await vi.advanceTimersByTimeAsync(700);
    expect(builder.preview.phase).toBe('building');
    await vi.advanceTimersByTimeAsync(700);
    expect(builder.preview.phase).toBe('current');
    expect(server.reports.started).toBe(1);
    expect(builder.preview.shown?.address).toBe('/report-files/job1/report.html');
  });

  it('keeps the last good one while another is refused, and says what is wrong where', async () => {
    const builder = await opened('r1');
    want(builder);
    await vi.advanceTimersByTimeAsync(2000);
    builder.form.regions.push('county:99999');
    builder.form.finding[0]!.articles.push('Nothing 3');
    want(builder);
    expect(builder.preview.phase).toBe('resting');
    await vi.advanceTimersByTimeAsync(2000);
    expect(builder.preview.phase).toBe('wrong');
    expect(builder.preview.shown?.address).toBe('/report-files/job1/report.html');
    const key = builder.form.finding[0]!.key;
    expect(builder.remarks.map(({ field }) => field)).toEqual(['r-regions', `r-finding-${key}-articles`]);
    expect(builder.wrongIn('where')).toBe(1);
    expect(builder.at('r-regions')[0]?.text).toContain('99999');
    // Back to what is shown: nothing is asked, and nothing is wrong any more.
    builder.form.regions.pop();
    builder.form.finding[0]!.articles.pop();
    want(builder);
    expect(builder.preview.phase).toBe('current');
    expect(builder.remarks).toEqual([]);
    expect(server.reports.started).toBe(1);
  });

  it('is asked for nothing while something is missing', async () => {
    const builder = await opened(null);
    builder.form.title = 'T';
    want(builder);
    await vi.advanceTimersByTimeAsync(3000);
    expect(builder.preview.phase).toBe('blank');
    expect(builder.remarks).toEqual([]);
    builder.form.from = '2020';
    want(builder);
    await vi.advanceTimersByTimeAsync(2000);
    expect(builder.preview.phase).toBe('current');
  });
});

describe('a job', () => {
  const spec = { title: 'T', language: 'en', period: '2020' };
  const start = (signal: AbortSignal) => startJob({ name: 'n', spec, formats: ['pdf'] }, signal);

  it('waits for its turn at a busy server, and outlasts a connection that breaks off', async () => {
    server.reports.busy = 2;
    broken = 3;
    const run = new JobRun();
    const done = run.run(start);
    await vi.advanceTimersByTimeAsync(0);
    expect([run.queued, run.running]).toEqual([true, true]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await done)?.files.map(({ format }) => format)).toEqual(['pdf']);
    expect([run.queued, run.running, run.failed]).toEqual([false, false, false]);
  });

  it('that is gone has failed', async () => {
    const run = new JobRun();
    const done = run.run(start);
    await vi.advanceTimersByTimeAsync(100);
    server.reports.jobs.clear();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await done).toBeNull();
    expect(run.failure?.status).toBe(404);
  });

  it('gives way to the next', async () => {
    const run = new JobRun();
    const first = run.run(start);
    await vi.advanceTimersByTimeAsync(100);
    const second = run.run(start);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await first).toBeNull();
    expect((await second)?.id).toBe('job2');
    expect(run.failure).toBeNull();
  });
});

describe('a report', () => {
  it('that is new is kept on the tab until it is saved', async () => {
    const builder = await opened(null);
    builder.keep();
    expect(keptNew()).toBeNull();
    builder.form.title = 'Raids in Nogales, 2020';
    builder.form.from = '2020';
    builder.keep();
    expect(builder.dirty).toBe(true);
    const again = await opened(null);
    expect(again.said).toBe('restored');
    expect(again.form.title).toBe('Raids in Nogales, 2020');
    expect(await again.save()).toBe(true);
    expect(again.brief).toMatchObject({ name: 'raids-in-nogales-2020', revision: 1 });
    expect([again.dirty, again.said]).toEqual([false, 'saved']);
    again.keep();
    expect(keptNew()).toBeNull();
    // The name is a thing of its own now.
    again.form.title = 'Another';
    expect(again.name).toBe('raids-in-nogales-2020');
    expect(again.dirty).toBe(true);
    expect(await again.save()).toBe(true);
    expect(again.brief?.revision).toBe(2);
  });

  it('that the server has is kept nowhere else, not even while it is coming', async () => {
    const builder = new Builder('r1');
    builder.keep();
    await builder.load();
    builder.form.title = 'Mine';
    builder.keep();
    expect(stored.size).toBe(0);
  });

  it('is erased from the tab with the session', async () => {
    const builder = await opened(null);
    builder.form.title = 'T';
    builder.keep();
    expect(stored.size).toBe(1);
    await session.signOut();
    expect(stored.size).toBe(0);
  });

  it('loses nothing when somebody else was faster, and overwrites nothing unseen', async () => {
    const builder = await opened('r1');
    expect(builder.dirty).toBe(false);
    builder.form.title = 'Mine';
    server.reports.change('r1', { title: 'Theirs', language: 'en', period: '2020' });
    expect(await builder.save()).toBe(false);
    expect(builder.conflict?.title).toBe('Theirs');
    expect(builder.form.title).toBe('Mine');
    expect(server.reports.drafts[0]?.title).toBe('Theirs');
    expect(await builder.saveMine()).toBe(true);
    expect(server.reports.drafts.find(({ id }) => id === 'r1')?.title).toBe('Mine');
    expect(builder.conflict).toBeNull();
  });

  it('can go on with what somebody else saved', async () => {
    const builder = await opened('r1');
    builder.form.title = 'Mine';
    server.reports.change('r1', { title: 'Theirs', language: 'en', period: '2020' });
    await builder.save();
    builder.takeTheirs();
    expect([builder.form.title, builder.dirty, builder.conflict]).toEqual(['Theirs', false, null]);
  });

  it('is not saved while it holds what cannot be said', async () => {
    const builder = await opened('r1');
    builder.form.indicator.push({
      key: 50,
      name: 'F',
      region: '',
      year: '2019',
      value: 'many',
      unit: '',
      source: '',
    });
    expect(await builder.save()).toBe(false);
    expect(builder.remarks.map(({ field }) => field)).toEqual(['r-indicator-50-value']);
    expect(server.reports.drafts[0]?.revision).toBe(3);
  });

  it('is published as it was saved: what is not saved yet is saved first', async () => {
    const builder = await opened('r2');
    builder.form.title = 'Redadas en Nogales, 2019';
    const done = builder.publish();
    await vi.advanceTimersByTimeAsync(2000);
    expect(await done).toBe(true);
    expect(builder.brief).toMatchObject({ revision: 2, published: { state: 'public', revision: 2 } });
    expect(await builder.withdraw('A name was in it.')).toBe(true);
    expect(builder.brief?.published?.state).toBe('withdrawn');
  });

  it('without a title is not published, and says what is missing', async () => {
    const builder = await opened('r2');
    builder.form.title = ' ';
    expect(await builder.publish()).toBe(false);
    expect(builder.at('r-title')).toHaveLength(1);
    expect(server.reports.started).toBe(0);
  });
});

describe('leaving a page', () => {
  it('is asked first where the page wants it, and goes on when it may', () => {
    const entries: string[] = [];
    const location = { pathname: '/staff/reports/r1', search: '' };
    vi.stubGlobal('location', location);
    vi.stubGlobal('scrollTo', () => undefined);
    vi.stubGlobal('history', {
      pushState: (_: unknown, __: string, to: string) => entries.push((location.pathname = to)),
    });
    let go = () => undefined as void;
    const free = router.guard((on) => {
      go = on;
      return false;
    });
    router.go({ page: 'reports' });
    expect(entries).toEqual([]);
    go();
    expect(entries).toEqual(['/staff/reports']);
    expect(router.route.page).toBe('reports');
    free();
    router.go({ page: 'account' });
    expect(entries).toHaveLength(2);
  });
});

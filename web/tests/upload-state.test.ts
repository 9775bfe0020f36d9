// The draft of one incident, the states of an upload, and what is said when the server says no.
import { describe, expect, it } from 'vitest';
import { StaffError } from '../src/upload/failure';
import {
  dateOf,
  emptyDraft,
  fieldsOf,
  isEmpty,
  missingPart,
  pairText,
  parseDraft,
  plainPair,
} from '../src/upload/logic/draft';
import type { Draft } from '../src/upload/logic/draft';
import { after, IDLE, percent, reasonOf, worthRetrying } from '../src/upload/logic/transfer';
import type { Happening } from '../src/upload/logic/transfer';

const draft = (change: Partial<Draft>): Draft => ({ ...emptyDraft(), ...change });
const day = (year: string, month = '', of = '') => ({ year, month, day: of });

describe('a partial date', () => {
  it.each([
    ['day', day('2023', '5', '4'), '2023-05-04'],
    ['month', day('2023', '5', '4'), '2023-05'],
    ['year', day('2023', '5', '4'), '2023'],
    ['day', day('2023', '5'), '2023-05'],
    ['day', day('2023'), '2023'],
    ['day', day('2023', '13', '45'), '2023-13-45'],
    ['day', day(''), ''],
  ] as const)('known to the %s is %o → %s', (precision, from, date) => {
    expect(dateOf(draft({ precision, from }))).toBe(date);
  });

  it('may lie between two others', () => {
    const between = draft({ precision: 'interval', from: day('2023', '5'), to: day('2023', '7', '1') });
    expect(dateOf(between)).toBe('2023-05/2023-07-01');
    expect(missingPart({ ...between, to: day('') })).toBe('to');
  });

  it('is not sent with less than was said to be known', () => {
    expect(missingPart(draft({ precision: 'day', from: day('2023', '5') }))).toBe('day');
    expect(missingPart(draft({ precision: 'month', from: day('2023') }))).toBe('month');
    expect(missingPart(draft({ precision: 'year', from: day('2023') }))).toBeNull();
    expect(missingPart(emptyDraft())).toBe('year');
  });
});

describe('a draft', () => {
  it('sends what was filled in, 0 included, and nothing that was left blank', () => {
    const filled = draft({
      precision: 'year',
      from: day('2023'),
      actors: ['ice', 'cbp_field_operations'],
      cells: { dead: '0', missing: ' ', category: 'death', title: ' A ' },
    });
    expect(fieldsOf(filled)).toEqual({
      dead: '0',
      category: 'death',
      title: 'A',
      date: '2023',
      actors: 'ice;cbp_field_operations',
    });
    expect(fieldsOf(emptyDraft())).toEqual({});
  });

  it('survives being stored, and is empty when what was stored is none', () => {
    const filled = draft({ cells: { title: 'ñ' }, actors: ['inm'] });
    expect(parseDraft(JSON.stringify(filled))).toEqual(filled);
    for (const text of [
      null,
      '',
      '{',
      '{}',
      '[]',
      '{"precision":"hour"}',
      JSON.stringify({ ...filled, cells: { a: 1 } }),
    ]) {
      expect(isEmpty(parseDraft(text)), String(text)).toBe(true);
    }
  });

  it('has a pin only for what is plainly latitude and longitude', () => {
    expect(plainPair('31.65, -110.36')).toEqual({ lat: 31.65, lon: -110.36 });
    expect(plainPair('31.65 -110.36')).toEqual({ lat: 31.65, lon: -110.36 });
    for (const text of [
      '',
      '31,65',
      'POINT (-110 31)',
      '95, -110',
      '12R 560000 3500000',
      '31°39′N 110°21′W',
      '31,65; -110,36',
    ]) {
      expect(plainPair(text), text).toBeNull();
    }
    expect(pairText({ lat: 31.123456, lon: -110 })).toBe('31.12346, -110.00000');
    expect(plainPair(pairText({ lat: 31.123456, lon: -110 }))).toEqual({ lat: 31.12346, lon: -110 });
  });
});

describe('coordinates as typed', () => {
  it.each(['31.65, -110.36', '31°39′N 110°21′W', 'POINT (-110.36 31.65)', 'near Sasabe'])(
    '%s is sent as it stands: the server reads it',
    (coordinates) => expect(fieldsOf(draft({ cells: { coordinates } }))).toEqual({ coordinates }),
  );
});

describe('an upload', () => {
  const run = (...happenings: Happening[]) => happenings.reduce(after, IDLE);
  const chosen: Happening = { what: 'chosen', total: 1000 };

  it('goes from chosen to done', () => {
    const sending = run(chosen, { what: 'started', from: 0 }, { what: 'progress', sent: 999 });
    expect(sending).toMatchObject({ phase: 'sending', resumed: false });
    expect(percent(sending)).toBe(99);
    expect(percent(after(sending, { what: 'finished' }))).toBe(100);
  });

  it('never shows all of it before the server has all of it', () => {
    expect(percent(run(chosen, { what: 'started', from: 0 }, { what: 'progress', sent: 1000 }))).toBe(99);
    expect(percent(run({ what: 'chosen', total: 0 }))).toBe(0);
  });

  it('says that it goes on where it had stopped', () => {
    expect(run(chosen, { what: 'started', from: 400 })).toMatchObject({ resumed: true, sent: 400 });
  });

  it('waits for a connection and goes on', () => {
    const waiting = run(chosen, { what: 'started', from: 0 }, { what: 'interrupted', offline: true });
    expect(waiting).toMatchObject({ phase: 'waiting', why: 'offline' });
    expect(after(waiting, { what: 'progress', sent: 5 })).toMatchObject({ phase: 'sending', why: null });
  });

  it('stays paused whatever a late request reports', () => {
    const paused = run(chosen, { what: 'started', from: 0 }, { what: 'paused' });
    expect(after(paused, { what: 'progress', sent: 500 })).toEqual(paused);
    expect(after(paused, { what: 'interrupted', offline: false })).toEqual(paused);
  });

  it('tries again what may succeed and gives up what cannot', () => {
    for (const status of [null, 0, 408, 409, 423, 500, 503])
      expect(worthRetrying(status), String(status)).toBe(true);
    for (const status of [400, 401, 403, 404, 413, 415, 429])
      expect(worthRetrying(status), String(status)).toBe(false);
    expect([reasonOf(401), reasonOf(413), reasonOf(503), reasonOf(null)]).toEqual([
      'signed_out',
      'refused',
      'unreachable',
      'unreachable',
    ]);
  });
});

describe('a problem', () => {
  const answer = (body: unknown, status: number) =>
    StaffError.of(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }));

  it('is said in the reader’s language where the server has both', async () => {
    const message = { en: 'Too large.', es: 'Demasiado grande.' };
    const error = await answer({ title: 'x', detail: 'too large', message, errors: [{ message }] }, 413);
    expect(error.translated('es')).toEqual(['Demasiado grande.', 'Demasiado grande.']);
  });

  it('has the server’s detail otherwise, and the status of the answer', async () => {
    const error = await answer({ title: 'Conflict', detail: 'records have changed', status: 200 }, 409);
    expect([error.status, error.translated('es'), error.detail]).toEqual([409, [], 'records have changed']);
  });

  it('is one even if the answer is no JSON', async () => {
    expect((await answer('<html>', 502)).status).toBe(502);
    expect(new StaffError(null).status).toBeNull();
  });
});

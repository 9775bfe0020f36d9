// What the pages of accounts and review decide without a browser.
import { describe, expect, it } from 'vitest';
import contract from '../openapi.json';
import en from '../src/i18n/staff.en.json';
import upload from '../src/i18n/upload.en.json';
import { ACTS } from '../src/staff/logic/acts';
import { boxOf } from '../src/staff/logic/box';
import { actionsOf, changedFields, choicesOf, differences, mendable } from '../src/staff/logic/fields';
import { withQuery } from '../src/staff/logic/query';
import { mayOpen, pagesOf, ROLES, rolesBelow, sectionOf, startOf } from '../src/staff/logic/roles';
import { dayAfter, grouped, passwordFault, plainCode, secretOf } from '../src/staff/logic/secret';
import { resolutionsOf, settingsFault, typed, typedOf } from '../src/staff/logic/settings';
import { FIELDS } from '../src/staff/logic/shapes';
import { shortOf } from '../src/staff/logic/short';
import { parseRoute, pathOf } from '../src/upload/logic/route';
import type { Route } from '../src/upload/logic/route';
import { fullRecord, QUEUE, shortRecord } from './fixture/data';

const ID = '0190aaaa-0000-7000-8000-000000000001';

describe('an address', () => {
  it.each<Route>([
    { page: 'home' },
    { page: 'new' },
    { page: 'batch', batch: 12 },
    { page: 'preview', upload: ID },
    { page: 'record', record: ID },
    { page: 'own', record: ID },
    { page: 'reports' },
    { page: 'report', report: 'new' },
    { page: 'report', report: '3f9a-x_1' },
    { page: 'mine' },
    { page: 'queue' },
    { page: 'users' },
    { page: 'audit' },
    { page: 'account' },
    { page: 'invite' },
    { page: 'sign-in' },
  ])('of %o leads back to it', (route) => {
    expect(parseRoute(pathOf(route))).toEqual(route);
    expect(parseRoute(`${pathOf(route)}/`)).toEqual(route);
  });

  it.each([
    '/staff/nothing',
    '/staff/reports/a/b',
    '/staff/reports/a.b',
    '/staff/records/7',
    `/staff/records/${ID}/edit`,
    '/invite/secret',
    '/uploads',
  ])('%s is no page', (path) => expect(parseRoute(path)).toEqual({ page: 'unknown' }));
});

describe('a role', () => {
  it('has the pages of its work and no other', () => {
    expect(pagesOf('documenter')).toEqual(['home', 'new', 'mine', 'account']);
    expect(pagesOf('author')).toEqual(['reports', 'account']);
    expect(pagesOf('reviewer')).toEqual([
      'home',
      'new',
      'mine',
      'queue',
      'doubles',
      'release',
      'reports',
      'account',
    ]);
    expect(pagesOf('admin')).toContain('audit');
    expect(pagesOf('')).toEqual([]);
  });

  it('opens the pages below a section with it', () => {
    expect(sectionOf('record')).toBe('queue');
    expect(mayOpen('documenter', 'record')).toBe(false);
    expect(sectionOf('own')).toBe('mine');
    expect(mayOpen('documenter', 'own')).toBe(true);
    expect(mayOpen('author', 'own')).toBe(false);
    expect(sectionOf('report')).toBe('reports');
    expect(mayOpen('author', 'report')).toBe(true);
    expect(mayOpen('documenter', 'report')).toBe(false);
    expect(mayOpen('documenter', 'batch')).toBe(true);
    expect(mayOpen('reviewer', 'users')).toBe(false);
    expect(mayOpen('author', 'unknown')).toBe(true);
  });

  it('begins where its work is', () => {
    expect(ROLES.map(startOf)).toEqual(['home', 'reports', 'queue', 'queue']);
  });

  it('gives a token no more than it has', () => {
    expect(rolesBelow('documenter')).toEqual(['documenter']);
    expect(rolesBelow('reviewer')).not.toContain('admin');
  });
});

describe('one’s own record', () => {
  it('is mended with what was proposed in the place of what is decided', () => {
    const proposed = { consent: 'public', visibility: 'exact', verification: null };
    const cells = mendable({ record: { date: '2020-05', visibility: 'area' }, proposed });
    expect(cells).toEqual({ date: '2020-05', consent: 'public', visibility: 'exact', verification: null });
    // What is left as it was is not proposed again; what is taken away is asked for as blank.
    expect(changedFields(cells, { consent: 'public', visibility: 'area' })).toEqual({ visibility: 'area' });
    expect(changedFields(cells, { consent: '' })).toEqual({ consent: null });
  });
});

describe('a password', () => {
  it.each([
    ['short', 'short', 'Ana', 'short'],
    ['x'.repeat(257), 'x'.repeat(257), 'Ana', 'long'],
    ['my name is ANA maria', 'my name is ANA maria', 'Ana Maria', 'name'],
    ['correct horse battery', 'correct horse batery', 'Ana', 'differs'],
    ['correct horse battery', 'correct horse battery', 'Ana', null],
    // Twelve characters, not twelve units of UTF-16.
    ['🐎🐎🐎🐎🐎🐎', '🐎🐎🐎🐎🐎🐎', 'Ana', 'short'],
  ])('%s / %s of %s: %s', (password, again, name, fault) => {
    expect(passwordFault(password, again, name)).toBe(fault);
  });
});

describe('a secret', () => {
  it('is what stands behind the sign', () => {
    expect(secretOf('#abc-DEF')).toBe('abc-DEF');
    expect(secretOf('#%61')).toBe('a');
    expect(secretOf('#%')).toBe('');
    expect(secretOf('')).toBe('');
  });

  it('is read and written in groups', () => {
    expect(grouped('JBSWY3DPEHPK')).toBe('JBSW Y3DP EHPK');
    expect(plainCode(' 123 456 ')).toBe('123456');
    expect(plainCode('k7qx-1000-mmab')).toBe('k7qx1000mmab');
  });

  it('ends on a day', () => {
    expect(dayAfter(new Date('2026-11-24T23:00:00Z'), 90)).toBe('2027-02-22');
  });
});

it('a query has only what was asked for', () => {
  expect(withQuery('/a', { status: 'in_review', q: ' ', who: ' Ana ', doubles: null, limit: 50 })).toBe(
    '/a?status=in_review&who=Ana&limit=50',
  );
  expect(withQuery('/a', {})).toBe('/a');
});

describe('edits', () => {
  const record = { title: 'A', dead: '0', missing: null };

  it('send what is different, and blank as nothing', () => {
    expect(changedFields(record, { title: ' A ', dead: '', missing: '2' })).toEqual({
      dead: null,
      missing: '2',
    });
    expect(changedFields(record, { missing: '' })).toEqual({});
  });

  it('are held against what somebody else wrote', () => {
    expect(differences(record, { ...record, dead: '1', county: '04019' })).toEqual([
      { field: 'dead', before: '0', after: '1' },
      { field: 'county', before: '', after: '04019' },
    ]);
  });
});

describe('decisions', () => {
  const [short = shortRecord(1)] = QUEUE;

  it('begin with the record, then what was proposed, then the careful ones', () => {
    const full = fullRecord(short);
    expect(choicesOf(full)).toMatchObject({
      consent: 'public',
      visibility: 'area',
      verification: 'unverified',
    });
    const blank = { ...full.record, consent: '', visibility: null, verification: '' };
    const proposed = { consent: 'public_record', visibility: null, verification: null };
    expect(choicesOf({ ...full, record: blank, proposed })).toMatchObject({
      consent: 'public_record',
      visibility: 'area',
    });
    expect(choicesOf({ ...full, record: blank })).toMatchObject({ consent: 'none' });
    const decided = { ...full.record, consent: 'public', visibility: 'exact' };
    for (const [consent, visibility] of [
      ['none', 'private'],
      ['public_exact', 'exact'],
    ] as const) {
      const withdrawn = consent === 'none';
      expect(
        choicesOf({ ...full, record: decided, proposed: { consent, visibility, verification: null } }),
      ).toMatchObject(
        withdrawn ? { consent: 'none', visibility: 'private' } : { consent: 'public', visibility: 'exact' },
      );
    }
  });

  it('are those that a status allows', () => {
    expect(actionsOf('in_review')).toEqual(['publish', 'return']);
    expect(actionsOf('published')).toEqual(['publish', 'retract']);
    expect(actionsOf('retracted')).toEqual(['publish']);
  });
});

describe('a place', () => {
  it('is looked at together with its area', () => {
    const area = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [-112, 31],
          [-111, 31],
          [-111, 32],
          [-112, 31],
        ],
      ],
    };
    const exact = { point: { lon: -110.5, lat: 31.5 }, area: null };
    expect(boxOf([exact, { point: null, area }])).toEqual([-112, 31, -110.5, 32]);
    expect(boxOf([{ point: null, area: null }])).toBeNull();
  });

  it('of a record without a point is its region', () => {
    const full = fullRecord(shortRecord(3, { place: { kind: 'county', code: '04019' } }));
    expect(shortOf(full).place).toEqual({ kind: 'county', code: '04019' });
    expect(shortOf(fullRecord(shortRecord(1))).place).toEqual({
      kind: 'point',
      lat: 31.7214,
      lon: -111.5621,
    });
  });
});

describe('settings', () => {
  const settings = {
    two_person: 'auto' as const,
    release_days: 7,
    retain_drafts_days: 90,
    retain_rejects_days: 0,
    masks: { death: { resolution: 6, keeps_day: true } },
  };

  it('come back as they were', () => {
    expect(typed(typedOf(settings))).toEqual(settings);
  });

  it.each([
    [{ release_days: '' }, 'release_days'],
    [{ release_days: '0' }, 'release_days'],
    [{ release_days: '7.5' }, 'release_days'],
    [{ release_days: '-1' }, 'release_days'],
    [{ release_days: '30' }, null],
    [{ retain_drafts_days: '' }, 'retain_drafts_days'],
    [{ retain_drafts_days: '0' }, null],
    [{ retain_rejects_days: '3651' }, 'retain_rejects_days'],
    [{ retain_rejects_days: '1.5' }, 'retain_rejects_days'],
    [{ retain_rejects_days: '3650' }, null],
  ])('%o: %s', (change, fault) => {
    expect(settingsFault({ ...typedOf(settings), ...change })).toBe(fault);
  });

  it('offer what is set, even where it is new', () => {
    expect(resolutionsOf(6)).toEqual([4, 5, 6, 7]);
    expect(resolutionsOf(3)).toEqual([3, 4, 5, 6, 7]);
  });
});

describe('the words', () => {
  it('are there for every act of the log', () => {
    for (const act of ACTS) expect(en).toHaveProperty([`staff.act.${act}`]);
    const { entries } = contract.components.schemas.AuditLog.properties;
    expect([...ACTS]).toEqual(entries.items.properties.what.enum);
  });

  it('are there for every field and its codes', () => {
    for (const { name, codes } of FIELDS.values()) {
      expect(upload, name).toHaveProperty([`upload.field.${name}`]);
      for (const code of codes ?? []) expect(upload, code).toHaveProperty([`upload.code.${name}.${code}`]);
    }
  });

  it('of the two files share no key', () => {
    expect(Object.keys(en).filter((key) => key in upload)).toEqual([]);
  });
});

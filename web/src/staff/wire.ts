// The shapes of the answers about accounts, review, releases, settings and the audit log.
import type { Geometry } from 'geojson';
import type { Incident } from '../api/types';
import type { Remark, Text } from '../upload/wire';
import type { Role } from './logic/roles';

export type Status = 'in_review' | 'published' | 'returned' | 'retracted';

export type Place = { kind: 'point'; lon: number; lat: number } | { kind: 'county' | 'state'; code: string };

export interface Decisions {
  verification: string | null;
  consent: string | null;
  visibility: string | null;
}

/** A record as it stands in a list. */
export interface ShortRecord {
  id: string;
  revision: number;
  status: Status;
  category: string;
  occurred: string;
  place: Place;
  title: string | null;
  source_system: string;
  external_id: string | null;
  batch: number | null;
  who: string;
  proposed: Decisions;
  doubles: number;
  masked: boolean;
}

export interface Queue {
  total: number;
  records: ShortRecord[];
  next: string | null;
}

/** What the queue is asked for. Kept in memory only: words may name somebody. */
export interface QueueFilter {
  status: Status | '';
  category: string;
  batch: string;
  who: string;
  doubles: boolean;
  q: string;
}

/** An incident as the public page gets it; as a preview with the shape of its area. */
export type PublicForm = Incident & { area?: { geometry: Geometry } | null };

export interface Withheld {
  code: string;
  message: Text;
}

export type Verdict = 'same' | 'different';

export interface Pair {
  pair: string;
  verdict: Verdict | null;
  records: [ShortRecord, ShortRecord];
}

export interface RecordDouble {
  pair: string;
  verdict: Verdict | null;
  record: ShortRecord;
}

/** Every private field by its name in Spotlight's own CSV; blank is not known. */
export type Cells = Record<string, string | number | null>;

/** What is to be said about how a changed record was read. */
export type RecordNote = Omit<Remark, 'line'>;

export interface FullRecord {
  id: string;
  revision: number;
  status: Status;
  batch: number | null;
  who: string;
  /** Whoever looks at it handed it in. */
  own: boolean;
  /** Nobody publishes what they handed in themselves. */
  two_person: boolean;
  record: Cells;
  proposed?: Decisions;
  cleared: string[];
  public: PublicForm | null;
  preview: PublicForm | null;
  withheld: Withheld | null;
  doubles: RecordDouble[];
  links: ShortRecord[];
  /** After a change. */
  notes?: RecordNote[];
}

/** One's own record as it stands in a list. */
export type OwnShort = Omit<ShortRecord, 'doubles' | 'masked'> & {
  /** Why it was returned or retracted, and when. */
  why: string | null;
  at: string | null;
  /** It may be mended and handed in again. */
  mendable: boolean;
};

export type OwnRecord = OwnShort & { record: Cells; notes?: RecordNote[] };

export interface OwnList {
  total: number;
  records: OwnShort[];
  next: string | null;
}

export interface PreviewAnswer {
  preview: PublicForm | null;
  withheld: Withheld | null;
}

export interface Decision {
  revision: number;
  consent: string;
  visibility: string;
  verification: string;
  cleared: string[];
  why?: string;
}

export interface Version {
  revision: number;
  at: string;
  who: string;
  why: string | null;
  kind: string;
  status: Status;
  changes: { field: string; before: string | number | null; after: string | number | null }[];
}

export type BulkAction = 'publish' | 'return' | 'retract';

export interface BulkOutcome {
  id: string;
  outcome?: string;
  /** Why not, where it is not done. */
  message?: Text;
}

export interface ReleaseState {
  waiting: number;
  least: number;
  next: string | null;
}

export interface Settings {
  two_person: 'auto' | 'on' | 'off';
  release_days: number;
  retain_drafts_days: number;
  retain_rejects_days: number;
  masks: Record<string, { resolution: number; keeps_day: boolean }>;
}

export interface User {
  id: number;
  name: string;
  role: Role;
  made: string;
  last_seen: string | null;
  disabled: boolean;
  totp: boolean;
  /** Until when a link is good that is out and not yet used. */
  invited: string | null;
}

export interface Link {
  link: string;
  expires: string;
}

export interface Token {
  id: number;
  name: string;
  label: string;
  role: string;
  made: string;
  expires: string;
  revoked: string | null;
}

export interface AuditEntry {
  seq: number;
  at: string;
  who: string;
  what: string;
  subject: string | null;
}

export interface AuditPage {
  total: number;
  entries: AuditEntry[];
  /** Whether the chain of the log is unbroken. */
  verified: boolean;
  /** What was verified: `entries` in all, the first `whole` of them together at `whole_at`; `null` where it did not hold. */
  verification: { entries: number; whole: number; whole_at: string } | null;
  next: number | null;
}

export interface AuditFilter {
  who: string;
  what: string;
  from: string;
  to: string;
}

/** A released table of ages, genders and nationalities, in short. */
export interface TableShort {
  state: string;
  name: Text | null;
  year: number;
  made: string;
  withheld: boolean;
  incidents: number | null;
}

export interface ListedTable extends TableShort {
  made_by: { at: string; who: string; why: string | null };
  withheld_by: { at: string; who: string; why: string | null } | null;
}

export interface TableDocument extends TableShort {
  tables: {
    by: 'age_group' | 'gender' | 'nationality';
    withheld: boolean;
    rows: { code: string; incidents: number | null; said: string }[];
  }[];
}

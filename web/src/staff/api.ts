// What the pages of accounts and review ask the server; ../upload/api.ts is the one place that fetches.
import { ask, json } from '../upload/api';
import type { QueryValues } from './logic/query';
import { withQuery } from './logic/query';
import type {
  AuditFilter,
  AuditPage,
  BulkAction,
  BulkOutcome,
  Decision,
  Decisions,
  FullRecord,
  Link,
  OwnList,
  OwnRecord,
  Pair,
  PreviewAnswer,
  Queue,
  QueueFilter,
  ReleaseState,
  ListedTable,
  Settings,
  TableDocument,
  Token,
  User,
  Verdict,
  Version,
} from './wire';
import type { Role } from './logic/roles';

const V1 = '/api/v1';
const record = (id: string) => `${V1}/records/${encodeURIComponent(id)}`;
const post = <T>(path: string, body: object): Promise<T> => json(path, { method: 'POST', body });

// Review.
export function fetchQueue(filter: QueueFilter, cursor: string | null, signal?: AbortSignal): Promise<Queue> {
  const query: QueryValues = { ...filter, doubles: filter.doubles || null, limit: 50, cursor };
  return json(withQuery(`${V1}/review`, query), { signal });
}

export function fetchRecord(id: string, signal?: AbortSignal): Promise<FullRecord> {
  return json(record(id), { signal });
}

export function previewRecord(id: string, decision: Decision, signal?: AbortSignal): Promise<PreviewAnswer> {
  return json(`${record(id)}/preview`, { method: 'POST', body: decision, signal });
}

/** The record as it is then. */
export function editRecord(
  id: string,
  body: { revision: number; why: string; fields: Record<string, string | null> },
): Promise<FullRecord> {
  return json(record(id), { method: 'PATCH', body });
}

export async function publishRecord(id: string, decision: Decision): Promise<void> {
  await ask(`${record(id)}/publish`, { method: 'POST', body: decision });
}

export async function endRecord(
  id: string,
  action: 'return' | 'retract',
  body: { revision: number; why: string },
): Promise<void> {
  await ask(`${record(id)}/${action}`, { method: 'POST', body });
}

export async function fetchHistory(id: string, signal?: AbortSignal): Promise<Version[]> {
  return (await json<{ versions: Version[] }>(`${record(id)}/history`, { signal })).versions;
}

export async function bulk(
  body: {
    action: BulkAction;
    records: { id: string; revision: number }[];
    why: string;
  } & Partial<Decisions>,
): Promise<BulkOutcome[]> {
  return (await post<{ records: BulkOutcome[] }>(`${V1}/review/bulk`, body)).records ?? [];
}

export async function fetchDoubles(signal?: AbortSignal): Promise<Pair[]> {
  return (await json<{ doubles: Pair[] }>(`${V1}/doubles?open=true`, { signal })).doubles;
}

export async function decideDouble(pair: string, verdict: Verdict, why: string): Promise<void> {
  await ask(`${V1}/doubles/${encodeURIComponent(pair)}`, { method: 'POST', body: { verdict, why } });
}

/** The other record of an event: its id, or its number in a register. */
export async function linkRecord(
  id: string,
  body: { record: string; register: string | null; why: string },
): Promise<void> {
  await ask(`${record(id)}/link`, { method: 'POST', body });
}

// One's own records.
const own = (id: string) => `${V1}/own/${encodeURIComponent(id)}`;

export function fetchOwn(status: string, cursor: string | null, signal?: AbortSignal): Promise<OwnList> {
  return json(withQuery(`${V1}/own`, { status, limit: 50, cursor }), { signal });
}

export function fetchOwnRecord(id: string, signal?: AbortSignal): Promise<OwnRecord> {
  return json(own(id), { signal });
}

/** The record as it is then. */
export function mendRecord(
  id: string,
  body: { revision: number; why: string; fields: Record<string, string | null> },
): Promise<OwnRecord> {
  return json(own(id), { method: 'PATCH', body });
}

// Releases and settings.
export function fetchRelease(signal?: AbortSignal): Promise<ReleaseState> {
  return json(`${V1}/release`, { signal });
}

export async function releaseNow(): Promise<number> {
  const answer = await post<{ records?: number; released?: number }>(`${V1}/release`, {});
  return answer.records ?? answer.released ?? 0;
}

export async function fetchTables(signal?: AbortSignal): Promise<ListedTable[]> {
  return (await json<{ tables: ListedTable[] }>(`${V1}/tables`, { signal })).tables;
}

/** Makes a table public, or only tells what it would say. */
export function makeTable(state: string, year: number, rehearse: boolean): Promise<TableDocument> {
  return post(`${V1}/tables`, { state, year, rehearse });
}

export async function withholdTable(state: string, year: number, why: string): Promise<void> {
  await ask(`${V1}/tables/withhold`, { method: 'POST', body: { state, year, why } });
}

export function fetchSettings(signal?: AbortSignal): Promise<Settings> {
  return json(`${V1}/settings`, { signal });
}

export async function saveSettings(settings: Settings): Promise<void> {
  await ask(`${V1}/settings`, { method: 'PUT', body: settings });
}

// Accounts.
export async function fetchUsers(signal?: AbortSignal): Promise<User[]> {
  return (await json<{ users: User[] }>(`${V1}/users`, { signal })).users;
}

export function invite(name: string, role: Role): Promise<Link> {
  return post(`${V1}/invitations`, { name, role });
}

export async function changeUser(id: number, change: { role?: Role; disabled?: boolean }): Promise<void> {
  await ask(`${V1}/users/${id}`, { method: 'PATCH', body: change });
}

export function resetUser(id: number): Promise<Link> {
  return post(`${V1}/users/${id}/reset`, {});
}

export async function signOutUser(id: number): Promise<void> {
  await ask(`${V1}/users/${id}/sign-out`, { method: 'POST', body: {} });
}

export function lookAtInvitation(secret: string): Promise<{ name: string; role: string }> {
  return post(`${V1}/invitations/look`, { secret });
}

export async function acceptInvitation(secret: string, password: string): Promise<void> {
  await ask(`${V1}/invitations/accept`, { method: 'POST', body: { secret, password } });
}

// One's own account.
export async function changePassword(old: string, password: string): Promise<void> {
  await ask(`${V1}/session/password`, { method: 'POST', body: { old, new: password } });
}

export function beginTotp(): Promise<{ secret: string; uri: string }> {
  return post(`${V1}/session/totp`, {});
}

export async function confirmTotp(code: string): Promise<string[]> {
  const body = { code };
  return (await json<{ recovery: string[] }>(`${V1}/session/totp`, { method: 'PUT', body })).recovery;
}

export async function endTotp(password: string): Promise<void> {
  await ask(`${V1}/session/totp`, { method: 'DELETE', body: { password } });
}

/** Those that can still be used, or have run out by themselves. */
export async function fetchTokens(signal?: AbortSignal): Promise<Token[]> {
  const { tokens } = await json<{ tokens: Token[] }>(`${V1}/tokens`, { signal });
  return tokens.filter(({ revoked }) => revoked === null);
}

export async function makeToken(label: string, role: string, expires: string): Promise<string> {
  return (await post<{ token: string }>(`${V1}/tokens`, { label, role, expires })).token;
}

export async function deleteToken(id: number): Promise<void> {
  await ask(`${V1}/tokens/${id}`, { method: 'DELETE' });
}

// The audit log.
export function fetchAudit(
  filter: AuditFilter,
  cursor: number | null,
  signal?: AbortSignal,
  whole = false,
): Promise<AuditPage> {
  return json(withQuery(`${V1}/audit`, { ...filter, limit: 100, cursor, whole: whole || null }), { signal });
}

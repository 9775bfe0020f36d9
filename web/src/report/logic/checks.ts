// What can be told without asking the server: what is still missing, and what could not even be sent. Everything else is the server's.
import type { ReportForm } from './form';
import { numberOf } from './form';
import { isName } from './names';
import { readShape } from './shape';

export interface Fault {
  /** The id of the field. */
  field: string;
  code: 'name' | 'title' | 'from' | 'comparison' | 'corner' | 'geojson' | 'value' | 'year';
  /** The line of a text, from 1. */
  line?: number;
  /** It cannot be said to the server, so that it could not be kept either. */
  unsayable: boolean;
  /** It is only not there yet: said when somebody wants to go on, not while they are beginning. */
  missing: boolean;
}

/** The name of the files as typed; blank follows the title. */
export function nameFaults(typed: string): Fault[] {
  const name = typed.trim();
  return !name || isName(name) ? [] : [{ field: 'r-name', code: 'name', unsayable: true, missing: false }];
}

export function faultsOf(form: ReportForm): Fault[] {
  const missing = (field: string, code: Fault['code'], text: string): Fault[] =>
    text.trim() ? [] : [{ field, code, unsayable: false, missing: true }];
  return [
    ...missing('r-title', 'title', form.title),
    ...missing('r-period', 'from', form.from),
    ...(form.comparison === 'own' ? missing('r-comparison', 'comparison', form.comparisonFrom) : []),
    ...form.area.flatMap(({ key, shape }): Fault[] => {
      const read = readShape(shape);
      if (read.kind !== 'unreadable') return [];
      const field = `r-area-${key}-shape`;
      return read.line === 0
        ? [{ field, code: 'geojson', unsayable: false, missing: false }]
        : [{ field, code: 'corner', line: read.line, unsayable: false, missing: false }];
    }),
    ...form.indicator.flatMap(({ key, name, region, year, value, unit, source }): Fault[] => {
      if (![name, region, year, value, unit, source].some((text) => text.trim())) return [];
      const wrong = (code: 'year' | 'value', text: string): Fault => {
        return { field: `r-indicator-${key}-${code}`, code, unsayable: true, missing: !text.trim() };
      };
      return [
        ...(/^\d{1,4}$/.test(year.trim()) ? [] : [wrong('year', year)]),
        ...(numberOf(value) === null ? [wrong('value', value)] : []),
      ];
    }),
  ];
}

const PARTIAL = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** Whether the service's filter can be asked for a period as it stands: it is still being typed, or it ends before it begins. */
export function isPeriod(from: string, to: string): boolean {
  const [first, last] = [from.trim(), to.trim()];
  if (![first, last].every((end) => !end || PARTIAL.test(end))) return false;
  return !first || !last || last >= first.slice(0, last.length);
}

/** The period begins after `today` (`2026-11-29`): nothing can have happened in it yet. */
export function isFuture(from: string, today: string): boolean {
  const start = from.trim();
  return PARTIAL.test(start) && start > today.slice(0, start.length);
}

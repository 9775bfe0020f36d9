// The states of an upload under way, as a function of what happened: no network, no timers, so that every path can be tested.
export type Phase = 'idle' | 'checking' | 'sending' | 'waiting' | 'paused' | 'failed' | 'done';

export interface Transfer {
  phase: Phase;
  /** Bytes that the server has acknowledged or that are on their way. */
  sent: number;
  total: number;
  /** It began where an earlier attempt had ended. */
  resumed: boolean;
  /** Why it does not move, where a person has to do something about it. */
  why: 'offline' | 'signed_out' | 'changed' | 'refused' | 'unreachable' | null;
}

export type Happening =
  | { what: 'chosen'; total: number }
  | { what: 'started'; from: number }
  | { what: 'progress'; sent: number }
  | { what: 'interrupted'; offline: boolean }
  | { what: 'paused' }
  | { what: 'failed'; why: NonNullable<Transfer['why']> }
  | { what: 'finished' };

export const IDLE: Transfer = { phase: 'idle', sent: 0, total: 0, resumed: false, why: null };

export function after(transfer: Transfer, happening: Happening): Transfer {
  switch (happening.what) {
    case 'chosen':
      return { ...IDLE, phase: 'checking', total: happening.total };
    case 'started':
      return { ...transfer, phase: 'sending', sent: happening.from, resumed: happening.from > 0, why: null };
    case 'progress':
      // Late reports of a request that was given up do not start it again.
      if (transfer.phase !== 'sending' && transfer.phase !== 'waiting') return transfer;
      return { ...transfer, phase: 'sending', sent: Math.min(happening.sent, transfer.total), why: null };
    case 'interrupted':
      if (transfer.phase !== 'sending' && transfer.phase !== 'waiting') return transfer;
      return { ...transfer, phase: 'waiting', why: happening.offline ? 'offline' : null };
    case 'paused':
      if (transfer.phase !== 'sending' && transfer.phase !== 'waiting') return transfer;
      return { ...transfer, phase: 'paused', why: null };
    case 'failed':
      return { ...transfer, phase: 'failed', why: happening.why };
    case 'finished':
      return { ...transfer, phase: 'done', sent: transfer.total, why: null };
  }
}

/** Whole percents; 100 only when everything is there. */
export function percent({ phase, sent, total }: Transfer): number {
  if (phase === 'done') return 100;
  return total === 0 ? 0 : Math.min(99, Math.floor((100 * sent) / total));
}

/**
 * Answers after which the same request may well succeed: none at all, a busy server, an offset to be asked for anew. Too many open
 * uploads (429) is none: a person has to finish one.
 */
export function worthRetrying(status: number | null): boolean {
  return (
    status === null || status === 0 || status === 408 || status === 409 || status === 423 || status >= 500
  );
}

/** Why an upload stopped for good, by the status of the last answer. */
export function reasonOf(status: number | null): NonNullable<Transfer['why']> {
  if (status === 401) return 'signed_out';
  return worthRetrying(status) ? 'unreachable' : 'refused';
}

// The shapes of the staff routes' answers and questions, by hand until openapi.json has them.
export interface Text {
  en: string;
  es: string;
}

export interface Session {
  name: string;
  role: string;
  by?: 'cookie' | 'token';
  /** Whether the account asks for a code beside the password. */
  totp?: boolean;
  /** The password has to be changed before anything else. */
  must_change?: boolean;
}

export interface OpenUpload {
  id: string;
  file: string;
  length: number;
  offset: number;
  created: string;
  state: 'uploading' | 'ready' | 'confirmed';
  batch: number | null;
}

export type DateOrder = 'dmy' | 'mdy';

/** Dates that begin with a year of two digits have the third one. */
export type AnyDateOrder = DateOrder | 'ymd';

/** What a documenter corrected of what was detected; whatever is absent stays as detected. */
export interface Corrections {
  preset?: string;
  sheet?: string;
  encoding?: string;
  delimiter?: string;
  date_order?: AnyDateOrder;
  keep_outside?: boolean;
  /** The day that the file is of: an older file never overwrites what a newer one said. */
  as_of?: string;
  columns?: ColumnChoice[];
  constants?: { category?: string };
}

export interface ColumnChoice {
  column: number;
  /** `null` leaves the column out. */
  field: string | null;
}

export interface Detected {
  preset: string | null;
  encoding: string | null;
  delimiter: string | null;
  line_ends: string | null;
  date_order: AnyDateOrder | null;
  date_order_basis: string | null;
  sheet: string | null;
  sheets: string[];
}

export type Ask =
  { what: 'date_order'; column: string } | { what: 'mapping'; field: string; columns?: number[] };

export interface ColumnView {
  column: number;
  name: string;
  field: string | null;
  left_out: string | null;
  basis: string;
  samples: string[];
}

export interface Tally {
  rows_read: number;
  accepted: number;
  updated: number;
  unchanged: number;
  duplicate: number;
  rejected: number;
  repaired: number;
}

export type Severity = 'reject' | 'repair' | 'warning';

/** One thing that is wrong with one row. */
export interface Remark {
  line: number;
  column: string;
  value: string;
  code: string;
  severity: Severity;
  message: Text;
}

export interface Receipt extends Tally {
  file: string;
  sha256: string | null;
  preset?: string | null;
  repeat?: boolean;
  left_out_columns: string[];
  columns?: { column: string; field?: string | null; left_out?: string | null }[];
  notes: Record<string, number>;
  rows: Remark[];
  rows_not_listed?: number;
  refused?: Refusal;
  /** The other sheets of a workbook that hold rows, of which nothing was read. */
  unread_sheets?: { count: number; names: string[]; message: Text };
}

/** Where the place of a form was found to lie. */
export type ReadPlace =
  { kind: 'point'; lat: number; lon: number } | { kind: 'county' | 'state'; code: string };

export interface Refusal {
  code: string;
  message: Text;
}

export interface ProblemGroup {
  code: string;
  severity: Severity;
  count: number;
  message: Text;
  rows: { line: number; column: string; value: string; message?: Text }[];
}

export type Outcome = 'accepted' | 'updated' | 'unchanged' | 'repaired';
export type RowPoint = [lon: number, lat: number, outcome: Outcome];

export interface Preview {
  upload: string;
  file: string;
  sha256: string;
  signature: string | null;
  /** What decides how the rows are read: a confirmation is of this reading, or is refused. */
  reading_digest?: string;
  /** The columns are as the last file with this header was corrected. */
  remembered?: boolean;
  reading: Detected;
  asks: Ask[];
  columns: ColumnView[];
  fields: string[];
  receipt: Receipt | null;
  refusal: Refusal | null;
  problems: ProblemGroup[];
  points: RowPoint[];
  points_total: number;
}

export interface BatchEntry {
  batch: number;
  at: string;
  who: string;
  file: string;
  undone: boolean;
  totals: Tally;
}

export interface Batch {
  batch: number;
  at: string;
  who: string;
  file: string;
  sha256: string;
  undone: boolean;
  receipt: Receipt;
}

export interface Undone {
  restored: number;
  removed: number;
}

/** RFC 9457, with a sentence in both languages where the server has one. */
export interface StaffProblem {
  type?: string;
  title: string;
  status: number;
  detail: string;
  /** Stable, for a program. */
  code?: string;
  /** Seconds until another attempt makes sense. */
  retry_after?: number;
  message?: Text;
  errors?: { message?: Text; parameter?: string; field?: string }[];
  receipt?: Receipt;
  /** What is wrong with single fields of a record that was changed. */
  notes?: Omit<Remark, 'line'>[];
  /** The batch that an upload was confirmed as. */
  batch?: number;
  /** Why which record, where several were asked for at once. */
  records?: { id: string; message?: Text }[];
}

// The timeline's periods in words.
import { dateText } from '../format/date';
import type { Lang } from '../i18n/lang';
import { translate } from '../i18n/translate';
import type { Span } from './axis';
import { monthText, YEAR } from './axis';

/** "March 2019". */
export function monthWords(lang: Lang, month: number): string {
  return dateText(lang, monthText(month));
}

/** "2019", "March 2019", "March 2019 to May 2020", "2019 to 2021". */
export function spanWords(lang: Lang, { start, end }: Span): string {
  const whole = start % YEAR === 0 && end % YEAR === YEAR - 1;
  const word = (month: number) => dateText(lang, whole ? monthText(month).slice(0, -3) : monthText(month));
  const [from, to] = [word(start), word(end)];
  return from === to ? from : translate(lang, 'time.range', { from, to });
}

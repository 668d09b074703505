import type { Month } from '../api/client';

/** What is counted each month, in the order it is shown. */
export const SERIES = ['registrations', 'communiques', 'names', 'mails'] as const;
export type Series = (typeof SERIES)[number];

/** A bar of a chart: its place and size in a drawing of 100 in height, 10 in width a month. */
export interface Bar {
  x: number;
  height: number;
  /** undefined when there were so few that the number is not given. */
  value: number | undefined;
  month: string;
}

/** The bars of one series. The highest fills the drawing; a number that is not given is a stump. */
export function bars(months: Month[], series: Series): Bar[] {
  const top = Math.max(1, ...months.map((month) => month[series] ?? 0));
  return months.map((month, i) => {
    const value = month[series] ?? undefined;
    const height = value === undefined ? 2 : Math.max(value > 0 ? 2 : 0, (100 * value) / top);
    return { x: 10 * i, height, value, month: month.month };
  });
}

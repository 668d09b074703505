import type { PageLine } from '../api';

/** x, y, width and height in pixels of the image. */
export type Box = [number, number, number, number];

/** Numbers that stand between two lines on the image and that the reading has not. */
export interface Gap {
  /** Index of the line after which they are missing. */
  after: number;
  first: number;
  last: number;
}

/** Where the sequence of numbers jumps forward; where it starts anew, nothing is missing. */
export function gapsIn(lines: PageLine[]): Gap[] {
  const gaps: Gap[] = [];
  let before: { index: number; number: number } | undefined;
  lines.forEach(({ number }, index) => {
    if (number === null) return;
    if (before && number > before.number + 1)
      gaps.push({ after: index - 1, first: before.number + 1, last: number - 1 });
    before = { index, number };
  });
  return gaps;
}

export const boxOf = ({ box }: PageLine): Box => [box[0] ?? 0, box[1] ?? 0, box[2] ?? 1, box[3] ?? 1];

/** Where a missed name most likely stands: under a line, in the room up to the next one on the same page. */
export function boxUnder(lines: PageLine[], index: number): Box | undefined {
  const line = lines[index];
  if (!line) return undefined;
  const [x, y, width, height] = boxOf(line);
  const next = lines[index + 1];
  const isBelow = next !== undefined && next.page === line.page && boxOf(next)[1] > y + height;
  const room = isBelow ? boxOf(next)[1] - (y + height) : height;
  return [x, y + height, width, Math.max(1, Math.min(room, Math.round(height * 1.6)))];
}

/** The box between two corners, however it was drawn, inside the image. */
export function boxBetween(one: [number, number], other: [number, number], image: [number, number]): Box {
  const within = (value: number, end: number) => Math.round(Math.min(Math.max(value, 0), end));
  const left = within(Math.min(one[0], other[0]), image[0]);
  const top = within(Math.min(one[1], other[1]), image[1]);
  const right = within(Math.max(one[0], other[0]), image[0]);
  const bottom = within(Math.max(one[1], other[1]), image[1]);
  return [left, top, Math.max(1, right - left), Math.max(1, bottom - top)];
}

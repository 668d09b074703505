/** Today where the person is, as `YYYY-MM-DD`. By hand: asking the browser's calendars costs a slow phone much more. */
export function today(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

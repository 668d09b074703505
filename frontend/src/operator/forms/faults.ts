import type { Problem } from '../../api/answer';
import type { OperatorMessages } from '../i18n';

/** Something to put right in a form of the console; `field` is the id of its input, undefined for the whole form. */
export interface Fault {
  field: string | undefined;
  code: string;
  /** What the server said, for codes that have no wording of their own. */
  message?: string;
}

/** The server's errors on the inputs they point to. @param fields pointers (`/pickup/fr/place`) and the ids of inputs */
export function faultsOf(problem: Problem, fields: Record<string, string>): Fault[] {
  return (problem.errors ?? []).map(({ pointer, code, message }) => ({ field: fields[pointer], code, message }));
}

/** The fields that have to be filled in and are not. */
export function missing(typed: Record<string, string>): Fault[] {
  return Object.entries(typed).flatMap(([field, value]) => (value.trim() === '' ? [{ field, code: 'required' }] : []));
}

/** What is wrong, and how to mend it, as a sentence of its own: its field stands above it. */
export function faultUnder(field: string, faults: Fault[] | undefined, o: OperatorMessages): string | undefined {
  const fault = faults?.find((one) => one.field === field);
  const text = fault && faultText(fault, o);
  return text && text.charAt(0).toUpperCase() + text.slice(1);
}

/** The same after the name of its field. */
export function faultText({ code, message }: Fault, o: OperatorMessages): string {
  return o.faults[code] ?? message ?? (o.faults.other as string);
}

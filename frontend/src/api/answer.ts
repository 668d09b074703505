import type { components } from './schema';

export type Problem = components['schemas']['Problem'];

/** What became of a call. A refusal is a value; nothing here is thrown. */
export type Answer<T> =
  | { kind: 'done'; data: T }
  | { kind: 'refused'; problem: Problem; retryAfterSeconds: number | undefined }
  | { kind: 'unreachable' };

export type Refused = Extract<Answer<never>, { kind: 'refused' }>;

/** The last part of a problem's type, such as `link-expired`. */
export function reason(problem: Problem): string {
  return problem.type.slice(problem.type.lastIndexOf(':') + 1);
}

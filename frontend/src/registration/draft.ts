import { reactive, shallowRef, watch } from 'vue';
import { tab } from '../storage';
import type { FieldError } from './checkDraft';

/** What the person has typed so far: it survives errors, a lost network and a reload, and goes with the tab. */
export interface Draft {
  name: string;
  email: string;
  /** `YYYY-MM-DD`, or empty when not given. */
  depositedOn: string;
}

const KEY = 'mtchoun.draft';
const EMPTY: Draft = { name: '', email: '', depositedOn: '' };

export const draft = reactive<Draft>({ ...EMPTY, ...stored() });

/** What the service refused in the draft when it was sent, until the form shows it. */
export const refusedFields = shallowRef<FieldError[]>([]);

watch(draft, (now) => tab.set(KEY, JSON.stringify(now)));

/** Makes room for the next person of the family, who often shares the address. */
export function startNextPerson(): void {
  Object.assign(draft, { ...EMPTY, email: draft.email });
}

/** After erasing, this tab remembers no more than the service does. */
export function forgetDraft(): void {
  Object.assign(draft, EMPTY);
}

function stored(): Partial<Draft> {
  try {
    return JSON.parse(tab.get(KEY) ?? '{}');
  } catch {
    return {};
  }
}

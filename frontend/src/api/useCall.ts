import { ref, shallowRef } from 'vue';
import type { Answer } from './answer';

export type Trouble = Exclude<Answer<never>, { kind: 'done' }>;

/** Calls made by one button or one page: whether one is under way, and why the last one failed. */
export function useCall() {
  const busy = ref(false);
  const trouble = shallowRef<Trouble>();

  async function run<T>(call: () => Promise<Answer<T>>): Promise<Answer<T>> {
    busy.value = true;
    const answer = await call();
    busy.value = false;
    trouble.value = answer.kind === 'done' ? undefined : answer;
    return answer;
  }

  return { busy, trouble, run };
}

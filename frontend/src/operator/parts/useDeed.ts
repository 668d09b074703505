import { ref } from 'vue';
import type { Answer } from '../../api/answer';
import { useCall } from '../../api/useCall';

/** What buttons of a page do: one at a time, and what came of it is said in a sentence. */
export function useDeed() {
  const { busy, trouble, run } = useCall();
  const said = ref('');

  /** @returns what was answered, or undefined when it did not go through: then `trouble` says why */
  async function does<T>(deed: () => Promise<Answer<T>>, sentence = ''): Promise<T | undefined> {
    said.value = '';
    const answer = await run(deed);
    if (answer.kind !== 'done') return undefined;
    said.value = sentence;
    return answer.data;
  }

  return { busy, trouble, said, does };
}

import { onMounted, ref, shallowRef } from 'vue';
import type { Answer } from '../../api/answer';
import { useCall } from '../../api/useCall';
import type { Listed } from '../api';

/** A list that is fetched page by page, the first one when its component appears. */
export function useList<T>(page: (after: { cursor?: string }) => Promise<Answer<Listed<T>>>) {
  const { busy, trouble, run } = useCall();
  const items = shallowRef<T[]>();
  const next = ref<string | null>(null);

  async function more() {
    const answer = await run(() => page(next.value ? { cursor: next.value } : {}));
    if (answer.kind !== 'done') return;
    items.value = [...(items.value ?? []), ...answer.data.items];
    next.value = answer.data.nextCursor;
  }

  async function reload() {
    const answer = await run(() => page({}));
    if (answer.kind !== 'done') return;
    items.value = answer.data.items;
    next.value = answer.data.nextCursor;
  }

  onMounted(more);
  return { items, next, busy, trouble, more, reload };
}

import { onBeforeUnmount, onMounted, type Ref, ref, watch } from 'vue';
import { browser } from '../../storage';
import { type Action, actionOf } from './shortcuts';

const KEY = 'mtchoun.keys';

/** Listens to single letters while its component is there, unless somebody has switched them off in this browser. */
export function useShortcuts(act: (action: Action) => void): Ref<boolean> {
  const isOn = ref(browser.get(KEY) !== 'off');
  watch(isOn, (on) => browser.set(KEY, on ? 'on' : 'off'));

  function hear(press: KeyboardEvent) {
    const action = isOn.value ? actionOf(press) : undefined;
    if (!action) return;
    press.preventDefault();
    act(action);
  }

  onMounted(() => document.addEventListener('keydown', hear));
  onBeforeUnmount(() => document.removeEventListener('keydown', hear));
  return isOn;
}

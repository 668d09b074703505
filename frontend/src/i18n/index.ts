import { computed, ref, watchEffect } from 'vue';
import { browser } from '../storage';
import { en } from './en';
import { fr } from './fr';

export type Lang = 'fr' | 'en';
export type { Messages } from './fr';

const MESSAGES = { fr, en };
const KEY = 'mtchoun.lang';

/** French until the person chooses otherwise; the choice stays in the browser. */
export const lang = ref<Lang>(browser.get(KEY) === 'en' ? 'en' : 'fr');

/** Every text of the site, in the current language. */
export const m = computed(() => MESSAGES[lang.value]);

watchEffect(() => {
  document.documentElement.lang = lang.value;
});

export function chooseLang(chosen: Lang): void {
  lang.value = chosen;
  browser.set(KEY, chosen);
}

/** `2026-04-14` or an instant, as people write it: « 14 avril 2026 ». */
export function longDate(iso: string): string {
  const isDay = iso.length === 10;
  return new Intl.DateTimeFormat(lang.value === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    ...(isDay ? { timeZone: 'UTC' } : {}),
  }).format(new Date(iso));
}

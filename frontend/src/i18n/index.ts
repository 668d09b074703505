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
  if (typeof document !== 'undefined') document.documentElement.lang = lang.value;
});

export function chooseLang(chosen: Lang): void {
  lang.value = chosen;
  browser.set(KEY, chosen);
}

const locale = () => (lang.value === 'fr' ? 'fr-FR' : 'en-GB');

/** 2210 as people write it: « 2 210 ». */
export function count(n: number): string {
  return new Intl.NumberFormat(locale()).format(n);
}

/** `2026-04` as people write it: « avril 2026 », or « avr. » when there is little room. */
export function monthName(month: string, form: 'long' | 'short' = 'long'): string {
  const shown: Intl.DateTimeFormatOptions = form === 'long' ? { month: 'long', year: 'numeric' } : { month: 'short' };
  return new Intl.DateTimeFormat(locale(), { ...shown, timeZone: 'UTC' }).format(new Date(`${month}-01`));
}

/** How long ago an instant was, in words: « il y a 3 minutes ». */
export function timeAgo(iso: string, now = Date.now()): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(iso)) / 1000));
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  if (seconds < 60) return words.format(-seconds, 'second');
  if (seconds < 3600) return words.format(-Math.round(seconds / 60), 'minute');
  if (seconds < 86_400) return words.format(-Math.round(seconds / 3600), 'hour');
  return words.format(-Math.round(seconds / 86_400), 'day');
}

/** `2026-04-14` or an instant, as people write it: « 14 avril 2026 ». */
export function longDate(iso: string): string {
  const isDay = iso.length === 10;
  return new Intl.DateTimeFormat(locale(), {
    dateStyle: 'long',
    ...(isDay ? { timeZone: 'UTC' } : {}),
  }).format(new Date(iso));
}

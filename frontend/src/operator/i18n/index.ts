import { computed } from 'vue';
import { lang } from '../../i18n';
import { operatorEn } from './en';
import { operatorFr } from './fr';

const MESSAGES = { fr: operatorFr, en: operatorEn };

export type OperatorMessages = typeof operatorFr;

/** The console's texts, in the current language. */
export const o = computed(() => MESSAGES[lang.value]);

const locale = () => (lang.value === 'fr' ? 'fr-FR' : 'en-GB');

/** An instant as people write it: « 14 avr. 2026, 11:31 ». */
export function dateAndTime(iso: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}

/** 0.87 as people write it: « 87 % ». */
export function percent(share: number): string {
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

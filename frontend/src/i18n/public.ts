import { computed } from 'vue';
import { lang } from '.';
import { publicEn } from './public.en';
import { publicFr } from './public.fr';

const MESSAGES = { fr: publicFr, en: publicEn };

/** The texts of the pages that are loaded when they are opened, in the current language. */
export const p = computed(() => MESSAGES[lang.value]);

import { ref } from 'vue';
import { linksOpened } from '../registration/privateLink';

/** The code that a link of a mail brought, to be checked with a press. */
export const codeOfLink = ref('');

/** Takes the code out of a fragment such as `#code=7KQ2M-XW9FT`; false when there is none. */
export function takeCode(fragment: string): boolean {
  const code = new URLSearchParams(fragment.replace(/^#/, '')).get('code');
  if (!code || code.length > 40) return false;
  codeOfLink.value = code;
  linksOpened.value++;
  return true;
}

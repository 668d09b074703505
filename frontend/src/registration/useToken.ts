import { type Ref, ref } from 'vue';
import { forgetToken, keptToken, type Link } from './privateLink';

/** The token of the link that opened this page, until it is forgotten. */
export function useToken(link: Link): { token: Ref<string | undefined>; forget: () => void } {
  const token = ref(keptToken(link));

  function forget() {
    forgetToken(link);
    token.value = undefined;
  }

  return { token, forget };
}

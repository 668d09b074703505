import { type Ref, ref, watch } from 'vue';
import { useRoute } from 'vue-router';
import { forgetToken, keptToken, type Link } from './privateLink';

/** The token of the link that opened this page; it follows when another link is opened over it. */
export function useToken(link: Link): { token: Ref<string | undefined>; forget: () => void } {
  const token = ref(keptToken(link));
  const route = useRoute();
  watch(
    () => route.fullPath,
    () => {
      token.value = keptToken(link);
    },
  );
  return {
    token,
    forget: () => {
      forgetToken(link);
      token.value = undefined;
    },
  };
}

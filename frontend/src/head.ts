import { shallowReactive } from 'vue';
import type { RouteLocationNormalizedLoaded } from 'vue-router';
import type { Messages } from './i18n';

/** Titles of pages whose texts arrive with them, by address. */
export const lateTitles = shallowReactive<Record<string, () => string>>({});

/** What the head of a page says: the same in the browser and in the files written at build. */
export function headOf(route: RouteLocationNormalizedLoaded, m: Messages): { title: string; description: string } {
  const page = lateTitles[route.path]?.() ?? route.meta.title?.(m);
  return {
    title: page ? `${page} · ${m.site.name}` : m.site.name,
    description: route.meta.description?.(m) ?? m.pages.home.description,
  };
}

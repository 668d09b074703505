import type { RouteLocationNormalizedLoaded } from 'vue-router';
import type { Messages } from './i18n';

/** What the head of a page says: the same in the browser and in the files written at build. */
export function headOf(route: RouteLocationNormalizedLoaded, m: Messages): { title: string; description: string } {
  const page = route.meta.title?.(m);
  return {
    title: page ? `${page} · ${m.site.name}` : m.site.name,
    description: route.meta.description?.(m) ?? m.pages.home.description,
  };
}

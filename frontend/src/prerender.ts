import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { createMemoryHistory } from 'vue-router';
import App from './App.vue';
import { headOf } from './head';
import { m } from './i18n';
import { createSiteRouter, routes } from './routes';

/** A page as it is before any script has run, in French. */
export interface WrittenPage {
  /** Empty for a private page: what it says depends on the link that opened it. */
  html: string;
  title: string;
  description: string;
  /** Private pages are not for search engines. */
  isPublic: boolean;
  /** The source files of its components, to know which scripts it needs. */
  modules: string[];
}

/** The addresses that have a page of their own. */
export const paths = routes
  .flatMap(({ path, children = [] }) => [path, ...children.map((child) => `${path}/${child.path}`)])
  .filter((path) => (!path.includes(':') && !path.endsWith('/')) || path === '/');

export async function write(path: string): Promise<WrittenPage> {
  const router = createSiteRouter(createMemoryHistory());
  await router.push(path);
  const context: { modules?: Set<string> } = {};
  const html = await renderToString(createSSRApp(App).use(router), context);
  const route = router.currentRoute.value;
  const isPublic = route.meta.description !== undefined;
  const modules = [...(context.modules ?? [])];
  return { html: isPublic ? html : '', ...headOf(route, m.value), isPublic, modules };
}

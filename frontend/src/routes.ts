import { createRouter, createWebHistory, type RouteRecordRaw, type RouterHistory } from 'vue-router';
import type { Messages } from './i18n';
import CheckInboxPage from './pages/CheckInboxPage.vue';
import ConfirmPage from './pages/ConfirmPage.vue';
import FollowPage from './pages/FollowPage.vue';
import NotFoundPage from './pages/NotFoundPage.vue';
import PrivacyPage from './pages/PrivacyPage.vue';
import RegisterPage from './pages/RegisterPage.vue';
import ReviewPage from './pages/ReviewPage.vue';
import UnsubscribePage from './pages/UnsubscribePage.vue';
import { keepToken, type Link, linksOpened, tokenIn } from './registration/privateLink';

declare module 'vue-router' {
  interface RouteMeta {
    /** The page's name in the current language, for the window's title. */
    title: (m: Messages) => string;
    /** The link of our mails that opens this page, when one does. */
    link?: Link;
  }
}

// One bundle on purpose: a page that had to be fetched when it is opened could be missing just after a release, or
// when the network has gone.
const routes: RouteRecordRaw[] = [
  { path: '/', component: RegisterPage, meta: { title: (m) => m.home.page } },
  { path: '/relire', component: ReviewPage, meta: { title: (m) => m.review.page } },
  { path: '/boite', component: CheckInboxPage, meta: { title: (m) => m.inbox.page } },
  { path: '/confirmer', component: ConfirmPage, meta: { title: (m) => m.confirm.page, link: 'confirmer' } },
  { path: '/suivi', component: FollowPage, meta: { title: (m) => m.follow.page, link: 'suivi' } },
  {
    path: '/desinscription',
    component: UnsubscribePage,
    meta: { title: (m) => m.unsubscribe.page, link: 'desinscription' },
  },
  { path: '/confidentialite', component: PrivacyPage, meta: { title: (m) => m.privacy.page } },
  { path: '/:unknown(.*)*', component: NotFoundPage, meta: { title: (m) => m.notFound.page } },
];

export function createSiteRouter(history: RouterHistory = createWebHistory()) {
  const router = createRouter({
    history,
    routes,
    scrollBehavior: (to, _from, saved) => saved ?? scrollTarget(to.hash),
  });
  router.beforeEach((to) => {
    const token = tokenIn(to.hash);
    if (!to.meta.link || token === undefined) return true;
    keepToken(to.meta.link, token);
    linksOpened.value++;
    return { path: to.path, query: to.query, hash: '', replace: true };
  });
  return router;
}

function scrollTarget(fragment: string) {
  return fragment ? { el: fragment } : { top: 0 };
}

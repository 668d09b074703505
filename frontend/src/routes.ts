import { createRouter, createWebHistory, type RouteRecordRaw, type RouterHistory } from 'vue-router';
import type { Messages } from './i18n';
import CheckInboxPage from './pages/CheckInboxPage.vue';
import ConfirmPage from './pages/ConfirmPage.vue';
import FollowPage from './pages/FollowPage.vue';
import HomePage from './pages/HomePage.vue';
import NotForYouPage from './pages/NotForYouPage.vue';
import NotFoundPage from './pages/NotFoundPage.vue';
import RegisterPage from './pages/RegisterPage.vue';
import ReviewPage from './pages/ReviewPage.vue';
import UnreachablePage from './pages/UnreachablePage.vue';
import UnsubscribePage from './pages/UnsubscribePage.vue';
import { takeToken } from './registration/privateLink';
import { takeCode } from './verify/codeOfLink';

declare module 'vue-router' {
  interface RouteMeta {
    /** The page's name in the current language, for the window's title. */
    title: (m: Messages) => string;
    /** What search engines say of a public page; pages without are private, and not for them. */
    description?: (m: Messages) => string;
    /** Takes what a link of our mails brought in the fragment, which then leaves the address; false for nothing. */
    takes?: (fragment: string) => boolean;
  }
}

const publicPage = (name: keyof Messages['pages']) => ({
  title: (m: Messages) => m.pages[name].title,
  description: (m: Messages) => m.pages[name].description,
});

/** A page that did not arrive says so itself: the network has gone, or a release has replaced its file. */
// biome-ignore lint/suspicious/noExplicitAny: what an import of a page gives
const late = (page: () => Promise<any>) => () => page().catch(() => UnreachablePage);

// What leads from the first page to “my follow-up” is one bundle: once begun, it needs nothing but the API.
const journey: RouteRecordRaw[] = [
  { path: '/', component: HomePage, meta: publicPage('home') },
  { path: '/inscription', component: RegisterPage, meta: publicPage('register') },
  { path: '/ailleurs', component: NotForYouPage, props: { why: 'elsewhere' }, meta: publicPage('elsewhere') },
  { path: '/pas-encore', component: NotForYouPage, props: { why: 'notYet' }, meta: publicPage('notYet') },
  { path: '/relire', component: ReviewPage, meta: { title: (m) => m.review.page } },
  { path: '/boite', component: CheckInboxPage, meta: { title: (m) => m.inbox.page } },
  {
    path: '/confirmer',
    component: ConfirmPage,
    meta: { title: (m) => m.confirm.page, takes: (fragment) => takeToken('confirmer', fragment) },
  },
  {
    path: '/suivi',
    component: FollowPage,
    meta: { title: (m) => m.follow.page, takes: (fragment) => takeToken('suivi', fragment) },
  },
  {
    path: '/desinscription',
    component: UnsubscribePage,
    meta: { title: (m) => m.unsubscribe.page, takes: (fragment) => takeToken('desinscription', fragment) },
  },
  { path: '/:unknown(.*)*', component: NotFoundPage, meta: { title: (m) => m.notFound.page } },
];

const others: RouteRecordRaw[] = [
  { path: '/recherche', component: late(() => import('./pages/SearchPage.vue')), meta: publicPage('search') },
  {
    path: '/verifier',
    component: late(() => import('./pages/VerifyPage.vue')),
    meta: { ...publicPage('verify'), takes: takeCode },
  },
  {
    path: '/communiques',
    component: late(() => import('./pages/CommuniquesPage.vue')),
    meta: publicPage('communiques'),
  },
  // The id is in the query, so that any static host has a file for the address.
  { path: '/communique', component: late(() => import('./pages/CommuniquePage.vue')), meta: publicPage('communique') },
  { path: '/statistiques', component: late(() => import('./pages/StatsPage.vue')), meta: publicPage('stats') },
  { path: '/etat', component: late(() => import('./pages/StatusPage.vue')), meta: publicPage('status') },
  {
    path: '/accessibilite',
    component: late(() => import('./pages/AccessibilityPage.vue')),
    meta: publicPage('accessibility'),
  },
  { path: '/confidentialite', component: late(() => import('./pages/PrivacyPage.vue')), meta: publicPage('privacy') },
  { path: '/mentions-legales', component: late(() => import('./pages/LegalPage.vue')), meta: publicPage('legal') },
];

/** Where the operators' console begins. All of it arrives as one file, and none of it before it is opened. */
export const CONSOLE = '/operateur';

const consolePart = (name: Exclude<keyof typeof import('./operator'), 'lateTitles'>) =>
  late(() => import('./operator').then((parts) => parts[name]));

const operators: RouteRecordRaw = {
  path: CONSOLE,
  component: consolePart('ConsoleFrame'),
  meta: { title: (m) => m.site.operators },
  children: [
    { path: '', component: consolePart('ReviewsPage') },
    { path: 'nom', component: consolePart('OneReviewPage') },
    { path: 'pages', component: consolePart('BadPagesPage') },
    { path: 'page', component: consolePart('OnePagePage') },
    { path: 'mails', component: consolePart('MailsPage') },
    { path: 'inscriptions', component: consolePart('RegistrationsPage') },
    { path: 'sources', component: consolePart('SourcesPage') },
    { path: 'annonces', component: consolePart('AnnouncementsPage') },
    { path: 'travaux', component: consolePart('JobsPage') },
    { path: 'operateurs', component: consolePart('OperatorsPage') },
    { path: 'cles', component: consolePart('KeysPage') },
    { path: 'journal', component: consolePart('AuditPage') },
    { path: 'compte', component: consolePart('AccountPage') },
  ],
};

export const routes = [...journey, ...others, operators];

export function createSiteRouter(history: RouterHistory = createWebHistory()) {
  const router = createRouter({
    history,
    routes,
    scrollBehavior: (to, _from, saved) => saved ?? scrollTarget(to.hash),
  });
  router.beforeEach((to) => {
    const taken = to.meta.takes?.(to.hash) ?? false;
    return taken ? { path: to.path, query: to.query, hash: '', replace: true } : true;
  });
  return router;
}

function scrollTarget(fragment: string) {
  return fragment ? { el: fragment } : { top: 0 };
}

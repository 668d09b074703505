/** Everything of the operators' console: one file, loaded when somebody opens it. */
import './console.css';
import { lateTitles } from '../head';
import { o } from './i18n';
import { CONSOLE_PAGES } from './roles';

for (const { to, name } of CONSOLE_PAGES) lateTitles[to] = () => o.value.frame.pages[name];
lateTitles['/operateur/nom'] = () => o.value.reviews.one;
lateTitles['/operateur/page'] = () => o.value.badPages.onePage;

export { default as AccountPage } from './AccountPage.vue';
export { default as OperatorsPage } from './accounts/OperatorsPage.vue';
export { default as AnnouncementsPage } from './announcements/AnnouncementsPage.vue';
export { default as AuditPage } from './audit/AuditPage.vue';
export { default as JobsPage } from './audit/JobsPage.vue';
export { default as ConsoleFrame } from './ConsoleFrame.vue';
export { default as KeysPage } from './keys/KeysPage.vue';
export { default as MailsPage } from './mails/MailsPage.vue';
export { default as RegistrationsPage } from './mails/RegistrationsPage.vue';
export { default as BadPagesPage } from './pages/BadPagesPage.vue';
export { default as OnePagePage } from './pages/OnePagePage.vue';
export { default as OneReviewPage } from './reviews/OneReviewPage.vue';
export { default as ReviewsPage } from './reviews/ReviewsPage.vue';
export { default as SourcesPage } from './sources/SourcesPage.vue';

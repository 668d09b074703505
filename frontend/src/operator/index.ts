/** Everything of the operators' console: one file, loaded when somebody opens it. */
import './console.css';
import { lateTitles } from '../head';
import { o } from './i18n';
import { CONSOLE_PAGES } from './roles';

for (const { to, name } of CONSOLE_PAGES) lateTitles[to] = () => o.value.frame.pages[name];
lateTitles['/operateur/nom'] = () => o.value.reviews.one;

export { default as AccountPage } from './AccountPage.vue';
export { default as ConsoleFrame } from './ConsoleFrame.vue';
export { default as OneReviewPage } from './reviews/OneReviewPage.vue';
export { default as ReviewsPage } from './reviews/ReviewsPage.vue';

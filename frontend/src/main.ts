import './styles/tokens.css';
import './styles/base.css';
import { createApp } from 'vue';
import App from './App.vue';
import { takeOverTyped } from './forms/takeOverTyped';
import { createSiteRouter } from './routes';

const router = createSiteRouter();
const app = createApp(App).use(router);

// Only then is the first page known, and the token gone from the address. The page that was written at build is
// replaced by the living one, and what somebody quick has typed into it goes along.
router.isReady().then(() => takeOverTyped(document, () => app.mount('#app')));

import './styles/tokens.css';
import './styles/base.css';
import { createApp } from 'vue';
import App from './App.vue';
import { createSiteRouter } from './routes';

const router = createSiteRouter();
const app = createApp(App).use(router);

// Only then is the first page known, and the token gone from the address.
router.isReady().then(() => app.mount('#app'));

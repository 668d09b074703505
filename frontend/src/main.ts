import './styles/tokens.css';
import './styles/base.css';
import { createApp } from 'vue';
import App from './App.vue';
import { createSiteRouter } from './routes';

createApp(App).use(createSiteRouter()).mount('#app');

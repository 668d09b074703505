import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vitest/config';

/**
 * What the pages may do, wherever they are hosted. Only the API's address is left open: it is known when the site is
 * deployed, not when it is built, and the host's own header narrows it (see serve.mjs).
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "manifest-src 'self'",
  "connect-src 'self' http: https:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types vue',
].join('; ');

/** Puts the policy in the built page; the development server needs the inline styles it forbids. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
      injectTo: 'head-prepend',
    },
  ],
};

export default defineConfig({
  plugins: [vue(), contentSecurityPolicy],
  server: { port: 5173, strictPort: true },
  build: {
    target: 'es2020',
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
});

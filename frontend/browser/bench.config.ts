import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  test: { environment: 'node', include: ['lighthouse.bench.ts'], testTimeout: 3_600_000, hookTimeout: 60_000 },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.{ts,tsx}'], environment: 'node' } },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/*.test.ts', 'test/{drivers,durability,e2e,lab}/**/*.test.ts', 'test/harm/selection.test.ts', 'demo/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      // Long, and by hand: every client version, and everything a page may hold beside us (of which e2e has a selection).
      {
        extends: true,
        test: {
          name: 'campaign',
          include: ['test/{harm,truth}/**/*.test.ts'],
          exclude: ['test/harm/selection.test.ts'],
          env: { HARM: process.env['HARM'] ?? 'all' },
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});

import { defineConfig } from 'vitest/config';

/** The tests that judge rules, and no others: each is run for every change of the code that it covers. */
export default defineConfig({ test: { include: ['src/diagnosis/**/*.test.ts'], environment: 'node', watch: false } });

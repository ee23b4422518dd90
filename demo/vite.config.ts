import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: folder('app'),
  base: './',
  build: {
    outDir: folder('dist'),
    emptyOutDir: true,
    // The oldest iPhone that Sockscope itself runs on.
    target: ['es2020', 'safari14'],
    sourcemap: true,
  },
});

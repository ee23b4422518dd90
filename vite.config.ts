import { chmodSync, readFileSync } from 'node:fs';
import { defineConfig, type UserConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { minifyAgain } from './scripts/minify-again.ts';
import { sealViewer } from './scripts/seal-viewer.ts';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };

/** Safari 14 is the oldest browser that Sockscope runs in; `npm run check:dist` looks at what was built. */
const shared: UserConfig = {
  define: { __SOCKSCOPE_VERSION__: JSON.stringify(version) },
  build: { target: 'safari14', emptyOutDir: false, outDir: 'dist', modulePreload: false, reportCompressedSize: false },
};

/** What a page loads is worth a second minifier: 3 % less than the built-in one. */
const smallest: UserConfig['build'] = {
  minify: 'terser',
  terserOptions: { ecma: 2020, module: true, toplevel: true, compress: { passes: 4, unsafe: true, unsafe_arrows: true, pure_getters: true, keep_fargs: false } },
};

/** Each language has a `causes.ts`, and its chunk is measured (`scripts/size.ts`). */
const chunkFileNames = ({ facadeModuleId }: { facadeModuleId?: string | null }): string => {
  const [, language] = /words\/(\w+)\/causes\.ts$/.exec(facadeModuleId ?? '') ?? [];
  return `chunks/${language ? `causes-${language}` : '[name]'}.js`;
};

/**
 * One build per artefact (`vite build --mode NAME`): a classic script cannot share chunks, the viewer
 * is a single file, and the command runs in Node.
 */
const builds: Readonly<Record<string, UserConfig>> = {
  /** dist/index.js and dist/panel.js, ES modules; the classic script loads the same panel.js. */
  modules: {
    plugins: [minifyAgain()],
    build: {
      ...smallest,
      // Not Vite's library mode, which leaves white space in ES modules for bundlers to strip.
      rolldownOptions: {
        input: { index: 'src/index.ts', panel: 'src/panel.tsx', late: 'src/late.ts' },
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js', chunkFileNames, format: 'es' },
      },
    },
  },
  classic: {
    plugins: [minifyAgain()],
    build: { ...smallest, lib: { entry: 'src/classic.ts', formats: ['iife'], name: 'sockscope_', fileName: () => 'sockscope.js' } },
  },
  viewer: {
    root: 'src/viewer',
    plugins: [minifyAgain(), viteSingleFile(), sealViewer()],
    build: { ...smallest, outDir: '../../dist', rolldownOptions: { output: { codeSplitting: false } } },
  },
  cli: {
    // `npx` makes it so only where it installs.
    plugins: [{ name: 'executable', closeBundle: () => chmodSync('dist/cli.js', 0o755) }],
    build: { ssr: 'src/cli/main.ts', target: 'node20', minify: false, rolldownOptions: { output: { entryFileNames: 'cli.js' } } },
    ssr: { noExternal: true },
  },
};

export default defineConfig(({ mode }) => {
  const build = builds[mode];
  return build ? { ...shared, ...build, build: { ...shared.build, ...build.build } } : shared;
});

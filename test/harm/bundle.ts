import { fileURLToPath } from 'node:url';
import { build, type PluginOption, type Rolldown } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** How an entry file becomes one script. */
export interface BundleOptions {
  readonly plugins?: PluginOption[];
  /** `es2016` lowers `async` functions, as Angular needs it: zone.js cannot see a native `await`. */
  readonly target?: 'es2016' | 'es2022';
  /** A classic script, or an ES module with what the entry exports. */
  readonly format?: 'iife' | 'es';
}

/** One script of an entry file and all that it imports. */
export async function bundle(entry: string, { plugins = [], target = 'es2022', format = 'iife' }: BundleOptions = {}): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    plugins,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', __SOCKSCOPE_VERSION__: '"0.0.0"' },
    build: { write: false, target, minify: false, lib: { entry, formats: [format], name: 'harm_', fileName: 'harm' } },
  });
  const [{ output } = { output: [] }] = built as Rolldown.RolldownOutput[];
  const scripts = output.flatMap((part) => (part.type === 'chunk' ? [part.code] : []));
  if (scripts.length !== 1) throw new Error(`${entry} became ${scripts.length} scripts`);
  return scripts[0]!;
}

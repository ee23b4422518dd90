/** Entry `./panel`: what a person sees. Loaded when first needed; records nothing. */
import { render } from 'preact';
import { messageOf } from './events/message-of.ts';
import type { PanelTools } from './panel-tools.ts';
import type { MountedPanel, PanelHost } from './scope.ts';
import { App } from './ui/App.tsx';
import { createHostElement } from './ui/host-element.ts';
import { createLiveSession } from './ui/live-session.ts';
import { keepPreferences, readPreferences } from './ui/preferences.ts';
import type { PanelActions } from './ui/session.ts';
import { createStore } from './ui/store.ts';
import { initialView, pickStack, pickTheme } from './ui/view-state.ts';
import { pickLanguage } from './words/pick-language.ts';
import type { Causes } from './words/causes.ts';
import type { Language, Words } from './words/words.ts';

/** The words of one language; only the one that is shown is loaded. */
export const loadWords = async (language: Language): Promise<Words> =>
  language === 'ko' ? (await import('./words/ko/index.ts')).ko : (await import('./words/en/index.ts')).en;

/** What is said of causes, in one language. */
export const loadCauses = async (language: Language): Promise<Causes> =>
  language === 'ko' ? (await import('./words/ko/causes.ts')).causes : (await import('./words/en/causes.ts')).causes;

/** Shows the bubble. */
export const mount = (host: PanelHost): MountedPanel => {
  const kept = readPreferences();
  const view = createStore(initialView({
    language: pickLanguage(kept.language ?? host.options.language, navigator.language),
    theme: pickTheme(kept.theme ?? host.options.theme),
    stack: pickStack(kept.stack),
  }));
  const stopKeeping = keepPreferences(view);
  const session = createLiveSession(host.feed, host.current);
  const element = createHostElement(host.options.nonce);
  const words = (): Promise<Words> => loadWords(view.get().language);

  let loading: Promise<PanelTools> | undefined;
  const tools = (): Promise<PanelTools> =>
    (loading ??= import('./panel-tools.ts').then(
      ({ createPanelTools }) => createPanelTools(host, words, () => loadCauses(view.get().language)),
      (error: unknown) => {
        // The next tap tries again.
        loading = undefined;
        throw error;
      },
    ));
  let mounted = true;
  // Now, while the network still answers: they have to be there when it does not.
  tools().then(({ judge }) => {
    if (mounted) session.judgeBy(judge);
  }, () => undefined);
  const actions: PanelActions = {
    mark: (text) => host.emit('mark.made', { words: text }),
    checkup: async (...asked) => (await tools()).checkup(...asked),
    connect: async (...asked) => (await tools()).connect(...asked),
    sessions: async () => (await tools()).sessions(),
    open: async (id) => (await tools()).open(id),
    remove: async (id) => (await tools()).remove(id),
    bundle: async (id) => (await tools()).bundle(id),
  };

  words().catch(() => loadWords('en')).then(
    (first) => {
      if (!mounted) return;
      render(
        <App session={session} actions={actions} view={view} words={first} loadWords={loadWords} loadCauses={loadCauses} version={host.version} corner={host.options.position} />,
        element.root,
      );
    },
    (error: unknown) => host.emit('session.faulted', { where: 'panel words', message: messageOf(error) }),
  );

  return {
    open: () => view.set({ open: true, hidden: false }),
    close: () => view.set({ open: false }),
    bundle: async (id) => (await actions.bundle(id ?? host.current().id)).file,
    diagnose: async () => (await tools()).diagnose(),
    async checkup(endpoint, signal) {
      const asked = endpoint ?? session.snapshot().lines.map((line) => line.endpoint).pop();
      if (asked === undefined) throw new Error('Sockscope: no connection was seen, so checkup() needs an endpoint');
      await actions.checkup(asked, signal ?? new AbortController().signal, () => undefined);
    },
    sessions: async () => [...(await actions.sessions())],
    unmount() {
      mounted = false;
      render(null, element.root);
      session.stop();
      stopKeeping();
      element.remove();
      loading?.then(({ stop }) => stop(), () => undefined);
    },
  };
};

import { sockscopeError } from './error.ts';
import { messageOf } from './events/message-of.ts';
import type { MountedPanel, PanelHost, PanelModule } from './scope.ts';
import { whenParsed } from './sources/when-parsed.ts';

/** Brings the panel's module, by `import()` of the package or of a URL. */
export type LoadPanel = () => Promise<PanelModule>;

/** The panel, there when it is needed. */
export interface PanelLoader {
  /** Runs `action` on the mounted panel, loading it first. Rejects with `panel-unavailable`. */
  use<T>(action: (panel: MountedPanel) => T | Promise<T>): Promise<T>;
  unmount(): void;
}

/** Loads the panel once the document is parsed; the recording goes on whether it comes or not. */
export function createPanelLoader(load: LoadPanel, host: PanelHost): PanelLoader {
  let mounted: Promise<MountedPanel> | undefined;
  let panel: MountedPanel | undefined;
  let unmounted = false;

  const mount = (): Promise<MountedPanel> =>
    (mounted ??= load().then(
      (module) => {
        if (unmounted) throw sockscopeError('stopped');
        return (panel = module.mount(host));
      },
      (error: unknown) => {
        mounted = undefined;
        host.emit('session.faulted', { where: 'panel.load', message: messageOf(error) });
        throw sockscopeError('panel-unavailable', messageOf(error));
      },
    ));

  const cancel = whenParsed(() => void mount().catch(() => undefined));

  return {
    use: (action) => mount().then(action),
    unmount() {
      unmounted = true;
      cancel();
      panel?.unmount();
    },
  };
}

import { sockscopeError } from './error.ts';
import { messageOf } from './events/message-of.ts';
import type { LoadPanel, MountedPanel, PanelHost } from './scope.ts';
import type { Guard } from './sources/guard.ts';
import type { natives } from './sources/natives.ts';
import { whenParsed } from './sources/when-parsed.ts';

/** The panel, there when it is needed. */
export interface PanelLoader {
  /** Runs `action` on the mounted panel, loading it first. Rejects with `panel-unavailable`. */
  use<T>(action: (panel: MountedPanel) => T | Promise<T>): Promise<T>;
  unmount(): void;
}

/** Loads the panel once the document is parsed; the recording goes on whether it comes or not. */
export function createPanelLoader(load: LoadPanel, host: PanelHost, platform: typeof natives, guard: Guard): PanelLoader {
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

  const cancel = whenParsed(guard(() => void mount().catch(() => undefined)), platform);

  return {
    use: (action) => mount().then(action),
    unmount() {
      unmounted = true;
      cancel();
      panel?.unmount();
    },
  };
}

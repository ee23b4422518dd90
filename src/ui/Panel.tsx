import type { ComponentChildren } from 'preact';
import { useStore } from './hooks/use-store.ts';
import { Header } from './Header.tsx';
import { Icon } from './parts/Icon.tsx';
import { Tabs } from './Tabs.tsx';
import { useUi } from './ui-context.ts';
import { views } from './views.ts';

/** Header, tabs and the current view. Thumbs reach the bottom: there the tabs are on a phone. */
export function Panel({ phone, version, close, backToLive }: {
  phone: boolean;
  version: string;
  close: () => void;
  backToLive: (() => void) | undefined;
}) {
  const { words, view, record } = useUi();
  const { view: current } = useStore(view);
  const shown = views.find(({ id }) => id === current) ?? views[0];
  const tabs = <Tabs key="tabs" views={views} />;
  const body: ComponentChildren = shown && (
    <section key="body" id="view" class="view" data-shows={shown.id} role="tabpanel" aria-labelledby={`tab-${shown.id}`}>
      <shown.component key={shown.id} />
    </section>
  );
  return (
    <>
      <Header key="header" version={version}>
        <button type="button" class="icon-button" aria-label={words.header.minimise} data-action="close" onClick={close}>
          <Icon name={phone ? 'down' : 'cross'} />
        </button>
      </Header>
      {backToLive && (
        <div class="recorded-bar" data-tone="accent" key="recorded">
          <p class="grow">{words.header.recordedOf(words.format.moment(record.startedAt))}</p>
          <button type="button" class="button small" data-action="live" onClick={backToLive}>{words.header.backToLive}</button>
        </div>
      )}
      {phone ? [body, tabs] : [tabs, body]}
    </>
  );
}

import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

/** Something that opens on a tap. */
export const Disclosure = ({ title, note, open, children }: {
  title: ComponentChildren;
  note?: string;
  open?: boolean;
  children: ComponentChildren;
}) => (
  <details class="disclosure" open={open}>
    <summary>
      <Icon name="right" size={16} />
      <span class="grow">{title}</span>
      {note !== undefined && <span class="quiet">{note}</span>}
    </summary>
    <div class="disclosed">{children}</div>
  </details>
);

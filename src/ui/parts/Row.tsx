import type { ComponentChildren } from 'preact';
import type { Tone } from '../tone.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon.ts';

/** One line of a list that leads somewhere. */
export const Row = ({ icon, tone, note, open, children, ...data }: {
  icon: IconName;
  tone: Tone;
  /** Short, at the end of the line. */
  note?: string | undefined;
  open: () => void;
  children: ComponentChildren;
  [data: `data-${string}`]: string | number;
}) => (
  <button type="button" class="row" data-tone={tone} onClick={open} {...data}>
    <Icon name={icon} size={16} />
    <span class="grow">{children}</span>
    {note !== undefined && <span class="quiet">{note}</span>}
  </button>
);

import { type IconName, icons } from './icon.ts';

/** A decoration beside a text; what it means must be said by the text. */
export const Icon = ({ name, size = 20 }: { name: IconName; size?: number }) => (
  <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
    <path d={icons[name]} />
  </svg>
);

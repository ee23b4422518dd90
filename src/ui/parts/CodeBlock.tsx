import { CopyButton } from './CopyButton.tsx';

/** Lines to copy, under what they are for; never wrapped. */
export const CodeBlock = ({ code, label }: { code: string; label: string }) => (
  <figure>
    <figcaption><span class="grow">{label}</span><CopyButton text={() => code} /></figcaption>
    <pre class="code" tabIndex={0} aria-label={label}><code>{code}</code></pre>
  </figure>
);

import type { ComponentChildren } from 'preact';

/** One name with its value. */
export interface Field {
  readonly name: string;
  readonly value: ComponentChildren;
  readonly code?: boolean;
  /** Said under the name. */
  readonly note?: string | undefined;
}

/** Names and values below each other; the empty ones are left out. `numbers`: short values, at the end of the line. */
export const Fields = ({ fields, numbers }: { fields: readonly (Field | false | undefined)[]; numbers?: boolean }) => (
  <dl class={numbers ? 'fields numbers' : 'fields'}>
    {fields.map((field) => field && (
      <div key={field.name}>
        <dt>{field.name}{field.note !== undefined && <small>{field.note}</small>}</dt>
        <dd class={field.code ? 'mono' : ''}>{field.value}</dd>
      </div>
    ))}
  </dl>
);

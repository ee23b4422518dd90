/** One choice of a few, all in sight. */
export function Segmented<T extends string>({ label, options, value, choose }: {
  label: string;
  options: readonly { readonly value: T; readonly text: string; readonly lang?: string }[];
  value: T;
  choose: (value: T) => void;
}) {
  return (
    <div class="segmented" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value} type="button" lang={option.lang}
          aria-pressed={option.value === value} onClick={() => choose(option.value)}
        >
          {option.text}
        </button>
      ))}
    </div>
  );
}

/** How many inputs the properties try, and how the damaged ones are made. */
import fc from 'fast-check';

/** Inputs of each family; more by `SOCKSCOPE_RUNS=1000000`. */
export const INPUTS = Number(process.env['SOCKSCOPE_RUNS'] ?? 100_000);
/** Each text is tried whole and in this many damaged forms. */
const DAMAGED = 19;

/** The same inputs at every run; others by `SOCKSCOPE_SEED`. fast-check prints what failed and how to repeat it. */
export const settings = (inputs = INPUTS): { seed: number; numRuns: number } => ({
  seed: Number(process.env['SOCKSCOPE_SEED'] ?? 20_261_123),
  numRuns: Math.ceil(inputs / (DAMAGED + 1)),
});

/** Long enough for a million inputs; a hundred thousand take a few seconds. */
export const PATIENCE = { timeout: 300_000 } as const;

/** Where and how a text is damaged: one number a change, so that fast-check shrinks to few changes. */
export type Damage = readonly (readonly number[])[];
export const damage: fc.Arbitrary<Damage> = fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), { minLength: DAMAGED, maxLength: DAMAGED });

/** The text as it is, then damaged: cut off, shortened, lengthened, replaced, doubled. */
export function* forms(text: string, damages: Damage, pieces: readonly string[]): Iterable<string> {
  yield text;
  for (const changes of damages) yield changes.reduce((changed, code) => change(changed, code, pieces), text);
}

/** The text as it is, then cut off anywhere. */
export function* cuts(text: string, damages: Damage): Iterable<string> {
  yield text;
  for (const [code = 0] of damages) yield text.slice(0, code % (text.length + 1));
}

function change(text: string, code: number, pieces: readonly string[]): string {
  const kind = code % 5;
  const rest = Math.floor(code / 5);
  const at = rest % (text.length + 1);
  const piece = pieces[Math.floor(rest / (text.length + 1)) % pieces.length]!;
  if (kind === 0) return text.slice(0, at);
  if (kind === 1) return text.slice(0, at) + text.slice(at + 1);
  if (kind === 2) return text.slice(0, at) + piece + text.slice(at);
  if (kind === 3) return text.slice(0, at) + piece + text.slice(at + 1);
  return text.slice(0, at) + text.slice(at, at + 4) + text.slice(at);
}

/** What JSON, the protocols and regular expressions stumble over. */
export const AWKWARD = [
  '"', '\\', '\\"', '\\u', '\\u0022', '\\n', '\n', '\0', ' ', '\t', '\u2028', '\ufeff', '[', ']', '{', '}', ',', ':', '-', '/', '?', '&', '=', '#', '%', '.',
  '0', '1', '9', '12', '1e1', 'null', 'a', 'b', 'bQ', 'b4', 'é', '한', '😀', '\ud83d', '\udc00', '\x1e', '\xff', '__proto__', 'toString',
] as const;

/** Texts of ordinary and awkward characters, lone surrogates among them. */
export const awkwardText = (pieces: readonly string[] = AWKWARD, maxLength = 12): fc.Arbitrary<string> =>
  fc.string({ unit: fc.oneof(fc.constantFrom(...pieces), fc.constantFrom('x', 'y', 'Z', '7')), maxLength });

/** JSON values, small, with awkward names and texts. */
export const json: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    awkwardText(), fc.integer(), fc.constantFrom(null, true, false, 0, 1e300, 5e-324),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(awkwardText(AWKWARD, 4), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

/** `expect(...).toEqual` without its cost, which a hundred thousand inputs feel: both sides as JSON. */
export function agree(ours: unknown, theirs: unknown, input: string): void {
  const [our, their] = [JSON.stringify(ours), JSON.stringify(theirs)];
  if (our !== their) throw new Error(`of ${JSON.stringify(input)} we say\n${our}\nand not\n${their}`);
}

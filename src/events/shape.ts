/**
 * A tiny description of plain-JSON objects, from which both the TypeScript type and the parser of
 * untrusted input are derived, so that they cannot drift apart.
 */
import { isRecord } from './json.ts';

/** Says whether a value has the described form. */
export type Field<T> = ((value: unknown) => value is T) & { readonly optional?: false };
/** A field that may be absent. */
export interface OptionalField<T> {
  readonly optional: true;
  readonly field: Field<T>;
}
/** The fields of one object. */
export type Shape = Readonly<Record<string, Field<unknown> | OptionalField<unknown>>>;

type RequiredKeys<S extends Shape> = {
  [K in keyof S]: S[K] extends OptionalField<unknown> ? never : K;
}[keyof S];
type OptionalKeys<S extends Shape> = Exclude<keyof S, RequiredKeys<S>>;
type Flatten<T> = { [K in keyof T]: T[K] };

/** The TypeScript type of the objects that a shape describes. */
export type Shaped<S extends Shape> = Flatten<
  { readonly [K in RequiredKeys<S>]: S[K] extends Field<infer T> ? T : never } & {
    readonly [K in OptionalKeys<S>]?: (S[K] extends OptionalField<infer T> ? T : never) | undefined;
  }
>;

export const text: Field<string> = (value): value is string => typeof value === 'string';
export const flag: Field<boolean> = (value): value is boolean => typeof value === 'boolean';
/** A finite number; every duration is in ms, every size in bytes unless its field says otherwise. */
export const number: Field<number> = (value): value is number => Number.isFinite(value);
export const texts: Field<readonly string[]> = (value): value is readonly string[] =>
  Array.isArray(value) && value.every(text);
/** JSON scalars by name, for settings whose names are not ours. */
export const settings: Field<Readonly<Record<string, string | number | boolean>>> = (
  value,
): value is Readonly<Record<string, string | number | boolean>> =>
  isRecord(value) && Object.values(value).every((entry) => text(entry) || flag(entry) || number(entry));

/** One of a closed set of words. */
export const oneOf =
  <const T extends string>(...allowed: readonly T[]): Field<T> =>
  (value): value is T =>
    (allowed as readonly unknown[]).includes(value);

/** Marks a field that may be absent. */
export const optional = <T>(field: Field<T>): OptionalField<T> => ({ optional: true, field });

/** Says whether `value` has every field of `shape`; fields beyond it are let be (a newer writer). */
export function fits<S extends Shape>(shape: S, value: unknown): value is Shaped<S> {
  if (!isRecord(value)) return false;
  return Object.entries(shape).every(([name, rule]) => {
    const entry = value[name];
    return typeof rule === 'function' ? rule(entry) : entry === undefined || rule.field(entry);
  });
}

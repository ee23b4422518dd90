import { parseJson } from './json.ts';
import { describeMasked, isSecretName, type MaskKind, mayHoldSecret, maskSecrets, SECRET_NAME_HINT } from './secrets.ts';

/** How payload texts are masked. */
export interface PayloadMasking {
  /** Lower-case names, beside the built-in ones, whose values are masked. */
  readonly names: ReadonlySet<string>;
  /** Masks every value: only names and the shape stay. */
  readonly shapeOnly: boolean;
  readonly report: (kind: MaskKind) => void;
}

/** Messages are cut here by whoever saw them (`messageOf`). */
const TEXT_LIMIT = 500;
/** Tokens of JSON that matter: a string (perhaps cut off) with the colon after a name, a bracket, any other value. */
const TOKEN = /"((?:[^"\\]|\\u[\da-f]{4}|\\[^u])*)("?)(\s*:)?|[{}[\]]|[^\s"{}[\],]+/gi;
/** The last word or number of a text that was cut off: too short for what it began to look secret. */
const CUT = /[\w.+/=@\\-]+$|[\d +-]+$/;

/** Where a name may not stand as it is, between its quotes, the colon right behind. */
const HIDING = /\\|"\s+:/;

/** Every payload pays for it, so that it has no regular expression. Whatever stands between two quotes and a colon counts as a name. */
function namesSecret(text: string, names: ReadonlySet<string>): boolean {
  for (let end = text.indexOf('":'); end >= 0; end = text.indexOf('":', end + 1)) {
    if (isSecretName(text.slice(text.lastIndexOf('"', end - 1) + 1, end), names)) return true;
  }
  return false;
}

/**
 * Masks the secrets of a JSON text that may be cut off anywhere (only the head of a packet is kept).
 * Values under secret names go as a whole, however deep; all other text is searched for what looks
 * secret; JSON held in a string is masked like JSON. Neither whole JSON nor HTML ends with a word.
 */
export const maskPayload = (text: string, masking: PayloadMasking): string => {
  const masked = maskValue(text, masking);
  return text.length >= TEXT_LIMIT || (/^\s*[[{<]./s.test(text) && !']}>'.includes(text.slice(-1))) ? masked.slice(0, -64) + masked.slice(-64).replace(CUT, '') : masked;
};

function maskValue(text: string, masking: PayloadMasking): string {
  const { names, shapeOnly, report } = masking;
  // Escapes hide where a secret begins, `\n010-1234-5678`, and `\u00..` the letters of a name.
  const closer = shapeOnly || (HIDING.test(text) ? names.size > 0 || SECRET_NAME_HINT.test(text) || mayHoldSecret(text) : namesSecret(text, names));
  if (!closer) return maskSecrets(text, report);
  let secretNext = false;
  let level = 0;
  /** Depth of the object or list under a secret name that we are in. */
  let secretLevel = Infinity;
  return maskSecrets(text.replace(TOKEN, (token: string, inner: string | undefined, quote: string, colon: string | undefined) => {
    const value = inner?.includes('\\') ? String(parseJson(`"${inner}"`) ?? inner) : inner;
    if (colon) {
      secretNext = isSecretName(value!, names);
      return token;
    }
    const secret = secretNext || level > secretLevel;
    secretNext = false;
    if (/^[{[]/.test(token)) {
      if (secret && level < secretLevel) secretLevel = level;
      level += 1;
    } else if (/^[}\]]/.test(token)) {
      level -= 1;
      if (level <= secretLevel) secretLevel = Infinity;
    } else if (token !== '""') {
      if (secret || shapeOnly) {
        const kind = secret ? 'key' : 'payload';
        report(kind);
        return `"${describeMasked(kind, value ?? token)}"`;
      }
      // Ends by itself: what is not escaped any more is shorter.
      const masked = value === inner ? value : maskValue(value ?? '', masking);
      if (masked !== value) return JSON.stringify(masked).slice(0, quote ? undefined : -1);
    }
    return token;
  }), report);
}

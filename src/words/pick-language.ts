import type { Language } from './words.ts';

/** The language that was asked for, else the browser's where we speak it, else English. */
export const pickLanguage = (asked: string | undefined, browser: string): Language =>
  asked === 'ko' || asked === 'en' ? asked : /^ko\b/i.test(browser) ? 'ko' : 'en';

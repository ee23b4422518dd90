const SYSTEMS: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [/iPhone.*? OS (\d+(?:_\d+)?)/, ([, version]) => `iPhone, iOS ${dotted(version)}`],
  [/iPad.*? OS (\d+(?:_\d+)?)/, ([, version]) => `iPad, iPadOS ${dotted(version)}`],
  [/Android (\d+(?:\.\d+)?)/, ([, version]) => `Android ${version}`],
  [/Windows NT/, () => 'Windows'],
  [/CrOS/, () => 'ChromeOS'],
  [/Macintosh/, () => 'Mac'],
  [/Linux/, () => 'Linux'],
];

// The order matters: most browsers also claim to be Chrome and Safari.
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/KAKAOTALK[ /](\d+)/, 'KakaoTalk'],
  [/NAVER\(inapp.*?; (\d+)/, 'Naver'],
  [/CriOS\/(\d+)/, 'Chrome'],
  [/FxiOS\/(\d+)/, 'Firefox'],
  [/EdgiOS\/(\d+)|Edg\/(\d+)/, 'Edge'],
  [/SamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Chrome\/(\d+)/, 'Chrome'],
  [/Version\/(\d+(?:\.\d+)?).*Safari/, 'Safari'],
];

const dotted = (version: string | undefined): string => (version ?? '').replace('_', '.');

/** `iPhone, iOS 17.4, Safari 17.4`: what a person would call the device behind a user agent string. */
export function deviceOf(userAgent: string): string {
  const parts: string[] = [];
  for (const [pattern, name] of SYSTEMS) {
    const found = pattern.exec(userAgent);
    if (found) {
      parts.push(name(found));
      break;
    }
  }
  for (const [pattern, name] of BROWSERS) {
    const found = pattern.exec(userAgent);
    if (found) {
      parts.push(`${name} ${found.slice(1).find(Boolean) ?? ''}`);
      break;
    }
  }
  return parts.join(', ') || userAgent.slice(0, 80);
}

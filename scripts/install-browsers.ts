import { ensurePackages, missingPackages } from './debian-packages.ts';

// fonts-noto-cjk is for screenshots: without it Korean text is a row of boxes.
const FONTS = ['fonts-noto-cjk'];
const PACKAGES = {
  chromium: ['chromium', 'chromium-driver'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb', 'python3-gi', 'gir1.2-webkit2-4.1'],
};

const wanted = [...Object.values(PACKAGES).flat(), ...FONTS];
if (missingPackages(wanted).length === 0) console.log('Browsers for tests: all Debian packages are installed');
else console.log(`Browsers for tests: ${await installMissing()}`);

/** Installs what is missing for engines which cannot run yet (a Chrome from elsewhere will do), and tells the outcome in one line. */
async function installMissing(): Promise<string> {
  // Loaded only now: the drivers' libraries take longer than the check above.
  const { availableEngines } = await import('../test/drivers/launch.ts');
  const needed = availableEngines().flatMap(({ engine, missing }) => (missing ? PACKAGES[engine] : []));
  const { missing: refused } = ensurePackages([...needed, ...FONTS]);
  const outcome = availableEngines().map(({ engine, missing }) => `${engine} ${missing ? `missing, ${missing}` : 'found'}`);
  const rest = refused.length > 0 ? [`not installed: ${refused.join(' ')}`] : [];
  return [...outcome, ...rest].join('; ');
}

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { networkAddresses } from './servers/addresses.ts';
import { faultNames, faults } from './servers/faults.ts';
import type { BackendName, Demo } from './start.ts';

const viewerFile = fileURLToPath(new URL('../dist/viewer.html', import.meta.url));

/** The text that tells what is running and where. */
export function announcement(demo: Demo, backend: BackendName): string {
  const { port } = new URL(demo.pageUrl);
  const rows: [string, string][] = [
    ['Page', demo.pageUrl],
    ...networkAddresses().map((address): [string, string] => ['Phone', `http://${address}:${port}`]),
    ['API', demo.apiUrl],
    ...(existsSync(viewerFile)
      ? [['Viewer', `${demo.pageUrl}/sockscope/viewer.html`] satisfies [string, string]]
      : []),
  ];
  const nameWidth = Math.max(...faultNames.map((name) => name.length));
  return [
    '',
    `  Sockscope demo, ${backend === 'node' ? 'Node socket.io' : `Flask-SocketIO on gunicorn ${backend}`}`,
    '',
    ...rows.map(([label, url]) => `  ${label.padEnd(8)}${url}`),
    '',
    '  Faults, switched on the page while it runs:',
    ...faultNames.map((name) => `    ${name.padEnd(nameWidth)}  ${faults[name].line}`),
    '',
    '  A phone must be on the same network. Ctrl+C stops.',
    '',
  ].join('\n');
}

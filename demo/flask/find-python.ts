import { spawnSync } from 'node:child_process';
import { ensurePackages } from '../../scripts/debian-packages.ts';

const debianPackages = [
  'python3-flask-socketio',
  'python3-eventlet',
  'python3-gevent',
  'python3-gevent-websocket',
  'gunicorn',
];

const help = `Install them:  apt-get install ${debianPackages.join(' ')}
or, anywhere:  python3 -m pip install flask-socketio gunicorn eventlet gevent gevent-websocket`;

/** The Python that has Flask-SocketIO, gunicorn and `modules`; installs Debian's where apt is there. */
export function findPython(modules: string[]): string {
  const wanted = ['flask_socketio', 'gunicorn', ...modules];
  let python = pythonWith(wanted);
  if (!python) {
    ensurePackages(debianPackages);
    python = pythonWith(wanted);
  }
  if (!python) throw new Error(`No Python has ${wanted.join(', ')}.\n${help}`);
  return python;
}

/** Finds modules without the second that importing them takes. */
const findSpecs =
  'import importlib.util, sys; sys.exit(not all(map(importlib.util.find_spec, sys.argv[1:])))';

function pythonWith(modules: string[]): string | undefined {
  // The one on PATH may be a version manager's, without Debian's packages.
  const candidates = ['python3', '/usr/bin/python3', 'python'];
  const chosen = process.env['DEMO_PYTHON'];
  return (chosen ? [chosen] : candidates).find((candidate) => {
    const { status } = spawnSync(candidate, ['-c', findSpecs, ...modules], { stdio: 'ignore' });
    return status === 0;
  });
}

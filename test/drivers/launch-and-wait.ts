import type { Engine } from './driver.ts';
import { launch } from './launch.ts';

// A process for drivers.test.ts to kill: it has a browser open and says so.
const driver = await launch(process.argv[2] as Engine);
await driver.goto('about:blank');
console.log('launched');
setInterval(() => {}, 60_000);

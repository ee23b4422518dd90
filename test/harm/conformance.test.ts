import { describe, expect, test } from 'vitest';
import { enginesToTest } from '../drivers/launch.ts';
import { some, whole } from './extent.ts';
import { code, library, packageFile, type Part, sockscope } from './parts.ts';
import { keepResult } from './results.ts';
import { harmStage } from './stage.ts';

/** The calls of `idl_test` that web-platform-tests makes (websockets, xhr and fetch, `idlharness.any.js`). */
const SPECS: Readonly<Record<string, string>> = {
  websockets: `['websockets'], ['html', 'dom'], (idl) => idl.add_objects({
    WebSocket: ['new WebSocket("ws://invalid")'], CloseEvent: ['new CloseEvent("close")'] })`,
  xhr: `['xhr'], ['dom', 'html'], (idl) => idl.add_objects({
    XMLHttpRequest: ['new XMLHttpRequest()'], XMLHttpRequestUpload: ['(new XMLHttpRequest()).upload'],
    FormData: ['new FormData()'], ProgressEvent: ['new ProgressEvent("type")'] })`,
  fetch: `['fetch'], ['referrer-policy', 'html', 'dom'], (idl) => idl.add_objects({
    Headers: ['new Headers()'], Request: ['new Request("about:blank")'], Response: ['new Response()'], Window: ['window'] })`,
};
const IDL = ['websockets', 'xhr', 'fetch', 'html', 'dom', 'referrer-policy'];
const harness: readonly Part[] = [
  library('wpt-runner/testharness/testharness.js'),
  code(`setup({ output: false }); add_completion_callback((tests) => (window.results = tests.map(({ name, status, message }) => [name, status, message])));`),
  library('wpt-runner/testharness/webidl2/lib/webidl2.js'),
  library('wpt-runner/testharness/idlharness.js'),
];

/** As Eruda does it: the control, which the harness must notice. */
const WRAPPED_CONSTRUCTOR = code(`{
  const Native = WebSocket;
  window.WebSocket = function (url, protocols) { return new Native(url, protocols); };
  window.WebSocket.prototype = Native.prototype;
}`);

type Result = [name: string, status: number, message: string | null];

describe.each(enginesToTest())('web-platform-tests in %s', (engine) => {
  const { server, visit, driver } = harmStage(engine);

  const run = async (spec: string, before: readonly Part[]): Promise<Result[]> => {
    for (const name of IDL) {
      server().serve(`/interfaces/${name}.idl`, (_, response) => void response.end(packageFile(`@webref/idl/${name}.idl`)));
    }
    await visit([...before, ...harness, code(`idl_test(${SPECS[spec]});`)]);
    return driver().waitFor<Result[]>('window.results', 30_000);
  };
  const counts = (results: readonly Result[]): string => `${results.filter(([, status]) => status === 0).length}/${results.length}`;

  test.each(some(Object.keys(SPECS), 1))('idlharness for %s gives the same results with Sockscope as without', async (spec) => {
    const without = await run(spec, []);
    const patched = await run(spec, [sockscope()]);
    expect(await driver().evaluate('typeof Sockscope.scope.stop')).toBe('function');
    expect(patched).toEqual(without);
    expect(without.length).toBeGreaterThan(50);
    keepResult('Browsers', 'version', engine, await driver().evaluate(`/(?:Firefox|Chrome|Version)\\/([\\d.]+)/.exec(navigator.userAgent)[1]`));
    keepResult('web-platform-tests', `idlharness for ${spec}, passed with and without`, engine, `${counts(patched)} and ${counts(without)}`);
  });

  test.runIf(whole)('it would notice a wrapped constructor', async () => {
    expect(counts(await run('websockets', [WRAPPED_CONSTRUCTOR]))).not.toBe(counts(await run('websockets', [])));
  });
});

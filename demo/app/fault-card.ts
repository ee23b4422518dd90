import type { DemoConfig } from '../config.ts';
import { byId, element } from './dom.ts';

/** Lists the server's faults and switches them. */
export function startFaultCard(config: DemoConfig): void {
  const select = byId('fault', HTMLSelectElement);
  const line = byId('fault-line', HTMLElement);
  let current: string = config.fault;

  for (const { name, title } of config.faults) {
    const option = document.createElement('option');
    option.value = name;
    option.append(title);
    select.append(option);
  }

  function show(name: string): void {
    current = name;
    select.value = name;
    line.replaceChildren(config.faults.find((fault) => fault.name === name)?.line ?? '');
  }

  select.addEventListener('change', async () => {
    const wanted = select.value;
    const isSwitched = await postFault(wanted);
    show(isSwitched ? wanted : current);
    if (!isSwitched) line.append(element('strong', {}, ' The demo server did not answer.'));
  });
  show(config.fault);
}

async function postFault(fault: string): Promise<boolean> {
  const response = await fetch('/demo/fault', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fault }),
  }).catch(() => undefined);
  return response?.ok ?? false;
}

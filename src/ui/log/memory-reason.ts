/** Why a log is in memory alone, from what the browser threw. */
export function memoryReason(because = ''): 'full' | 'silent' | 'refused' {
  if (because.includes('Quota')) return 'full';
  return /no answer|clos|abort|unknown|lost/i.test(because) ? 'silent' : 'refused';
}

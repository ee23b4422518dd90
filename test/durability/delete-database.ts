import type { Driver } from '../drivers/driver.ts';

/** Deletes Sockscope's database under the page, as another page of its origin would. */
export const deleteDatabase = (driver: Driver): Promise<void> => driver.evaluate(`new Promise((resolve, reject) => {
  const frame = document.createElement('iframe');
  frame.src = '/empty';
  frame.onload = () => {
    const request = frame.contentWindow.indexedDB.deleteDatabase('sockscope');
    request.onsuccess = () => { frame.remove(); resolve(); };
    setTimeout(() => reject(new Error('the page keeps the database from being deleted')), 5000);
  };
  document.body.append(frame);
})`);

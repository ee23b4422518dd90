/** Entry "./late": what no page has to wait for, loaded right behind the recorder: the late sources, and the store. */
export { lateSources } from './late-sources/index.ts';
export { openDatabase } from './store/database.ts';
export { createWriter } from './store/writer.ts';

/** Entry "./late": what no page has to wait for, loaded right behind the recorder. */
export { keep } from './keeper.ts';

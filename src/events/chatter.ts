import type { FactType } from './events.ts';
import { remember } from './remember.ts';

const PATTERN = /^(?:event|ack|binary|packet)\.|^poll\.(?:answered|noticed)$|^engine\.p[io]nged$/;

/**
 * Says whether facts of this type come in floods. They have a bound of their own, so that no flood
 * pushes out the story (handshakes, transports, errors, marks).
 */
export const isChatter: (type: FactType) => boolean = remember((type) => PATTERN.test(type));

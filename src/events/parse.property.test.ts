import fc from 'fast-check';
import { test } from 'vitest';
import { facts } from '../../test/fixtures/facts.ts';
import { expectLinear, HOSTILE, repeated } from '../../test/properties/growth.ts';
import { agree, AWKWARD, awkwardText, damage, forms, INPUTS, json, PATIENCE, settings } from '../../test/properties/inputs.ts';
import { decodeChunk, decodeChunks } from './chunk.ts';
import { parseJson } from './json.ts';
import { parseEvent, parseLines } from './parse.ts';

const line = fc.tuple(fc.constantFrom(...Object.entries(facts)), fc.nat(), fc.dictionary(fc.constantFrom('seq', 'at', 'type', 'connection', 'ms', 'size', '__proto__'), json, { maxKeys: 1 }))
  .map(([[type, fact], seq, changed]) => JSON.stringify({ type, seq, at: seq / 10, connection: 'c1', ...(fact as object), ...changed }));
const lines = fc.array(fc.oneof({ weight: 6, arbitrary: line }, awkwardText()), { maxLength: 3 }).map((list) => list.join('\n'));
const pieces = [...AWKWARD, '\r', '1e999', '-1', '"seq":', '"type":"page.hidden",', '"at":0,', 'true'];

test('a line is an event that says what the line says, or it is counted as unreadable', PATIENCE, () => {
  fc.assert(fc.property(lines, damage, (text, damages) => {
    for (const form of forms(text, damages, pieces)) {
      const { events, unreadable } = parseLines(form);
      const held = form.split('\n').filter((each) => each !== '').map(parseJson).filter((value) => value !== undefined && parseEvent(value) !== undefined);
      agree(events, held, form);
      agree(unreadable, form.split('\n').filter((each) => each !== '').length - held.length, form);
      // Nothing but numbers that JSON can say again.
      for (const event of events) agree(parseEvent(JSON.parse(JSON.stringify(event))), event, form);
      for (const value of [form, `{"format":1}\n${form}`]) decodeChunks([decodeChunk(value), value, parseJson(form)]);
    }
  }), settings(INPUTS / 4));
});

test('the time grows with the length', PATIENCE, () => {
  for (const part of HOSTILE) for (const begin of ['', '{"type":"']) expectLinear(part, parseLines, (length) => begin + repeated(part)(length));
});

import { expect, test } from 'vitest';
import { otherPaths } from './other-path.ts';

test.each([
  ['/socket.io/', ['/ws/socket.io/', '/api/socket.io/', '/socket.io']],
  ['/socket.io', ['/socket.io/', '/ws/socket.io/', '/api/socket.io/']],
  ['/chat/', ['/socket.io/', '/ws/socket.io/', '/api/socket.io/', '/chat']],
  ['/api/socket.io', ['/socket.io/', '/ws/socket.io/', '/api/socket.io/']],
  ['/', ['/socket.io/', '/ws/socket.io/', '/api/socket.io/']],
])('in place of %s', (path, others) => {
  expect(otherPaths(path)).toEqual(others);
});

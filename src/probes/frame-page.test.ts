import { expect, test } from 'vitest';
import { framePage } from './frame-page.ts';

test('nothing of an address or a nonce ends its attribute', () => {
  const page = framePage('https://api.test/a"><script>alert(1)</script>?x=1&y', 'n"><b>');
  expect(page).toContain('src="https://api.test/a&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;?x=1&#38;y&#38;j=0"');
  expect(page).toContain('nonce="n&#34;&#62;&#60;b&#62;"');
  expect(page.match(/<script/g)).toHaveLength(2);
});

test('without a nonce there is no such attribute', () => {
  expect(framePage('https://api.test/', '')).not.toContain('nonce');
});

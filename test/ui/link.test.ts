/** Addresses that were entered into the graph. */
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { OutsideLink } from '../../src/ui/components/link.tsx';

it.each(['https://a.example/b?c=d', 'http://a.example'])('%s is a link', (href) => {
  expect(renderToString(h(OutsideLink, { href }))).toMatch(/^<a [^>]*href="http/);
});

it.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'JAVASCRIPT:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  '//a.example',
  '/model:pinghu',
  'no address',
  '',
])('%j is text', (href) => {
  expect(renderToString(h(OutsideLink, { href }))).not.toContain('href');
});

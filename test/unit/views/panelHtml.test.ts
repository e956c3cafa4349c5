import { describe, expect, it } from 'vitest';
import { panelHtml } from '../../../src/views/panelHtml';

const html = panelHtml({
  cspSource: 'https://*.vscode-cdn.net',
  script: 'https://file/out/panel.js',
  style: 'https://file/out/panel-style.css',
  nonce: 'N0nce',
  title: 'pprof',
  page: '0123456789abcdef',
  kept: '{"selected":"</div><script>alert(1)</script>&amp;"}',
  language: { tag: 'de', messages: { Top: '"><script>oben' } },
});

describe('panelHtml', () => {
  it('allows nothing by default, and no inline or evaluated script', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'nonce-N0nce'");
    expect(policy).not.toMatch(/unsafe|\*;|https:;/);
  });

  it('has what the page kept as an attribute, whatever names are in it', () => {
    const kept =
      '{&quot;selected&quot;:&quot;&lt;/div&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;&quot;}';
    expect(html).toContain(`<div id="root" data-page="0123456789abcdef" data-kept="${kept}"`);
  });

  it('has language and messages as attributes, whatever is in them', () => {
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('data-messages="{&quot;Top&quot;:&quot;\\&quot;&gt;&lt;script&gt;oben&quot;}"');
  });

  it('gives its one script and the toolkit the nonce', () => {
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).toContain('<script nonce="N0nce" src="https://file/out/panel.js">');
    expect(html).toContain('<meta property="csp-nonce" content="N0nce">');
  });
});

import { describe, expect, it } from 'vitest';
import { panelHtml } from '../../../src/views/panelHtml';

const html = panelHtml({
  cspSource: 'https://*.vscode-cdn.net',
  script: 'https://file/out/panel.js',
  style: 'https://file/out/panel-style.css',
  nonce: 'N0nce',
  title: 'pprof',
});

describe('panelHtml', () => {
  it('allows nothing by default, and no inline or evaluated script', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'nonce-N0nce'");
    expect(policy).not.toMatch(/unsafe|\*;|https:;/);
  });

  it('gives its one script and the toolkit the nonce', () => {
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).toContain('<script nonce="N0nce" src="https://file/out/panel.js">');
    expect(html).toContain('<meta property="csp-nonce" content="N0nce">');
  });
});

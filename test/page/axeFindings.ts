/** What axe finds in the page. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

let source: Promise<string> | undefined;

/** What keeps somebody from using it. */
export function seriousAxeFindings(page: Page): Promise<string[]> {
  return findings(page, 'serious');
}

/** What makes it harder, too; where `part` is given, only in what that selects. */
export function allAxeFindings(page: Page, part = ''): Promise<string[]> {
  return findings(page, 'all', part);
}

async function findings(page: Page, extent: 'serious' | 'all', part = ''): Promise<string[]> {
  source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // A page that is looked at again has it still.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await source);
  return await page.evaluate(
    async ([wanted, within]) => {
      const { axe } = window as unknown as {
        axe: {
          /** The impact of a rule is that of all it finds. */
          _audit: { rules: { id: string; impact: string }[] };
          run(
            context: ParentNode | readonly Element[],
            options: { resultTypes: string[]; rules: Record<string, { enabled: boolean }> },
          ): Promise<{
            violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
          }>;
        };
      };
      const isSerious = (impact: string): boolean => impact === 'serious' || impact === 'critical';
      const lesser = axe._audit.rules.filter(({ impact }) => wanted === 'serious' && !isSerious(impact));
      const rules = Object.fromEntries(lesser.map(({ id }) => [id, { enabled: false }]));
      const parts = within === '' ? document : [...document.querySelectorAll(within)];
      const { violations } = await axe.run(parts, { resultTypes: ['violations'], rules });
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join('\n')}`,
      );
    },
    [extent, part] as const,
  );
}

/** How many pixels of the page stand out to the right of its window. */
export function widthBeyondWindow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}

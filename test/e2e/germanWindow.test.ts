/** A window in German: the command, the panel, and what the profile server says. */
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../run/build.mjs';
import { Panel } from './harness/panel';
import { photographFailures, startVsCode, temporaryFolder } from './harness/startVsCode';
import type { VsCode } from './harness/startVsCode';

const HEAP = path.join(ROOT, 'examples/leakdemo/recordings/leak_demo/3-20312/heap.debug1.txt');
const folder = temporaryFolder();
const file = path.join(folder, 'heap.txt');
let vscode: VsCode;

beforeAll(async () => {
  copyFileSync(HEAP, file);
  vscode = await startVsCode({ folder, language: 'de' });
});
afterAll(() => vscode.stop());
photographFailures(() => vscode);

it('speaks German in all its parts', async () => {
  const { workbench } = vscode;
  await workbench.run('pprof: Profil öffnen…');
  await workbench.chooseFile('Profil öffnen', file);
  const panel = await Panel.find(workbench);
  await panel.showTab('Speicher');
  await panel.frame.getByText('Stacks nehmen 34.67% davon').first().waitFor();
  await panel.frame.getByText('Wo ist der Speicher').first().waitFor();
  expect(await panel.frame.locator('html').getAttribute('lang')).toBe('de');
  await vscode.screenshot('panel in German');
});

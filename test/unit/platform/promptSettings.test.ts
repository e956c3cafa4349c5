import { expect, it } from 'vitest';
import { PromptSettings } from '../../../src/platform/promptSettings';

it('keeps the last line for each option, in the order in which they were set last', () => {
  const settings = new PromptSettings();
  for (const line of ['focus=a', ' sort = cum ', ':', 'focus=b=c', 'flat', '  ', 'trim']) settings.note(line);
  expect(settings.lines).toEqual(['sort = cum', ':', 'focus=b=c', 'flat', 'trim']);
});

it('does not grow for ever', () => {
  const settings = new PromptSettings();
  for (let i = 0; i < 1000; i++) settings.note(`x${i}`);
  expect(settings.lines).toHaveLength(200);
});

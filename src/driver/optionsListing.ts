/** What the prompt's `o` shows: printCurrentOptions in pprof's internal/driver/interactive.go, 2026-11. */
import type { Profile } from '../model/profile';
import type { OptionField, Settings } from './optionTable';
import { OPTION_FIELDS } from './optionTable';
import { optionText } from './settings';

export function optionsListing({ sampleTypes }: Profile, settings: Settings): string {
  const types = sampleTypes.map(({ type }) => type);
  const lines = OPTION_FIELDS.filter(({ name }) => name !== 'source_path').map((field) => {
    const { value, remark } = shownValue(field, settings, types);
    return `  ${field.name.padEnd(25)} = ${value.padEnd(20)} ${remark === '' ? '' : `//: ${remark}`}\n`;
  });
  return lines.sort().join('');
}

function shownValue(
  field: OptionField,
  settings: Settings,
  types: readonly string[],
): { readonly value: string; readonly remark: string } {
  const value = optionText(settings, field);
  if (field.kind === 'choice') {
    const remark = `[${[...field.choices].sort().join(' | ')}]`;
    return { value: value === '' ? '(default)' : value, remark };
  }
  if (field.name === 'sample_index') {
    return { value: value === '' ? (types.at(-1) ?? '') : value, remark: `[${types.join(' | ')}]` };
  }
  if (field.name === 'nodecount' && value === '-1') return { value, remark: 'default' };
  return { value: value === '' ? '""' : value, remark: '' };
}

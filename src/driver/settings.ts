/** Setting options by name. Rules and messages: configure and set in pprof's internal/driver/config.go, 2026-11. */
import { goFloatText, parseFloat64, parseGoBool, parseInteger } from './goValues';
import type { OptionField, Settings } from './optionTable';
import { FIELD_OF } from './optionTable';

export type SetOutcome =
  { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly message: string };

/** `name` is an option, or one of a group's choices with a value that is true. */
export function withOption(settings: Settings, name: string, value: string): SetOutcome {
  const field = FIELD_OF.get(name);
  if (field?.name === name) return withField(settings, field, value);
  if (field && parseGoBool(value) === true) return withField(settings, field, name);
  return { ok: false, message: `unknown config field ${JSON.stringify(name)}` };
}

/** As the prompt's listing shows it. */
export function optionText(settings: Settings, field: OptionField): string {
  const value = settings[field.key];
  return field.kind === 'number' ? goFloatText(Number(value)) : String(value);
}

/** Options that may stand alone: switches and choices. */
export function isSwitch(name: string): boolean {
  const field = FIELD_OF.get(name);
  return field !== undefined && (field.name !== name || field.kind === 'switch');
}

export function withValue(
  settings: Settings,
  field: OptionField,
  value: string | boolean | number,
): Settings {
  return { ...settings, [field.key]: value };
}

function withField(settings: Settings, field: OptionField, value: string): SetOutcome {
  const read = readOption(field, value);
  return 'message' in read
    ? { ok: false, message: read.message }
    : { ok: true, settings: withValue(settings, field, read.value) };
}

type ReadOption = { readonly value: string | boolean | number } | { readonly message: string };

function readOption(field: OptionField, given: string): ReadOption {
  switch (field.kind) {
    case 'text':
      return { value: given };
    case 'choice':
      if (field.choices.includes(given)) return { value: given };
      return { message: `invalid ${JSON.stringify(field.name)} value ${JSON.stringify(given)}` };
    case 'switch': {
      const value = lenientBool(given);
      return value === undefined ? { message: `illegal value "${given}" for bool variable` } : { value };
    }
    case 'count': {
      const read = parseInteger(given, 10);
      return read.ok ? read : { message: `strconv.Atoi: parsing ${JSON.stringify(given)}: ${read.error}` };
    }
    case 'number': {
      const read = parseFloat64(given);
      return read.ok
        ? read
        : { message: `strconv.ParseFloat: parsing ${JSON.stringify(given)}: ${read.error}` };
    }
  }
}

/** A switch without a value is switched on. */
function lenientBool(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  if (['true', 't', 'yes', 'y', '1', ''].includes(lower)) return true;
  return ['false', 'f', 'no', 'n', '0'].includes(lower) ? false : undefined;
}

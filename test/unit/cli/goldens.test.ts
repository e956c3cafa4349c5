/** Our terminal front against what pprof answered when the goldens were recorded, byte for byte, messages included. */
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../support/goldens';
import { GOLDENS, readGolden } from '../../support/goldens';
import { ourAnswer } from '../../support/ourAnswer';

describe('the terminal front', () => {
  it.each(GOLDENS.map((golden) => [golden.name, golden] as const))('answers %s', async (name, { args }) => {
    const goldens = readGolden(name).map(readable);
    const ours = readable(await ourAnswer(args));
    // pprof gives few cases several answers; ours has to be one of them.
    const alike = goldens.find(
      (golden) => golden.output === ours.output && golden.messages === ours.messages,
    );
    expect(ours).toEqual(alike ?? goldens[0]);
  });

  it('is asked enough', () => {
    expect(GOLDENS.length).toBeGreaterThan(320);
    const asked = GOLDENS.flatMap(({ args }) => args.map((arg) => arg.replace(/=.*/s, '')));
    expect(OPTIONS.filter((option) => !asked.includes(`-${option}`))).toEqual([]);
  });
});

/** One character a byte, so that a difference is shown as text and none is lost. */
function readable({ output, messages }: Answer): { readonly output: string; readonly messages: string } {
  return { output: output.toString('latin1'), messages: withoutUsage(messages) };
}

/** The usage is in our own words, because there are other commands; what is said before and after it is pprof's. */
function withoutUsage(messages: string): string {
  return messages.replace(/^usage:\n[^]*?(?=^pprof: |(?![^]))/m, 'usage\n');
}

/** Every report and option that the issue names, but for those that need a network or have a markup of our own. */
const OPTIONS = (
  'top list traces peek tree tags raw comments dot callgrind proto topproto sample_index inuse_space inuse_objects ' +
  'alloc_space alloc_objects total_delay contentions mean_delay unit divide_by mean normalize base diff_base ' +
  'drop_negative nodecount nodefraction edgefraction trim cum flat functions filefunctions files lines addresses ' +
  'noinlines showcolumns call_tree relative_percentages focus ignore hide show show_from prune_from tagfocus tagignore ' +
  'tagshow taghide tagroot tagleaf compact_labels source_path trim_path add_comment all_frames'
).split(' ');

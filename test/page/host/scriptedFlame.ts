/**
 * What the scripted host says of the flame graph: the real engine's answers on the profile that a test opens. The engine
 * runs in the test's own process, which the page reaches by a function that the test gives it (flameEngine.ts).
 */
import type { FlameAnswer, FlameAsk, FlamePage } from '../../../src/protocol/flameRequests';

declare global {
  interface Window {
    /** Absent where no test has opened a profile. */
    askFlameEngine?: (ask: FlameAsk) => Promise<FlamePage>;
  }
}

const NO_BOXES: FlamePage = { boxes: [], functions: [], isDifference: false, left: 'nothing' };

export async function flameAnswer(ask: FlameAsk): Promise<FlameAnswer> {
  return { kind: 'flame', page: (await window.askFlameEngine?.(ask)) ?? NO_BOXES };
}

/** A goroutine dump of any size, the same one each time: stacks that repeat as in real programs, arguments that do not. */
import fs from 'node:fs';

const STATES = ['chan send', 'chan receive', 'select', 'IO wait', 'sync.Mutex.Lock', 'sleep'];

export function generateDump(file, count) {
  const random = seeded(11);
  const functions = Array.from({ length: 3000 }, (_, index) => ({
    name: `example.com/app/pkg${index % 40}.(*Server${index % 7}).method${index}`,
    place: `\t/src/app/pkg${index % 40}/file${index % 90}.go:${10 + random(900)} +0x${(16 + random(2000)).toString(16)}\n`,
  }));
  const stacks = Array.from({ length: 500 }, () =>
    Array.from({ length: 5 + random(10) }, () => random(3000)),
  );
  const out = fs.openSync(file, 'w');
  let text = '';
  for (let id = 1; id <= count; id++) {
    const stack = stacks[Math.min(499, Math.floor(-40 * Math.log(1 - random(1 << 20) / (1 << 20))))];
    const minutes = random(2) === 0 ? '' : `, ${1 + random(90)} minutes`;
    text += `goroutine ${id} [${STATES[random(STATES.length)]}${minutes}]:\n`;
    for (const index of stack) {
      const { name, place } = functions[index];
      text += `${name}(0xc${hex(random)}, 0x${random(4096).toString(16)}?, {0xc${hex(random)}, 0x${random(256).toString(16)}})\n${place}`;
    }
    const creator = functions[stack[stack.length - 1]];
    text += `created by ${creator.name} in goroutine ${1 + random(id)}\n${creator.place}\n`;
    if (text.length > 1 << 22) {
      fs.writeSync(out, text);
      text = '';
    }
  }
  fs.writeSync(out, text);
  fs.closeSync(out);
}

function hex(random) {
  return random(2 ** 31)
    .toString(16)
    .padStart(9, '0');
}

function seeded(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** The page in Chromium with a host that hands its asks to the server, and what is measured in it. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const COLORS = {
  foreground: '#CCCCCC',
  descriptionForeground: '#9D9D9D',
  focusBorder: '#0078D4',
  'editor-background': '#1F1F1F',
  'editor-foreground': '#CCCCCC',
  'charts-blue': '#59A4F9',
  'charts-red': '#F14C4C',
  'charts-green': '#89D185',
  'charts-yellow': '#CCA700',
  'charts-orange': '#D18616',
  'charts-purple': '#B180D7',
};

export async function openPanel(root, server, opened) {
  const answer = (ask) => server.answer(opened.id, opened.defaultSampleType, ask);
  const files = await serveFiles(root, answer);
  const browser = await chromium.launch({
    executablePath: findChromium(),
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
  });
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  await page.addInitScript(installHost);
  await page.goto(files.url);
  await page.waitForFunction(() => window.benchHost?.isReady);
  return {
    showAndWait: (revision) => page.evaluate(showAndWait, stateOf(opened, revision)),
    typeAndWait: (key) => typeAndWait(page, key),
    openFlame: () => openFlame(page),
    moveFlame: (millis) => moveFlame(page, millis),
    async close() {
      await browser.close();
      files.close();
    },
  };
}

function stateOf(opened, revision) {
  return {
    revision,
    baseChoices: [],
    shown: {
      profile: { id: opened.id, label: 'measured' },
      sampleTypes: opened.sampleTypes,
      sampleType: opened.defaultSampleType,
      problems: [],
      filters: {},
      canGoBack: false,
      canGoForward: false,
      savedSettings: [],
    },
  };
}

/**
 * Runs in the page before its own script. Asks go out as plain requests: a function that the test driver exposes takes
 * several messages for each call, which VS Code does not.
 */
function installHost() {
  const send = (data) => window.dispatchEvent(new MessageEvent('message', { data }));
  const host = { isReady: false, send, boxes: 0 };
  window.benchHost = host;
  window.acquireVsCodeApi = () => ({
    getState: () => undefined,
    setState: () => undefined,
    postMessage(message) {
      if (message.type === 'ready') host.isReady = true;
      if (message.type !== 'ask') return;
      const { id, revision, ask } = message;
      const asked = fetch('ask', { method: 'POST', body: JSON.stringify(ask) });
      void asked
        .then((response) => response.json())
        .then((reply) => {
          if (reply.ok && ask.kind === 'flame')
            host.boxes = Math.max(host.boxes, reply.value.page.boxes.length);
          send({ type: 'answer', id, revision, reply });
        });
    },
  });
}

/** From the state's arrival to the frame that shows the first row. */
async function showAndWait(state) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));
  const start = performance.now();
  window.benchHost.send({ type: 'state', state });
  while (document.querySelector('.rows-strip > [role=row]:not(.is-loading)') === null) await frame();
  await frame();
  return performance.now() - start;
}

/** From the key to the frame in which the rows are others; the field says what is typed in its own time. */
async function typeAndWait(page, key) {
  const field = page.getByRole('textbox', { name: 'Filter' });
  await field.focus();
  const wait = page.evaluate(() => {
    const grid = document.querySelector('.grid');
    let start = 0;
    document.addEventListener('keydown', () => (start ||= performance.now()), { capture: true, once: true });
    return new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (start === 0) return;
        observer.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - start));
      });
      observer.observe(grid, {
        subtree: true,
        childList: true,
        characterData: true,
        attributeFilter: ['aria-rowcount'],
      });
      setTimeout(() => resolve(NaN), 3000);
    });
  });
  await page.keyboard.press(key);
  return await wait;
}

async function openFlame(page) {
  await page.evaluate(() => {
    window.benchHost.boxes = 0;
  });
  const started = performance.now();
  await page.getByRole('tab', { name: 'Flame graph' }).click();
  await page.waitForFunction(() => window.benchHost.boxes > 0);
  const taken = performance.now() - started;
  // Into a column, where there are many boxes.
  const area = await page.locator('.flame-canvas').boundingBox();
  await page.mouse.click(area.x + 3, area.y + 30);
  await flameSettled(page);
  await page.mouse.click(area.x + 20, area.y + 50);
  await flameSettled(page);
  return taken;
}

/** The detail is asked for a moment after a zoom has begun. */
async function flameSettled(page) {
  await page.waitForTimeout(500);
  await page.waitForFunction(
    () => document.querySelector('.flame-tree')?.getAttribute('aria-busy') === 'false',
  );
}

/** Pans up and down and to the sides, and zooms in and out, a step with each frame. */
async function moveFlame(page, millis) {
  return await page.evaluate(async (duration) => {
    const tree = document.querySelector('.flame-tree');
    const box = tree.getBoundingClientRect();
    const wheel = (fields) =>
      tree.dispatchEvent(
        new WheelEvent('wheel', {
          bubbles: true,
          cancelable: true,
          clientX: box.left + box.width * 0.4,
          clientY: box.top + 100,
          ...fields,
        }),
      );
    const intervals = [];
    const work = [];
    const channel = new MessageChannel();
    let began = 0;
    // A message that is posted in a frame is handled when the frame has been laid out and painted.
    channel.port1.onmessage = () => work.push(performance.now() - began);
    await new Promise((resolve) => {
      const start = performance.now();
      let last = 0;
      let step = 0;
      const onFrame = (now) => {
        if (last > 0) intervals.push(now - last);
        last = now;
        began = performance.now();
        channel.port2.postMessage(0);
        step++;
        const phase = Math.floor(step / 40) % 4;
        if (phase === 0) wheel({ ctrlKey: true, deltaY: -40 });
        else if (phase === 1) tree.scrollTop += 12;
        else if (phase === 2) wheel({ deltaX: step % 80 < 40 ? 25 : -25 });
        else {
          wheel({ ctrlKey: true, deltaY: 40 });
          tree.scrollTop -= 12;
        }
        if (now - start < duration) requestAnimationFrame(onFrame);
        else resolve(undefined);
      };
      requestAnimationFrame(onFrame);
    });
    return { intervals, work, boxes: window.benchHost.boxes };
  }, millis);
}

async function serveFiles(root, answer) {
  const names = ['panel.js', 'panel-style.css'];
  const files = new Map(
    await Promise.all(names.map(async (name) => [`/${name}`, await readFile(path.join(root, 'out', name))])),
  );
  const colors = Object.entries(COLORS).map(([name, color]) => `--vscode-${name}: ${color};`);
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>measured</title>
<style>:root { --vscode-font-family: sans-serif; --vscode-font-size: 13px; ${colors.join(' ')} }</style>
<link rel="stylesheet" href="panel-style.css"></head>
<body class="vscode-dark" data-vscode-theme-kind="vscode-dark"><div id="root"></div><script src="panel.js"></script></body></html>`;
  const server = http.createServer(async (request, response) => {
    if (request.method === 'POST') {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(await answer(await new Response(request).json())));
      return;
    }
    const file = files.get(request.url ?? '');
    const type = request.url?.endsWith('.css') ? 'text/css' : file ? 'text/javascript' : 'text/html';
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.end(file ?? html);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function findChromium() {
  const named = process.env.CHROME_PATH;
  if (named) return named;
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(path.delimiter)];
  const found = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) =>
    existsSync(file),
  );
  if (found === undefined)
    throw new Error(`Found none of ${NAMES.join(', ')}. Install Chromium, or set CHROME_PATH to one.`);
  return found;
}

/**
 * The hand that works VS Code in `npm start`: two goroutine profiles and their difference. It uses the commands that a
 * person would, and tells the terminal how it went through the file that PPROF_LENS_START names.
 */
const fs = require('node:fs');
const http = require('node:http');
const vscode = require('vscode');

/** Seconds that the program gets to leak more between the two profiles. */
const PATIENCE = 60;

/** How many more goroutines are worth a second profile. */
const GROWTH = 30;

exports.activate = () => {
  const plan = process.env.PPROF_LENS_START;
  if (plan !== undefined) void follow(JSON.parse(plan));
};

/** The plan: `{ target, source, lineNumber, report }`; paths are absolute and the line one-based. */
async function follow(plan) {
  try {
    await showLine(plan);
    const first = await fetchProfile(plan.target);
    const before = await countGoroutines(plan.target);
    await untilMoreThan(before + GROWTH, plan.target);
    await fetchProfile(plan.target);
    await vscode.commands.executeCommand('pprofLens.setBase', { profile: first });
    report(plan, { ok: true });
  } catch (error) {
    report(plan, { ok: false, message: error instanceof Error ? error.message : String(error) });
  }
}

async function showLine({ source, lineNumber }) {
  const at = new vscode.Position(lineNumber - 1, 0);
  const editor = await vscode.window.showTextDocument(vscode.Uri.file(source), {
    viewColumn: vscode.ViewColumn.One,
    preview: false,
    selection: new vscode.Range(at, at),
  });
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenter);
}

async function fetchProfile(target) {
  const id = await vscode.commands.executeCommand('pprofLens.fetchGoroutine', { target });
  if (id === undefined)
    throw new Error(
      `pprof Lens fetched no goroutine profile from ${target}; its message in VS Code says why.`,
    );
  return id;
}

async function untilMoreThan(count, target) {
  for (let second = 0; second < PATIENCE; second++) {
    if ((await countGoroutines(target)) > count) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error(`The example leaked too little in ${PATIENCE} s: expected more than ${count} goroutines.`);
}

/** The text form begins with `goroutine profile: total 1012`. */
function countGoroutines(target) {
  return new Promise((resolve, reject) => {
    const ask = http.get(`http://${target}/debug/pprof/goroutine?debug=1`, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part));
      response.once('end', () => resolve(Number(/total (\d+)/.exec(text)?.[1])));
    });
    ask.once('error', reject);
  });
}

/** Whole or not at all: the terminal watches for this file. */
function report({ report: file }, result) {
  fs.writeFileSync(`${file}.part`, JSON.stringify(result));
  fs.renameSync(`${file}.part`, file);
}

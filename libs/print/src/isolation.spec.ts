import { jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchOptions } from './browser/chromium.js';
import { startBrowser } from './browser/start.js';
import { Printer } from './printer.js';
import { selfEvaluation2020 } from './testing/print-template.js';
import { readPdf } from './testing/read-pdf.js';
import { sampleModel } from './testing/sample-model.js';
import { openTrap, type Trap } from './testing/trap.js';

// A cold browser on a busy machine; nothing here is timed.
jest.setTimeout(120_000);

const CANARY = 'CANARYINTHEFILE';
const clock = new Date(0);
const folder = mkdtempSync(join(tmpdir(), 'chengwen-isolation-'));
const secret = join(folder, 'secret.txt');
writeFileSync(secret, CANARY);
const printer = new Printer();
let trap: Trap;

beforeAll(async () => {
  trap = await openTrap();
});
afterAll(async () => {
  await printer.close();
  await trap.close();
  rmSync(folder, { recursive: true });
});

/** Ways out of a document, known from attacks on PDF renderers. */
const payloads = (at: string, file: string): string[] => [
  `<img src="${at}/img">`,
  `<img src="${at.replace('http', 'HTTP')}/case">`,
  `<img srcset="${at}/srcset 1x">`,
  `<picture><source srcset="${at}/source"><img></picture>`,
  `<script src="${at}/script"></script>`,
  `<script>fetch("${at}/fetch"); new Image().src = "${at}/new"; location = "${at}/location"</script>`,
  `<img src="data:x" onerror="fetch('${at}/onerror')">`,
  `<svg onload="fetch('${at}/onload')"></svg>`,
  `<iframe src="${at}/iframe"></iframe>`,
  `<iframe src="${file}"></iframe>`,
  `<iframe srcdoc="<img src='${at}/srcdoc'>"></iframe>`,
  `<object data="${at}/object"></object>`,
  `<object data="${file}"></object>`,
  `<embed src="${at}/embed">`,
  `<embed src="${file}">`,
  `<link rel="stylesheet" href="${at}/css">`,
  `<link rel="stylesheet" href="${file}">`,
  `<link rel="attachment" href="${file}">`,
  `<link rel="preload" as="image" href="${at}/preload">`,
  `<link rel="prefetch" href="${at}/prefetch">`,
  `<link rel="preconnect" href="${at}">`,
  `<link rel="icon" href="${at}/icon">`,
  `<link rel="manifest" href="${at}/manifest">`,
  `<style>@import "${at}/import";</style>`,
  `<style>@font-face { font-family: x; src: url(${at}/font) } p { font-family: x }</style><p>x</p>`,
  `<p style="background: url(${at}/background)">x</p>`,
  `<p style="content: url(${at}/content); list-style: url(${at}/list); cursor: url(${at}/cursor), auto">x</p>`,
  `<style>@page { @top-left { content: url(${at}/margin) } }</style>`,
  `<svg><use href="${at}/use#a"/><image href="${at}/image"/></svg>`,
  `<svg><foreignObject><iframe src="${at}/foreign"></iframe></foreignObject></svg>`,
  `<meta http-equiv="refresh" content="0;url=${at}/refresh">`,
  `<meta http-equiv="refresh" content="0;url=${file}">`,
  `<base href="${at}/"><img src="relative">`,
  `<video src="${at}/video" autoplay poster="${at}/poster"></video><audio src="${at}/audio" autoplay></audio>`,
  `<video><track src="${at}/track" default></video>`,
  `<form action="${at}/form" id="f"><input type="image" src="${at}/input"></form><script>f.submit()</script>`,
  `<body background="${at}/body">`,
  `<table background="${at}/table"><tr><td>x</td></tr></table>`,
  `<a href="${at}/ping" ping="${at}/ping">x</a>`,
  `<img src="http://localhost:${new URL(at).port}/name">`,
];

describe('a document in the printer', () => {
  it('reaches no listener and no file, whatever it tries', async () => {
    for (const payload of payloads(`http://127.0.0.1:${trap.port}`, pathToFileURL(secret).href)) {
      const pdf = await printer.renderPdf(`<!doctype html><title>x</title>${payload}<p>END</p>`, { clock });
      const text = (await readPdf(pdf)).text();
      expect(text).not.toContain(CANARY);
      expect(`${payload}: ${trap.hits()} connections`).toBe(`${payload}: 0 connections`);
    }
  });

  it('runs no script', async () => {
    const html = '<!doctype html><title>x</title><p>before</p><script>document.body.textContent = "SCRIPTED"</script>';
    expect((await readPdf(await printer.renderPdf(html, { clock }))).text()).toBe('before');
  });

  it('would have been heard without the isolation: an ordinary page with the same payloads knocks', async () => {
    const control = await openTrap();
    const browser = await startBrowser(await launchOptions('testing'));
    try {
      for (const payload of payloads(`http://127.0.0.1:${control.port}`, pathToFileURL(secret).href)) {
        const page = await browser.newPage();
        // Not awaited: some of these never finish loading. Their knocking is what is waited for.
        page.setContent(`<!doctype html>${payload}<p>END</p>`).catch(() => undefined);
      }
      await control.reached(25);
    } finally {
      await browser.close();
      await control.close();
    }
  });

  it('prints hostile values of a form as the text they are', async () => {
    const hostile = [
      '<script>document.title="x"</script>',
      `<img src=http://127.0.0.1:${trap.port}>`,
      `<iframe src="${pathToFileURL(secret).href}"></iframe>`,
      `"><td style="background:url(http://127.0.0.1:${trap.port}/css)">`,
      '{{constructor.constructor("x")()}}',
      '}</style><style>@import "http://127.0.0.1/"',
    ];
    const model = sampleModel();
    const pdf = await readPdf(
      await printer.printForm({
        ...selfEvaluation2020,
        clock,
        model: {
          ...model,
          title: hostile[0]!,
          number: hostile[5]!,
          note: hostile.join('\n'),
          header: { ...model.header, projectName: hostile[2]! },
          foot: { ...model.foot, author: hostile[3]! },
        },
      }),
    );
    const text = pdf.text();
    for (const value of hostile) expect(text).toContain(value.replace(/\s/g, ''));
    expect(pdf.text(1)).toContain(hostile[5]!.replace(/\s/g, ''));
    expect(text).not.toContain(CANARY);
    expect(trap.hits()).toBe(0);
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { FormRepository } from '@chengwen/store';
import { EXIT, type Output } from '../cli/output.js';
import { readConfig, ROOT } from '../edge/config.js';
import { jsonLog } from '../edge/log.js';
import { startApi, type RunningApi } from '../edge/start-api.js';
import { PdfService } from '../forms/pdf.service.js';
import { OutboxWorker } from '../outbox/outbox.worker.js';
import { verifyForm } from '../verify/verify-form.js';
import type { FormAtHand } from './form-at-hand.js';
import { emptyFolder, keepPdfs, keepTrail, keepVerification } from './results.js';
import { castOf, playRoad, type Cast } from './road.js';
import { Teller } from './teller.js';

/**
 * `demo`: the main job from draft to publication on a fresh store, through GraphQL over HTTP with real log-ins; PDFs,
 * audit trail and verification go to `out`. Answers 1 when anything is not as expected.
 */
export async function runDemo(output: Output, out = 'out'): Promise<number> {
  const since = performance.now();
  const folder = resolve(ROOT, out);
  await emptyFolder(folder);
  const teller = new Teller(output);
  const data = await mkdtemp(join(tmpdir(), 'chengwen-demo-'));
  let api: RunningApi | undefined;
  try {
    api = await teller.step('启动内置存储和服务，建立演示地区', async ({ say }) => {
      const config = readConfig({ CHENGWEN_DATA: data, CHENGWEN_DEMO: '1', CHENGWEN_REQUEST_LOG: '0', PORT: '0' });
      const started = await startApi(config, { log: jsonLog() });
      say(started.url);
      return started;
    });
    const cast = await teller.step('各岗位人员登录', () => castOf(started(api).url));
    const form = await playRoad(teller, cast);
    await keepResults(teller, api, cast, form, folder);
  } catch (error) {
    if (!teller.failed) throw error;
  } finally {
    await api?.stop();
    await rm(data, { recursive: true, force: true });
  }
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  const ok = !teller.failed;
  output.answer({ ok, out: folder, seconds, steps: teller.steps }, () =>
    ok
      ? `全部 ${teller.steps.length} 步符合预期，用时 ${seconds} s，结果在 ${folder}`
      : `有步骤与预期不符，见上（用时 ${seconds} s）`,
  );
  return ok ? EXIT.fine : EXIT.findings;
}

async function keepResults(
  teller: Teller,
  { app }: RunningApi,
  cast: Cast,
  form: FormAtHand,
  folder: string,
): Promise<void> {
  await teller.step('打印各版本', async (telling) => {
    await app.get(PdfService).warm(telling.say);
    await keepPdfs(cast.author, form.seen, folder, telling);
  });
  await teller.step('导出办理记录', (telling) => keepTrail(cast.author, form.seen, folder, telling));
  await teller.step('校验留痕', async (telling) => {
    await app.get(OutboxWorker).drain();
    await keepVerification(await verifyForm(app.get(FormRepository), form.seen.id), folder, telling);
  });
}

function started(api: RunningApi | undefined): RunningApi {
  if (!api) throw new Error('the API has not started');
  return api;
}

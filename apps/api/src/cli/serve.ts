import { ROLE_LABELS } from '@chengwen/domain';
import { readConfig } from '../edge/config.js';
import { jsonLog } from '../edge/log.js';
import { runUntilStopped } from '../edge/run-until-stopped.js';
import { startApi } from '../edge/start-api.js';
import { PdfService } from '../forms/pdf.service.js';
import { DEMO_PASSWORD, DEMO_PEOPLE, demoUnitName } from '../people/demo-people.js';
import { EXIT, type Output } from './output.js';

/** `serve`: the product on one address until SIGTERM or SIGINT. */
export async function serve(
  options: { readonly demo?: boolean; readonly port?: string },
  output: Output,
): Promise<number> {
  const config = readConfig({
    ...process.env,
    ...(options.demo ? { CHENGWEN_DEMO: '1' } : {}),
    ...(options.port === undefined ? {} : { PORT: options.port }),
  });
  const since = Date.now();
  const elapsed = (): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;
  const log = jsonLog();
  const api = await startApi(config, { log, progress: (step) => output.step(`${step}…（${elapsed()}）`) });
  const people = config.demo ? DEMO_PEOPLE : [];
  output.answer(
    { url: api.url, demoPeople: people.map(({ login, name }) => ({ login, name, password: DEMO_PASSWORD })) },
    () => welcome(api.url, config.demo),
  );
  output.step(`已就绪（${elapsed()}），按 Ctrl+C 停止`);
  api.app
    .get(PdfService)
    .warm((text) => output.step(text))
    .then(() => output.step(`打印浏览器已就绪（${elapsed()}）`))
    .catch((error: unknown) => output.step(`打印暂不可用：${error instanceof Error ? error.message : String(error)}`));
  await runUntilStopped(api.stop, log);
  output.step('已停止');
  return EXIT.fine;
}

function welcome(url: string, demo: boolean): string {
  const lines = ['', `  呈文  ${url}`, `  GraphQL  ${url}/graphql`, ''];
  if (demo) {
    lines.push(`  演示人员（密码均为 ${DEMO_PASSWORD}）：`);
    for (const { login, name, positions } of DEMO_PEOPLE) {
      const where = positions.map(({ unit, role }) => `${demoUnitName(unit)}·${ROLE_LABELS[role]}`).join('，');
      lines.push(`    ${login.padEnd(14)}${name}（${where}）`);
    }
    lines.push('');
  }
  return lines.join('\n');
}

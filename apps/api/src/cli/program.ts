import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { EXIT, outputFor, reportFailure, type Output } from './output.js';

/** What a command is given by commander: its options, `--json` among them. */
type Options = Readonly<Record<string, string & boolean>>;
type Work = (argument: string | undefined, options: Options, output: Output) => Promise<number>;

/** Every command (命令), each loading its own code only: `schema` needs no store, `check` no server. */
export function chengwen(): Command {
  const program = new Command('chengwen')
    .description('呈文：绩效表单的填报、审核、打印与留痕')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示某个命令的帮助')
    .showHelpAfterError('（用 --help 查看用法）')
    .exitOverride();

  add(program, 'serve', '启动服务', async (_, { demo, port }, output) =>
    (await import('./serve.js')).serve({ ...(demo ? { demo } : {}), ...(port ? { port } : {}) }, output),
  )
    .option('--demo', '演示模式：建立演示地区、人员和一张草稿')
    .option('--port <端口>', '监听端口，默认 3000');

  add(program, 'demo', '不用键盘走完一张表从草稿到公开的全过程，结果写入 out/', async (_, { out }, output) =>
    (await import('../demo/run-demo.js')).runDemo(output, out || undefined),
  ).option('--out <目录>', '结果目录，默认 out');

  add(program, 'import <文件>', '识别文件中的表单，不保存', async (file, _, output) =>
    (await import('./import.js')).importFile(file ?? '', output),
  );

  add(program, 'check <文件>', '识别并检查文件中的表单', async (file, _, output) =>
    (await import('./check.js')).checkFile(file ?? '', output),
  );

  add(
    program,
    'export [文件]',
    '把文件中的表单或已保存的表单导出为 Excel，可再导入',
    async (file, { form, out }, output) =>
      (await import('./export.js')).exportFile({ ...given({ file, form, out }) }, output),
  )
    .option('--form <编号>', '已保存的表单（id）')
    .option('--out <文件>', '写到哪里，默认 out/forms.xlsx');

  add(
    program,
    'render [文件]',
    '把文件中的表单或已保存的表单打印成 PDF',
    async (file, { form, version, out }, output) =>
      (await import('./render.js')).render({ ...given({ file, form, version, out }) }, output),
  )
    .option('--form <编号>', '已保存的表单（id）')
    .option('--version <版次>', '第几版，默认最新')
    .option('--out <文件>', '写到哪里，默认 out/');

  add(program, 'verify', '校验留痕：逐条核对事件、版本与现状', async (_, { form }, output) =>
    (await import('./verify.js')).verify({ ...given({ form }) }, output),
  ).option('--form <编号>', '只校验这一张（id），默认全部');

  add(program, 'backup <目录>', '备份数据，服务运行时也可以；备份后逐张校验留痕', async (target, _, output) =>
    (await import('./backup.js')).backup(target ?? '', output),
  );

  add(
    program,
    'restore <目录>',
    '从备份恢复到空的数据目录，恢复后逐张校验留痕；须先停止服务',
    async (source, _, output) => (await import('./backup.js')).restore(source ?? '', output),
  );

  add(program, 'compact', '压缩数据，归还已删除内容占用的磁盘空间；须先停止服务', async (_argument, _, output) =>
    (await import('./backup.js')).compact(output),
  );

  add(program, 'schema', '由代码生成 GraphQL schema', async (_, { out }, output) =>
    (await import('./schema.js')).schema({ ...given({ out }) }, output),
  ).option('--out <文件>', '写到哪里，默认打印出来');
  return program;
}

function add(program: Command, usage: string, description: string, work: Work): Command {
  return program
    .command(usage)
    .description(description)
    .option('--json', '以 JSON 输出结果')
    .helpOption('-h, --help', '显示帮助')
    .action(async (...received: unknown[]) => {
      const options = received.at(-2) as Options;
      const argument = received.length > 2 ? (received[0] as string | undefined) : undefined;
      const output = outputFor({ json: Boolean(options['json']) });
      process.exitCode = await work(argument, options, output).catch((error: unknown) =>
        reportFailure(error, output.json),
      );
    });
}

/** Only what was given. */
const given = (options: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(options).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** Runs the command line; wrong use ends with 2. */
export async function run(argv: readonly string[]): Promise<void> {
  try {
    await chengwen().parseAsync([...argv]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? EXIT.fine : EXIT.wrongUse;
  }
}

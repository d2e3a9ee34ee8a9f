import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refusal } from '@chengwen/domain';
import { z } from 'zod';

/** Root of the repository, the same from `src` and from `dist`. */
export const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** Where the forms live: any MongoDB server, a mongod that npm brings, or our own embedded store. */
export type StoreChoice =
  | { readonly kind: 'uri'; readonly uri: string }
  | { readonly kind: 'mongod'; readonly directory: string }
  | { readonly kind: 'embedded'; readonly directory: string };

/** Everything the server takes from outside (配置), checked once at start. */
export interface Config {
  readonly production: boolean;
  /** Demo prefecture with published passwords; refused in production and off loopback. */
  readonly demo: boolean;
  readonly host: string;
  readonly port: number;
  readonly store: StoreChoice;
  /** Directory of everything kept beside the store. */
  readonly data: string;
  /** Public address of the product, for QR codes, the Origin check and secure cookies. */
  readonly origin?: string;
  readonly introspection: boolean;
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  readonly proxies: readonly string[];
  /** The built web app. */
  readonly site: string;
  /** One JSON line per request on stderr. */
  readonly requestLog: boolean;
}

/** DI token of the configuration. */
export const CONFIG = Symbol('config');

const flag = z.enum(['0', '1']).transform((text) => text === '1');
const environment = z.object({
  NODE_ENV: z.string().optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/.+/, '应以 mongodb:// 或 mongodb+srv:// 开头')
    .optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, '应为 0 至 65535 的整数')
    .transform(Number)
    .refine((port) => port <= 65_535, '应为 0 至 65535 的整数')
    .default(3000),
  CHENGWEN_STORE: z.enum(['embedded', 'mongod']).optional(),
  CHENGWEN_DATA: z.string().min(1).default('var'),
  CHENGWEN_HOST: z.string().min(1).default('127.0.0.1'),
  CHENGWEN_DEMO: flag.default(false),
  CHENGWEN_ORIGIN: z
    .string()
    .regex(/^https?:\/\/[^/\s]+$/, '应为 https://主机[:端口]，末尾不带“/”')
    .optional(),
  CHENGWEN_INTROSPECTION: flag.optional(),
  CHENGWEN_TRUST_PROXY: z
    .string()
    .transform((text) => text.split(',').map((address) => address.trim()))
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], '应为以逗号分隔的 IP 地址')))
    .default([]),
  CHENGWEN_SITE: z.string().min(1).default('apps/web/dist/site'),
  CHENGWEN_REQUEST_LOG: flag.default(true),
  /** Read by the printing part: which browser to run. */
  CHENGWEN_CHROMIUM: z.string().min(1).optional(),
});

const KNOWN = new Set(Object.keys(environment.shape));

/** Names that never leave the machine. */
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Reads the configuration. Whatever is unknown, malformed or unsafe together refuses the start (`config.invalid`) and
 * names every problem at once. Production wants its store named: it never falls back to the embedded one by itself.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const unknown = Object.keys(env).filter((key) => key.startsWith('CHENGWEN_') && !KNOWN.has(key));
  const problems = unknown.map((key) => `${key} 不是已知的配置项`);
  const given = Object.fromEntries([...KNOWN].flatMap((key) => (env[key] ? [[key, env[key]]] : [])));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) problems.push(`${path.join('.')} ${message}`);
    throw refusal('config.invalid', { problems: problems.join('；') });
  }
  const values = parsed.data;
  const production = values.NODE_ENV === 'production';
  if (production && !values.MONGODB_URI && values.CHENGWEN_STORE !== 'embedded')
    problems.push('NODE_ENV=production 须设置 MONGODB_URI，或明确设置 CHENGWEN_STORE=embedded');
  if (values.MONGODB_URI && values.CHENGWEN_STORE) problems.push('MONGODB_URI 与 CHENGWEN_STORE 只能设置一个');
  if (production && values.CHENGWEN_DEMO) problems.push('NODE_ENV=production 不能开启演示模式 CHENGWEN_DEMO');
  if (values.CHENGWEN_DEMO && !LOOPBACK.has(values.CHENGWEN_HOST))
    problems.push('演示模式的密码是公开的，CHENGWEN_HOST 只能是本机地址');
  if (production && /[?&](w=0|w=1|journal=false|j=false)\b/i.test(values.MONGODB_URI ?? ''))
    problems.push('MONGODB_URI 不得降低写入保证（w、journal）');
  if (problems.length > 0) throw refusal('config.invalid', { problems: problems.join('；') });

  const data = resolve(ROOT, values.CHENGWEN_DATA);
  return {
    production,
    demo: values.CHENGWEN_DEMO,
    host: values.CHENGWEN_HOST,
    port: values.PORT,
    store: values.MONGODB_URI
      ? { kind: 'uri', uri: values.MONGODB_URI }
      : { kind: values.CHENGWEN_STORE ?? 'embedded', directory: resolve(data, 'store') },
    data,
    ...(values.CHENGWEN_ORIGIN ? { origin: values.CHENGWEN_ORIGIN } : {}),
    introspection: values.CHENGWEN_INTROSPECTION ?? !production,
    proxies: values.CHENGWEN_TRUST_PROXY,
    site: resolve(ROOT, values.CHENGWEN_SITE),
    requestLog: values.CHENGWEN_REQUEST_LOG,
  };
}

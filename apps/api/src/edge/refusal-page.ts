import { Refusal, refusalText } from '@chengwen/domain';
import type { FastifyReply } from 'fastify';
import { describe, statusOf } from './error-format.js';
import type { Log } from './log.js';

const STATUS: Readonly<Record<string, number>> = {
  'login.required': 401,
  'form.notFound': 404,
  'version.notFound': 404,
  'pdf.busy': 503,
};

/** A refusal as a small page: whoever follows a link to a file reads a page, not JSON. */
export async function sendRefusalPage(reply: FastifyReply, error: unknown, log: Log): Promise<void> {
  const { message, extensions } =
    error instanceof Refusal
      ? { message: refusalText(error), extensions: { code: error.code as string } }
      : describe(error, log);
  const status = STATUS[extensions.code] ?? (extensions.code === 'internal.error' ? 500 : statusOf(extensions.code));
  await reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>呈文</title>` +
        `<p data-code="${extensions.code}">${escapeHtml(message)}</p><p><a href="/">返回首页</a></p></html>`,
    );
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);

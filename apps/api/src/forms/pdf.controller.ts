import { Refusal, refusal, refusalText, type Person } from '@chengwen/domain';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../edge/config.js';
import { describe, statusOf } from '../edge/error-format.js';
import { LOG, type Log } from '../edge/log.js';
import { sessionToken } from '../edge/request-context.js';
import { LoginService } from '../people/login.service.js';
import { FormsService } from './forms.service.js';
import { PdfService } from './pdf.service.js';

const STATUS: Readonly<Record<string, number>> = {
  'login.required': 401,
  'form.notFound': 404,
  'version.notFound': 404,
  'pdf.busy': 503,
};

/** The printed versions (打印件): one page to open in the browser, under the same permission as the form itself. */
@Controller()
export class PdfController {
  constructor(
    @Inject(FormsService) private readonly forms: FormsService,
    @Inject(PdfService) private readonly pdfs: PdfService,
    @Inject(LoginService) private readonly logins: LoginService,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  @Get('forms/:id/versions/:file')
  async print(
    @Param('id') id: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    void reply.header('cache-control', 'private, no-cache');
    try {
      const number = /^([1-9]\d{0,4})\.pdf$/.exec(file)?.[1];
      if (!number) throw refusal('edge.notFound');
      const token = sessionToken(request, this.config);
      const person = token ? await this.logins.personOf(token) : undefined;
      const { version, mask } = await this.readable(id, Number(number), person);
      const { pdf, etag } = await this.pdfs.print(version, mask);
      void reply.header('etag', etag);
      if (request.headers['if-none-match'] === etag) return void (await reply.code(304).send());
      const name = encodeURIComponent(`${version.formNumber}-第${version.number}版.pdf`);
      await reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename*=UTF-8''${name}`)
        .send(Buffer.from(pdf));
    } catch (error) {
      await this.sendPage(reply, error);
    }
  }

  /** The version and what of it this person may read. Whoever is not logged in learns no more than that they are not. */
  private async readable(id: string, number: number, by: Person | undefined) {
    try {
      const { access } = await this.forms.view(id, by);
      return { version: await this.forms.version(id, number, by), mask: access.mask };
    } catch (error) {
      throw !by && error instanceof Refusal ? refusal('login.required') : error;
    }
  }

  /** A refusal as a small page: whoever follows a link to a PDF reads a page, not JSON. */
  private async sendPage(reply: FastifyReply, error: unknown): Promise<void> {
    const { message, extensions } =
      error instanceof Refusal
        ? { message: refusalText(error), extensions: { code: error.code as string } }
        : describe(error, this.log);
    const status = STATUS[extensions.code] ?? (extensions.code === 'internal.error' ? 500 : statusOf(extensions.code));
    await reply
      .code(status)
      .type('text/html; charset=utf-8')
      .send(
        `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>呈文</title>` +
          `<p data-code="${extensions.code}">${escapeHtml(message)}</p><p><a href="/">返回首页</a></p></html>`,
      );
  }
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);

import { Refusal, refusal, type Person } from '@chengwen/domain';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../edge/config.js';
import { LOG, type Log } from '../edge/log.js';
import { sendRefusalPage } from '../edge/refusal-page.js';
import { sessionToken } from '../edge/request-context.js';
import { LoginService } from '../people/login.service.js';
import { FormsService } from './forms.service.js';
import { PdfService } from './pdf.service.js';

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
      await sendRefusalPage(reply, error, this.log);
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
}

import { FormRepository } from '@chengwen/store';
import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { templates } from '@chengwen/templates';
import { verifyForm } from './verify-form.js';

/** What the paper's QR code leads to (验证页): whoever holds the paper learns whether it is genuine, nobody learns more. */
@Controller()
export class VerifyController {
  constructor(@Inject(FormRepository) private readonly forms: FormRepository) {}

  @Get('verify/:form/:number/:hash')
  async verify(
    @Param('form') form: string,
    @Param('number') number: string,
    @Param('hash') hash: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { verdict, lines } = await this.judge(form.slice(0, 64), Number(number), hash);
    await reply
      .code(verdict === 'unknown' ? 404 : 200)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page(verdict, lines));
  }

  private async judge(id: string, number: number, hash: string): Promise<{ verdict: Verdict; lines: string[] }> {
    const form = /^[\dA-Z-]{8,64}$/.test(id) ? await this.forms.load(id) : undefined;
    const version = form && (await this.forms.versions(form)).find((each) => each.number === number);
    // The whole digest is asked for: it stands on the paper only, so it cannot be guessed from a form's number.
    if (!form || !version || version.hash !== hash) return { verdict: 'unknown', lines: [] };
    const { problems } = await verifyForm(this.forms, id);
    const lines = [
      `编号：${version.formNumber}`,
      `表名：${templates[version.template]?.title ?? version.template}（${version.year}年度）`,
      `版本：第${version.number}版，${beijingTime(version.at)}`,
      `摘要：${version.hash}`,
    ];
    const altered = problems.length > 0;
    if (altered) return { verdict: 'altered', lines };
    if (form.state.value === 'void') return { verdict: 'void', lines };
    return form.frozen.number > version.number
      ? { verdict: 'superseded', lines: [...lines, `最新版本：第${form.frozen.number}版`] }
      : { verdict: 'current', lines };
  }
}

type Verdict = 'current' | 'superseded' | 'void' | 'altered' | 'unknown';

const SENTENCES: Readonly<Record<Verdict, string>> = {
  current: '真实有效：与系统留存的版本一致，是最新版本',
  superseded: '真实，但已有更新的版本',
  void: '真实，但该表单已经作废',
  altered: '系统留存的记录校验不符，请联系出具单位核实',
  unknown: '没有与该凭证相符的版本：请核对二维码，或联系出具单位核实',
};

const beijingTime = (at: string): string =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' }).format(
    new Date(at),
  );

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);

const page = (verdict: Verdict, lines: readonly string[]): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>呈文 · 文件验证</title></head><body><main><h1>文件验证</h1>` +
  `<p data-verdict="${verdict}"><strong>${SENTENCES[verdict]}</strong></p>` +
  `<ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>` +
  `<p>本页核对纸面凭证与系统留存版本的摘要；图示印章不具有法律效力。</p></main></body></html>`;

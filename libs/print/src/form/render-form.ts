import Handlebars from 'handlebars';
import type { Cut } from '../layout/paginate.js';
import type { PrintModel } from '../model.js';
import { drawSeal } from '../seal/seal.js';
import { columnStyle } from './column-style.js';
import { pageStyle, paperNamed, textWidth, type Paper } from './paper.js';
import { cleanModel } from './printable.js';
import { qrSvg } from './qr.js';
import { checkStyle, compileTemplate } from './template.js';
import { formView } from './view.js';

/** A form's print template: `print.html` (what stands in the body) and `print.css` of an edition. */
export type PrintTemplate = {
  readonly html: string;
  readonly css: string;
  /** In place of the paper that the model names. */
  readonly paper?: Paper;
};

/** Fills a template again and again for different page cuts, with what is dear (seal, compilation) done once. */
export type FormRenderer = {
  readonly paper: Paper;
  /** Whether the indicator table may begin on the last page of a long heading. */
  readonly flows: boolean;
  /** The whole HTML document, with a new page at each of `cuts`. */
  render(cuts?: readonly Cut[]): string;
};

/**
 * Readies a form for printing. Throws {@link TemplateRefused} for a template that is not safe to fill, and Handlebars'
 * own exception for a field that the model does not have.
 */
export async function prepareForm(raw: PrintModel, { html, css, paper: given }: PrintTemplate): Promise<FormRenderer> {
  const paper = given ?? paperNamed(raw.paper ?? 'portrait');
  const fill = compileTemplate(html);
  const style = checkStyle(css);
  const model = cleanModel(raw);
  const seal = model.seal ? await drawSeal({ ...model.seal, note: '示意' }) : '';
  const qr = model.qrText ? qrSvg(model.qrText, 16) : '';
  const sheet = pageStyle(paper, {
    topLeft: model.number ? `编号：${model.number}` : '',
    topRight: model.versionLabel,
    bottomLeft: model.hash ? `校验码 ${model.hash.slice(0, 16)}` : '',
    bottomRightSvg: qr,
  });
  const shape = {
    block: /\bcol-block\b/.test(html),
    heads: /\{\{#each @root\.columns\}\}/.test(html),
    letterPt: letterSize(css, 'body') ?? 9,
  };
  const columns = columnStyle(model, paper, shape);
  const titleEms = textWidth(paper) / ((letterSize(css, 'h1') ?? 20) * MM_PER_POINT * TITLE_SPACING);
  const title = Handlebars.escapeExpression(`${model.title}${model.yearLine}${model.header.projectName}`);
  return {
    paper,
    flows: shape.heads,
    render: (cuts = []) =>
      `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title>` +
      `<style>${sheet}\n${columns}\n${style}</style></head><body>${fill(formView(model, { seal, qr }, cuts, titleEms))}</body></html>`,
  };
}

const MM_PER_POINT = 25.4 / 72;
/** Titles are set a little apart. */
const TITLE_SPACING = 1.05;

/** Points of the letters that a style gives an element: `body { font: 9pt/1.36 …`; what widths are reckoned in. */
function letterSize(css: string, element: string): number | undefined {
  const found = new RegExp(`(?:^|[},;/\\s])${element}\\s*\\{[^}]*?font(?:-size)?:[^;}]*?([\\d.]+)pt`).exec(css);
  return found ? Number(found[1]) : undefined;
}

/** Form and template to one HTML document, rows on one page run (页 not yet cut); for previews and tests. */
export async function renderForm(model: PrintModel, template: PrintTemplate): Promise<string> {
  return (await prepareForm(model, template)).render();
}

import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { refusal, type Mask } from '@chengwen/domain';
import { Printer } from '@chengwen/print';
import type { FormVersion } from '@chengwen/store';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, ROOT, type Config } from '../edge/config.js';
import { Directory } from '../people/directory.js';
import { Bindings } from './bindings.js';
import { templateFor } from './catalogue.js';
import { boundForms } from './findings.js';
import { printModel, type PrintGround } from './print-model.js';

/** Prints under way and waiting; more are asked to come back, so that memory stays bounded. */
const MOST_WAITING = 24;

/** What the reader of a print may read beside the content. */
export type Reading = Pick<Mask, 'opinions'>;

/** A printed version and the tag under which a browser keeps it. */
export interface Print {
  readonly pdf: Uint8Array;
  readonly etag: string;
}

/**
 * PDFs of frozen versions (打印). A version never changes, so its PDF is printed once and kept under its hash and that of
 * the template: whatever is in the folder can be thrown away and comes back byte for byte.
 */
@Injectable()
export class PdfService implements OnApplicationShutdown {
  private printer: Printer | undefined;
  private readonly underWay = new Map<string, Promise<Uint8Array>>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Bindings) private readonly bindings: Bindings,
  ) {}

  async print(version: FormVersion, { opinions }: Reading): Promise<Print> {
    const template = await printTemplate(version.template);
    const readers = opinions ? 'inside' : 'public';
    const key = `${version.hash.slice(0, 32)}-${digest(template.html, template.css, this.config.origin ?? '', readers)}`;
    return { pdf: await this.once(key, () => this.kept(key, version, template, opinions)), etag: `"${key}"` };
  }

  /** Starts the browser before the first person waits for it. */
  async warm(progress: (step: string) => void = () => undefined): Promise<void> {
    let told = false;
    this.printer ??= new Printer({
      onProgress: () => {
        if (!told) progress('首次使用，正在解开打印浏览器…');
        told = true;
      },
    });
    await this.printer.warm();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.underWay.values());
    await this.printer?.close();
  }

  private once(key: string, work: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const known = this.underWay.get(key);
    if (known) return known;
    if (this.underWay.size >= MOST_WAITING) throw refusal('pdf.busy');
    const started = work().finally(() => this.underWay.delete(key));
    this.underWay.set(key, started);
    return started;
  }

  private async kept(
    key: string,
    version: FormVersion,
    { html, css }: TemplateFiles,
    opinions: boolean,
  ): Promise<Uint8Array> {
    const folder = join(this.config.data, 'pdf', key.slice(0, 2));
    const path = join(folder, `${key}.pdf`);
    const there = await readFile(path).catch(() => undefined);
    if (there) return there;
    const model = printModel(version, { ...(await this.groundOf(version)), opinions });
    const pdf = await this.browser().printForm({ model, html, css, clock: new Date(version.at) });
    await mkdir(folder, { recursive: true });
    const partial = `${path}.${process.pid}`;
    await writeFile(partial, pdf);
    await rename(partial, path);
    return pdf;
  }

  private async groundOf(version: FormVersion): Promise<Omit<PrintGround, 'opinions'>> {
    const { unit, author, by, content } = version;
    const person = by.id === author ? by : await this.directory.person(author);
    const { origin } = this.config;
    return {
      unit: (await this.directory.unit(unit))?.name ?? unit,
      author: person?.name ?? author,
      bound: boundForms(templateFor(version), await this.bindings.originsOf(content)),
      ...(origin === undefined ? {} : { origin }),
    };
  }

  private browser(): Printer {
    return (this.printer ??= new Printer());
  }
}

interface TemplateFiles {
  readonly html: string;
  readonly css: string;
}

const digest = (...texts: readonly string[]): string =>
  createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 12);

/** print.html and print.css of the edition: template ids come from the catalogue, never from a request. */
export async function printTemplate(template: string): Promise<TemplateFiles> {
  const [kind = '', edition = ''] = template.split('@');
  const folder = join(ROOT, 'templates', kind, edition);
  const [html, css] = await Promise.all([
    readFile(join(folder, 'print.html'), 'utf8'),
    readFile(join(folder, 'print.css'), 'utf8'),
  ]);
  return { html, css };
}
